// The ledger's tables.
//
// Promises: every primary key starts with `scope` and no row points out of its scope, so that a
// database that spreads over machines can place a scope on one. Rows of no scope of their own
// (devices, the house's own facts) are in scope "people" or "house".
//
//   scope    head: its last number; durable: the one the last backup holds
//   item     what is there; rev: the number of its last change
//   change   who may see what, since when: ONE entry a row (or tombstone) and lane, moved and
//            never appended. So catching up costs the rows that changed, not what happened.
//   lane     head, floor (tombstones up to there are gone) and the sum over its rows
//   counted  the last n of a device;  receipt: every verdict;  awaiting: those that are held
//   device   whom its supports count for;  quarantine: what this server could not judge
//   erasing  orders to erase, until they are carried out
//   figure   how many of what a year (figures.h): nothing of anybody, kept without end
//   bag      which bags of kiosks arrived (kiosk/bag_list.h), in scope "bags"
//   heartbeat  how each kiosk last said it was (kiosk/heartbeats.h)
#pragma once
#include <string>

#include "ledger/lane.h"
#include "ledger/sql.h"

namespace cairn::server {

inline constexpr std::string_view house_scope = "house";

/// Makes the tables where they are missing; "" or why not.
std::string make_tables(SqlConnection& sql);

/// A fact of the house: "epoch", "schema"…; empty where it is not known.
std::string house_fact(SqlConnection& sql, std::string_view name);
void set_house_fact(SqlConnection& sql, std::string_view name, std::string_view value);

/// A command beside the server took something back: whoever serves looks for another mark.
bool note_taken_back(SqlConnection& sql, std::string_view mark);

/// Runs `work` in a transaction, again where another came in between; false where it failed.
template <typename Work>
bool in_transaction(SqlConnection& sql, bool writes, const Work& work) {
  for (int tries = 0; tries < 6; ++tries) {
    Sql end = sql.begin(writes);
    if (end == Sql::ok) {
      work();
      end = sql.commit();
    }
    if (end == Sql::ok) return true;
    if (end == Sql::failed) return false;
  }
  return false;
}

}  // namespace cairn::server
