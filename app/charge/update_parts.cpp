#include "charge/update_parts.h"

#include <algorithm>
#include <utility>

#include "charge/json_edit.h"
#include "charge/update_action.h"
#include "charge/update_words.h"
#include "json/build.h"
#include "model/contribution.h"
#include "pack/decode.h"

namespace cairn {

namespace {

constexpr std::size_t parts_most = 40;  // milestones or measures of one update

Json json_decimal(std::string_view digits) {
  Json number;
  number.kind = JsonKind::number;
  number.text = digits;
  return number;
}

/// "5.6", "-3", "120000": what JSON takes for a number, and no exponent.
bool is_decimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.size() <= 15 && part.find_first_not_of("0123456789") == part.npos;
  };
  const std::string_view whole = text.substr(0, point);
  return digits(whole) && (whole.size() == 1 || whole[0] != '0') &&
         (point == text.size() || digits(text.substr(point + 1)));
}

Date date_of(const Json& item) {
  Reading reading;
  const Json* date = item.find("date");
  return date != nullptr ? decode_date(reading, *date, "date") : Date{};
}

Reason fault_of_text(const Json& text, int most) {
  for (const JsonMember& member : text.members) {
    if (length_of(member.value.text) > most) return Reason::too_long;
  }
  return Reason::none;
}

void put_voucher(Json& object, const Voucher& voucher) {
  set_member(object, "origin", json_text(voucher.origin));
  drop_member(object, "source");
  put_text(object, "source", voucher.source);
}

/// A list of the action, made where there is none.
Json& list_of(Json& action, std::string_view name) {
  Json* list = member_of(action, name);
  if (list == nullptr || list->kind != JsonKind::array) {
    set_member(action, name, json_array());
    list = member_of(action, name);
  }
  return *list;
}

/// One more than the highest that any milestone of the action ever had.
std::string next_milestone(const Json& list, std::string_view action) {
  std::int64_t highest = 0;
  const std::string stem = std::string(action) + "-m";
  for (const Json& item : list.items) {
    const std::string_view id = text_of(item, "id");
    std::int64_t number = 0;
    if (id.starts_with(stem) && whole_number(id.substr(stem.size()), number)) {
      highest = std::max(highest, number);
    }
  }
  return stem + std::to_string(highest + 1);
}

}  // namespace

Json plain_text_of(const Json* text) {
  Json plain = json_object();
  if (text == nullptr) return plain;
  for (const std::string_view lang : {"fr", "en"}) {
    put_text(plain, lang, plain_words(text_of(*text, lang)));
  }
  return plain;
}

Reason put_status(const Json& part, const Voucher& voucher, Json& action) {
  Json status = json_object();
  put(status, "is", json_text(text_of(part, "is")));
  put(status, "origin", json_text(voucher.origin));
  const std::string_view is = text_of(part, "is");
  if (is == "late" || is == "suspended" || is == "abandoned") {
    Json reason = plain_text_of(part.find("reason"));
    if (reason.members.empty()) return Reason::empty;
    if (const Reason fault = fault_of_text(reason, note_most); fault != Reason::none) return fault;
    put(status, "reason", std::move(reason));
    // "No date" is said too, as null.
    const std::string_view next = text_of(part, "next");
    put(status, "next", next.empty() ? Json{} : json_text(next));
  }
  set_member(action, "status", std::move(status));
  return Reason::none;
}

Reason put_dates(const Json& part, const Voucher& voucher, Json& action) {
  const Json* there = action.find("dates");
  Json dates = there != nullptr && there->kind == JsonKind::object ? *there : json_object();
  for (const std::string_view name : {"start", "end"}) {
    if (part.find(name) == nullptr) continue;
    drop_member(dates, name);
    put_text(dates, name, text_of(part, name));
  }
  set_member(dates, "origin", json_text(voucher.origin));
  set_member(action, "dates", std::move(dates));
  return Reason::none;
}

