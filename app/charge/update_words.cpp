#include "charge/update_words.h"

#include <algorithm>

#include "words/dates.h"
#include "words/numbers.h"
#include "words/words.h"

namespace cairn {

namespace {

constexpr W status_words[] = {W::status_planned, W::status_under_way, W::status_done,
                              W::status_late,    W::status_suspended, W::status_abandoned};
constexpr W state_words[] = {W::milestone_to_come, W::milestone_done, W::milestone_unconfirmed};

std::string lower(std::string word) {
  if (!word.empty() && word[0] >= 'A' && word[0] <= 'Z') word[0] += 'a' - 'A';
  return word;
}

std::string either(Lang lang, std::string_view fr, std::string_view en) {
  return std::string(lang == Lang::fr ? fr : en);
}

/// Sentences one after the other.
class Line {
 public:
  explicit Line(Lang lang) : lang_(lang) {}
  void add(const std::string& about, const std::string& said) {
    if (!words_.empty()) words_ += either(lang_, " ; ", "; ");
    words_ += about + either(lang_, " : ", ": ") + said;
  }
  void change(const std::string& about, const std::string& was, const std::string& is) {
    add(about, was + " → " + is);
  }
  std::string words_;

 private:
  Lang lang_;
};

std::string state_of(Lang lang, const Milestone& m) {
  return say(lang, state_words[static_cast<int>(m.state)]);
}

void tell_status(Line& line, Lang lang, const Action& was, const Action& is) {
  const auto word = [&](Status status) {
    return lower(say(lang, status_words[static_cast<int>(status)]));
  };
  if (was.status != is.status) {
    line.change(say(lang, W::status), word(was.status), word(is.status));
  }
  if (was.reason != is.reason && !is.reason.empty()) {
    line.add(say(lang, W::reason), is.reason.in(lang));
  }
  if (was.next != is.next || (was.status != is.status && needs_reason(is.status))) {
    if (needs_reason(is.status)) {
      line.add(say(lang, W::next_date),
               is.next.known() ? date_in_words(lang, is.next) : lower(say(lang, W::no_next_date)));
    }
  }
}

void tell_milestones(Line& line, Lang lang, const Action& was, const Action& is) {
  for (const Milestone& m : is.milestones) {
    const std::string about =
        either(lang, "jalon « ", "milestone “") + m.label.in(lang) + either(lang, " »", "”");
    const auto before = std::find_if(was.milestones.begin(), was.milestones.end(),
                                     [&](const Milestone& one) { return one.id == m.id; });
    if (before == was.milestones.end()) {
      line.add(either(lang, "nouveau ", "new ") + about,
               date_in_words(lang, m.date) + ", " + state_of(lang, m));
      continue;
    }
    if (before->state != m.state) line.change(about, state_of(lang, *before), state_of(lang, m));
    if (before->date != m.date) {
      line.change(about, date_in_words(lang, before->date), date_in_words(lang, m.date));
    }
  }
}

void tell_measures(Line& line, Lang lang, const Action& was, const Action& is) {
  for (std::size_t i = 0; i < is.indicators.size() && i < was.indicators.size(); ++i) {
    const Indicator& indicator = is.indicators[i];
    const std::vector<Value>& before = was.indicators[i].history;
    for (const Value& value : indicator.history) {
      if (std::find(before.begin(), before.end(), value) != before.end()) continue;
      const auto same_day = std::find_if(before.begin(), before.end(),
                                         [&](const Value& v) { return v.date == value.date; });
      std::string said = told(lang, value, indicator.unit);
      if (same_day != before.end()) said = told(lang, *same_day, indicator.unit) + " → " + said;
      line.add(indicator.label.in(lang), said + " (" + date_in_words(lang, value.date) + ")");
    }
  }
}

void tell_question(Line& line, Lang lang, const Question& was, const Question& is) {
  if (was == is) return;
  std::string said = either(lang, "« ", "“") + is.text.in(lang) + either(lang, " »", "”");
  for (std::size_t i = 0; i < is.choices.size(); ++i) {
    said += (i == 0 ? " (" : " / ") + is.choices[i].in(lang);
  }
  if (!is.choices.empty()) said += ")";
  if (is.opens.known() || is.closes.known()) said += ", " + period(lang, is.opens, is.closes);
  line.add(either(lang, "question au public", "question to the public"), said);
}

std::string in_words(Lang lang, const Action& was, const Action& is, const Text& note) {
  Line line(lang);
  tell_status(line, lang, was, is);
  if (was.start != is.start || was.end != is.end) {
    line.change(say(lang, W::dates), period(lang, was.start, was.end),
                period(lang, is.start, is.end));
  }
  tell_milestones(line, lang, was, is);
  tell_measures(line, lang, was, is);
  tell_question(line, lang, was.question, is.question);
  if (!note.exactly(lang).empty()) {
    line.add("note", note.exactly(lang));
  } else if (!note.empty()) {
    line.add("note", either(lang, "en anglais seulement", "in French only"));
  }
  std::string words = std::move(line.words_);
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] -= 'a' - 'A';
  const std::string axis = std::to_string(is.axis);
  return words +
         either(lang, " (responsable de l'axe " + axis + ")", " (lead of axis " + axis + ")");
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::string plain_words(std::string_view typed) {
  std::string out;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const char c = typed[i];
    const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    const char next = i + 1 < typed.size() ? typed[i + 1] : ' ';
    out += is_control ? ' ' : c;
    const bool opens = (c == '<' && (is_letter(next) || next == '/' || next == '!')) ||
                       (c == '&' && (is_letter(next) || next == '#')) || (c == '[' && next == '[');
    if (opens) out += ' ';
  }
  const std::size_t first = out.find_first_not_of(' ');
  if (first == out.npos) return {};
  return out.substr(first, out.find_last_not_of(' ') + 1 - first);
}

Text update_in_words(const Action& was, const Action& is, const Text& note) {
  return {in_words(Lang::fr, was, is, note), in_words(Lang::en, was, is, note)};
}

}  // namespace cairn
