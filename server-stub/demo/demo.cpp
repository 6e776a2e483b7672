#include "demo/demo.h"

#include <algorithm>
#include <map>

#include "demo/demo_life.h"
#include "ledger/lane.h"
#include "pack/pack.h"

namespace cairn::server {

namespace {

constexpr std::size_t batch = 256;

/// Some actions are spoken of more than others; the whole roadmap is, too.
std::vector<DemoSubject> subjects_of(const std::vector<Row>& rows, const DemoWords& words) {
  std::vector<DemoSubject> subjects = {{std::string(whole_roadmap), 0, {&words.whole}, 4}};
  const Roadmap roadmap = roadmap_of(rows);
  for (const Action& action : roadmap.actions) {
    DemoSubject subject{action.id, action.axis, {}, 1};
    for (const std::string& theme : action.themes) {
      const auto found = words.themes.find(theme);
      if (found != words.themes.end()) subject.themes.push_back(&found->second);
    }
    if (subject.themes.empty()) subject.themes.push_back(&words.whole);
    const auto asked = words.questions.find(action.id);
    if (!action.question.text.empty() && asked != words.questions.end()) {
      subject.asked = &asked->second;
    }
    subject.weight = 1 + static_cast<int>(subjects.size() * 7 % 5);
    subjects.push_back(std::move(subject));
  }
  return subjects;
}

}  // namespace

std::vector<DemoTalk> imagine(const std::vector<Row>& rows, const DemoWords& words,
                              const DemoPlan& plan) {
  const std::vector<DemoSubject> subjects = subjects_of(rows, words);
  const std::int64_t start = plan.now - plan.days * day_ms;
  std::vector<std::size_t> lots;
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    lots.insert(lots.end(), static_cast<std::size_t>(subjects[i].weight), i);
  }
  // The last subject's period is over, the one before moderates first.
  const std::size_t closed = subjects.size() - 1;
  const std::size_t held = subjects.size() > 2 ? closed - 1 : subjects.size();
  std::vector<DemoTalk> talks;
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    TalkRules rules{i == held, start, plan.now + 365 * day_ms, true};
    if (i == closed) rules.closes = plan.now - 20 * day_ms;
    talks.push_back({subjects[i].id, rules, {}});
  }
  std::vector<std::vector<DemoSeed>> seeds(subjects.size());
  for (int k = 0; k < plan.count; ++k) {
    DemoDice dice(plan.seed, k);
    DemoSeed seed{k, fate_of(k), 0};
    const bool late = seed.fate == Fate::late;
    const std::size_t at = late ? closed : lots[dice.below(static_cast<int>(lots.size()))];
    const std::int64_t until = at == closed && !late ? talks[at].rules.closes : plan.now;
    const std::int64_t from = late ? talks[at].rules.closes : start;
    seed.at =
        from + 60'000 +
        static_cast<std::int64_t>(dice.next() % 1'000'000) * ((until - from - 120'000) / 1'000'000);
    seeds[at].push_back(seed);
  }
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    std::sort(seeds[i].begin(), seeds[i].end(), [](const DemoSeed& a, const DemoSeed& b) {
      return a.at != b.at ? a.at < b.at : a.k < b.k;
    });
    talks[i].acts = live(subjects[i], talks[i].rules, seeds[i], words, plan);
  }
  return talks;
}

int fill(Exchange& exchange, const std::vector<DemoTalk>& talks) {
  int acts = 0;
  for (const DemoTalk& talk : talks) {
    if (!exchange.put_example_rules(talk.subject, talk.rules)) return -1;
    const std::string scope = talk_scope(talk.subject);
    for (std::size_t at = 0; at < talk.acts.size(); at += batch) {
      const auto first = talk.acts.begin() + static_cast<std::ptrdiff_t>(at);
      const auto last =
          talk.acts.begin() + static_cast<std::ptrdiff_t>(std::min(at + batch, talk.acts.size()));
      if (!exchange.submit_examples(scope, {first, last})) return -1;
    }
    acts += static_cast<int>(talk.acts.size());
  }
  return acts;
}

}  // namespace cairn::server
