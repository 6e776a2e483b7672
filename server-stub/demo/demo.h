// A ledger that looks lived in: contributions, answers, supports, moderation and replies, all of
// them invented and marked as examples, decided by the ledger's own rules.
//
// Promises: equal seeds give equal words, under ids of their own, so that filling twice adds
// nothing twice, and filling for more goes on from there; any `count` of 50 or more holds every
// state. Dates lie in the days before `now`. One subject moderates first, one has a period that
// is over; both are marked as examples too.
// Leaves out: what an intent comes to (app/ledger), the sentences (demo_words.h).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "demo/demo_words.h"
#include "ledger/exchange.h"
#include "model/row.h"

namespace cairn::server {

struct DemoPlan {
  int count = 300;  // contributions, answers among them
  std::uint64_t seed = 1;
  std::int64_t now = 0;  // ms
  int days = 150;
};

/// The invented acts about one subject, in the order in which they come.
struct DemoTalk {
  std::string subject;
  TalkRules rules;
  std::vector<Example> acts;
};

/// `rows`: the roadmap's.
std::vector<DemoTalk> imagine(const std::vector<Row>& rows, const DemoWords& words,
                              const DemoPlan& plan);

/// Has them decided; the roadmap is there already. How many acts; -1 where the ledger could not
/// be written.
int fill(Exchange& exchange, const std::vector<DemoTalk>& talks);

}  // namespace cairn::server
