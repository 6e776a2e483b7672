#include "demo/demo_life.h"

#include <algorithm>
#include <cstdio>

#include "json/build.h"

namespace cairn::server {

namespace {

constexpr std::string_view stances[] = {"for", "for", "against", "neutral", "", ""};
constexpr std::string_view outcomes[] = {"", "taken-up", "adapted", "set-aside"};
constexpr Channel counted_by[] = {Channel::site,     Channel::site,  Channel::site,
                                  Channel::workshop, Channel::paper, Channel::kiosk};

std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

/// The same act of the same seed has the same id, for ever.
std::string id_of(const DemoPlan& plan, int k, int act) {
  const auto half = [&](std::uint64_t salt) {
    return mixed(mixed(plan.seed ^ salt) + static_cast<std::uint64_t>(k) * 1000 +
                 static_cast<std::uint64_t>(act));
  };
  char id[33];
  std::snprintf(id, sizeof id, "%016llx%016llx",
                static_cast<unsigned long long>(half(0x6361697264656d6fULL)),
                static_cast<unsigned long long>(half(0x7374726f6c6c6572ULL)));
  return id;
}

/// One contribution and what follows from it.
class Life {
 public:
  Life(const DemoSubject& subject, const TalkRules& rules, const DemoWords& words,
       const DemoPlan& plan, const DemoSeed& seed, std::vector<Example>& acts)
      : subject_(subject),
        rules_(rules),
        words_(words),
        plan_(plan),
        seed_(seed),
        dice_(plan.seed + 1, seed.k),
        id_(id_of(plan, seed.k, 0)),
        lang_(dice_.chance(30) ? 1 : 0),
        acts_(acts) {}

  /// `parents`: earlier ones that may be answered. True where this one may be.
  bool live(const std::vector<std::string>& parents);
  const std::string& id() const { return id_; }

 private:
  void speak(const std::string& parent);
  std::string words(bool proposal, bool answer);
  std::int64_t later(int days);
  Example& act(std::string kind, Json body, std::int64_t at, const std::string& of = {});
  Json about() const;
  void moderate(std::string_view verdict, const DemoHidden* why);
  void be_supported();
  void be_replied_to();