Reason put_milestones(const Json& part, const Voucher& voucher, std::string_view id, Json& action) {
  if (part.kind != JsonKind::array || part.items.size() > parts_most) return Reason::malformed;
  Json& list = list_of(action, "milestones");
  for (const Json& item : part.items) {
    const std::string_view named = text_of(item, "id");
    Json* milestone = item_with(list, "id", named);
    if (named.empty()) {
      Json label = plain_text_of(item.find("label"));
      if (label.members.empty()) return Reason::empty;
      if (fault_of_text(label, label_most) != Reason::none) return Reason::too_long;
      Json made = json_object();
      put(made, "id", json_text(next_milestone(list, id)));
      put(made, "label", std::move(label));
      put(made, "date", json_text(text_of(item, "date")));
      put(made, "state", json_text("to_come"));
      list.items.push_back(std::move(made));
      milestone = &list.items.back();
    }
    if (milestone == nullptr) return Reason::unknown_target;
    for (const std::string_view name : {"state", "date"}) {
      const std::string_view said = text_of(item, name);
      if (!said.empty()) set_member(*milestone, name, json_text(said));
    }
    put_voucher(*milestone, voucher);
  }
  return Reason::none;
}

Reason put_measures(const Json& part, const Voucher& voucher, Json& action) {
  if (part.kind != JsonKind::array || part.items.size() > parts_most) return Reason::malformed;
  Json& indicators = list_of(action, "indicators");
  for (const Json& item : part.items) {
    Json* indicator = item_with(indicators, "id", text_of(item, "indicator"));
    if (indicator == nullptr) return Reason::unknown_target;
    if (!is_decimal(text_of(item, "value"))) return Reason::malformed;
    Json measure = json_object();
    put(measure, "value", json_decimal(text_of(item, "value")));
    if (truth_of(item, "more_than")) put(measure, "more_than", json_truth(true));
    put(measure, "date", json_text(text_of(item, "date")));
    put(measure, "origin", json_text(voucher.origin));
    put_text(measure, "source", voucher.source);
    Json note = plain_text_of(item.find("note"));
    if (fault_of_text(note, note_most) != Reason::none) return Reason::too_long;
    if (!note.members.empty()) put(measure, "note", std::move(note));
    // One measure a date, oldest first, undated ones last.
    Json& history = list_of(*indicator, "measures");
    const Date date = date_of(item);
    if (!date.known()) return Reason::malformed;
    const auto at = std::find_if(history.items.begin(), history.items.end(), [&](const Json& one) {
      const Date other = date_of(one);
      return other == date || earlier(date, other);
    });
    if (at != history.items.end() && date_of(*at) == date) {
      *at = std::move(measure);
    } else {
      history.items.insert(at, std::move(measure));
    }
  }
  return Reason::none;
}

Reason put_question(const Json& part, const Voucher& voucher, std::int64_t highest, Json& action) {
  Reading reading;
  const Question was = decode_action(reading, action).question;
  Json question = json_object();
  Json text = plain_text_of(part.find("text"));
  if (text.members.empty()) return Reason::empty;
  if (fault_of_text(text, question_most) != Reason::none) return Reason::too_long;
  put(question, "text", std::move(text));
  put_voucher(question, voucher);
  const Json* choices = part.find("choices");
  if (choices != nullptr && !choices->items.empty()) {
    if (choices->items.size() > static_cast<std::size_t>(choices_most)) return Reason::malformed;
    Json list = json_array();
    for (const Json& item : choices->items) {
      Json choice = plain_text_of(&item);
      if (choice.members.empty()) return Reason::empty;
      if (fault_of_text(choice, choice_most) != Reason::none) return Reason::too_long;
      list.items.push_back(std::move(choice));
    }
    put(question, "choices", std::move(list));
    if (truth_of(part, "scale")) put(question, "scale", json_truth(true));
  }
  for (const std::string_view name : {"opens", "closes"}) {
    put_text(question, name, text_of(part, name));
  }
  Json made = json_object();
  put(made, "question", question);
  const Question is = decode_action(reading, made).question;
  const bool same = was.text == is.text && was.choices == is.choices && was.scale == is.scale;
  const std::int64_t number = same ? was.number : highest + 1;
  if (number > 1) put(question, "number", json_number(number));
  set_member(action, "question", std::move(question));
  return Reason::none;
}

}  // namespace cairn
