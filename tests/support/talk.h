// A talk in miniature: rows, deltas and intents as a server and a person would make them.
#pragma once
#include <string>
#include <vector>

#include "json/build.h"
#include "ledger/delta.h"
#include "ledger/lane.h"
#include "ledger/rows.h"
#include "ledger/set_hash.h"

namespace cairn::test {

inline const std::string talk = "talk/A1-03";
inline const std::string deposit = "7K2M93QFT0AX";
inline const std::string secret(43, 's');

/// 32 digits of one.
inline std::string id_of(char digit) { return std::string(32, digit); }

inline Contribution said(char digit, std::string words, std::int64_t at,
                         Standing standing = Standing::published) {
  Contribution c;
  c.id = id_of(digit);
  c.on = "A1-03";
  c.words = std::move(words);
  c.at = at;
  c.standing = standing;
  return c;
}

inline DeltaRow put_at(std::int64_t rev, Row row) { return {Op::put, rev, std::move(row)}; }
inline DeltaRow gone_at(std::int64_t rev, Op op, std::string kind, std::string id) {
  return {op, rev, {std::move(kind), std::move(id), 0, {}}};
}

/// A whole delta, with the sum over what it puts where it begins at 0.
inline Delta delta_of(std::string lane, std::int64_t from, std::int64_t to,
                      std::vector<DeltaRow> rows) {
  Delta delta{talk, std::move(lane), from, to, false, std::move(rows), ""};
  SetHash sum;
  for (const DeltaRow& row : delta.rows) {
    if (row.op == Op::put) sum.add(row.row.kind, row.row.id, row.rev);
  }
  if (from == 0) delta.set_hash = sum.text();
  return delta;
}

inline Row rules_row() { return row_of("A1-03", TalkRules{}); }

inline Intent intent_of(char digit, std::string kind, const std::string& body,
                        std::int64_t at = 1000) {
  return {id_of(digit), 0, std::move(kind), deposit, at, body};
}

inline Intent contribution_of(char digit, const std::string& words, std::int64_t at = 1000) {
  Json body = json_object();
  put(body, "form", json_text("comment"));
  put(body, "on", json_text("A1-03"));
  put(body, "words", json_text(words));
  put(body, "lang", json_text("fr"));
  return intent_of(digit, "contribute", write_json(body), at);
}

inline Receipt receipt_of(std::int64_t n, char digit, Outcome outcome, std::int64_t seq,
                          Reason reason = Reason::none) {
  return {n, id_of(digit), outcome, reason, seq, 2000};
}

}  // namespace cairn::test