  const DemoSubject& subject_;
  const TalkRules& rules_;
  const DemoWords& words_;
  const DemoPlan& plan_;
  const DemoSeed& seed_;
  DemoDice dice_;
  std::string id_;
  std::size_t lang_;
  std::vector<Example>& acts_;
  Channel channel_ = Channel::site;
  int next_ = 0;
  std::int64_t last_ = 0;
};

Json Life::about() const {
  Json body = json_object();
  put(body, "on", json_text(id_));
  return body;
}

Example& Life::act(std::string kind, Json body, std::int64_t at, const std::string& of) {
  Example example;
  example.intent = {id_of(plan_, seed_.k, next_++), 1, std::move(kind), "", at, write_json(body)};
  example.at = at;
  example.author = of;
  acts_.push_back(std::move(example));
  return acts_.back();
}

/// After what befell it last, and before now.
std::int64_t Life::later(int days) {
  const std::int64_t left = std::max<std::int64_t>(plan_.now - last_ - 1000, 1);
  const std::int64_t most = std::min(left, days * day_ms);
  last_ += 1 + static_cast<std::int64_t>(dice_.next() % static_cast<std::uint64_t>(most));
  return last_;
}

std::string Life::words(bool proposal, bool answer) {
  if (answer) return dice_.one_of(words_.answers[lang_]);
  const DemoTheme& theme = *subject_.themes[dice_.below(static_cast<int>(subject_.themes.size()))];
  const auto& list = proposal ? theme.proposals[lang_] : theme.comments[lang_];
  std::string all = dice_.one_of(words_.openers[lang_]);
  all += dice_.one_of(list);
  return all + dice_.one_of(words_.closers[lang_]);
}

void Life::speak(const std::string& parent) {
  const bool replies = parent.empty() && subject_.asked != nullptr && dice_.chance(50);
  const bool proposal = parent.empty() && !replies && dice_.chance(30);
  std::string said =
      replies ? dice_.one_of((*subject_.asked)[lang_]) : words(proposal, !parent.empty());
  if (seed_.fate == Fate::hidden) {
    const auto& hidden = words_.hidden[lang_];
    said = hidden[static_cast<std::size_t>(seed_.k / 50) % hidden.size()].words;
  }
  Json body = json_object();
  const Form form = replies ? Form::answer : proposal ? Form::proposal : Form::comment;
  put(body, "form", json_text(slug(form)));
  put(body, "on", json_text(subject_.id));
  put(body, "words", json_text(said));
  put(body, "lang", json_text(lang_ == 0 ? "fr" : "en"));
  put_text(body, "parent", parent);
  if (parent.empty() && !replies)
    put_text(body, "stance", stances[dice_.below(std::size(stances))]);
  if (dice_.chance(35)) put(body, "place", json_text(dice_.one_of(words_.places)));
  if (subject_.axis == 0 && dice_.chance(50)) {
    put(body, "axis", json_number(1 + static_cast<std::int64_t>(dice_.below(3))));
  }
  act("contribute", std::move(body), seed_.at, id_).channel = channel_;
  last_ = seed_.at;
}

void Life::moderate(std::string_view verdict, const DemoHidden* why) {
  Json body = about();
  put(body, "verdict", json_text(verdict));
  if (why != nullptr) {
    put(body, "ground", json_text(why->ground));
    put(body, "facts", json_text(why->facts));
  }
  act("moderate", std::move(body), later(2)).rights = {{Role::moderator}};
}

void Life::be_supported() {
  // Few are supported much, many a little.
  const std::size_t most = dice_.below(4) == 0 ? 9 : 2;
  for (std::size_t n = dice_.below(static_cast<int>(most)); n > 0; --n) {
    Json body = json_object();
    const bool the_subject = dice_.chance(20);
    put(body, "on", json_text(the_subject ? subject_.id : id_));
    put(body, "set", json_truth(true));
    const std::int64_t before = last_;
    act("support", std::move(body), later(20)).channel = counted_by[dice_.below(6)];
    last_ = before;
  }
}

void Life::be_replied_to() {
  const std::string outcome(outcomes[static_cast<std::size_t>(seed_.k / 3) % 4]);
  Json body = about();
  put(body, "words", json_text(dice_.one_of(words_.replies.at(outcome)[lang_])));
  put(body, "lang", json_text(lang_ == 0 ? "fr" : "en"));
  put_text(body, "outcome", outcome);
  act("reply", std::move(body), later(15)).rights = {{Role::lead, std::max(subject_.axis, 1)}};
}

bool Life::live(const std::vector<std::string>& parents) {
  const bool plain = seed_.fate == Fate::published;
  if (seed_.fate == Fate::held) channel_ = Channel::kiosk;
  if (plain && dice_.chance(24)) channel_ = counted_by[3 + dice_.below(3)];
  const bool answers = plain && !parents.empty() && dice_.chance(28);
  speak(answers ? parents[dice_.below(static_cast<int>(parents.size()))] : "");
  if (seed_.fate == Fate::held || seed_.fate == Fate::late) return false;
  if (seed_.fate == Fate::withdrawn) {
    act("withdraw", about(), later(3), id_);
    return false;
  }
  if (seed_.fate == Fate::hidden) {
    const auto& hidden = words_.hidden[lang_];
    moderate("hide", &hidden[static_cast<std::size_t>(seed_.k / 50) % hidden.size()]);
    return false;
  }
  if (seed_.fate == Fate::edited) {
    Json body = about();
    put(body, "words", json_text(words(false, false) + dice_.one_of(words_.additions[lang_])));
    act("edit", std::move(body), later(1), id_);
  }
  if (rules_.hold || channel_ == Channel::kiosk) moderate("publish", nullptr);
  const bool replied = seed_.k % 3 == 0;
  be_supported();
  if (replied) be_replied_to();
  // Who answers must find it public: only what was so at once.
  return !answers && !rules_.hold && channel_ != Channel::kiosk;
}

}  // namespace

DemoDice::DemoDice(std::uint64_t seed, int k)
    : state_(mixed(seed * 0x9e3779b97f4a7c15ULL) + static_cast<std::uint64_t>(k)) {
  state_ = mixed(state_);
}

std::uint64_t DemoDice::next() { return mixed(state_ += 0x9e3779b97f4a7c15ULL); }

Fate fate_of(int k) {
  switch (k % 50) {
    case 7:
      return Fate::hidden;
    case 13:
      return Fate::withdrawn;
    case 22:
      return Fate::held;
    case 31:
      return Fate::late;
    case 40:
      return Fate::edited;
    default:
      return Fate::published;
  }
}

std::vector<Example> live(const DemoSubject& subject, const TalkRules& rules,
                          const std::vector<DemoSeed>& seeds, const DemoWords& words,
                          const DemoPlan& plan) {
  constexpr std::size_t remembered = 12;
  std::vector<Example> acts;
  std::vector<std::string> parents;
  for (const DemoSeed& seed : seeds) {
    Life life(subject, rules, words, plan, seed, acts);
    if (!life.live(parents)) continue;
    if (parents.size() == remembered) parents.erase(parents.begin());
    parents.push_back(life.id());
  }
  std::stable_sort(acts.begin(), acts.end(),
                   [](const Example& a, const Example& b) { return a.at < b.at; });
  return acts;
}

}  // namespace cairn::server
