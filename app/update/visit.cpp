#include "update/visit.h"

namespace cairn {

namespace {

bool known_subject(std::string_view subject) {
  return subject == "question" || subject == "accessibilite" || subject == "donnees" ||
         subject == "autre";
}

}  // namespace

bool LetterFaults::any() const {
  return subject != Fault::none || words != Fault::none || name != Fault::none ||
         reply_to != Fault::none;
}

LetterFaults faults_of(const Letter& letter) {
  LetterFaults faults;
  if (letter.subject.empty()) {
    faults.subject = Fault::missing;
  } else if (!known_subject(letter.subject)) {
    faults.subject = Fault::malformed;
  }
  if (is_blank(letter.words)) {
    faults.words = Fault::missing;
  } else if (characters(letter.words) > letter_most) {
    faults.words = Fault::too_long;
  }
  if (characters(letter.name) > 100) faults.name = Fault::too_long;
  if (!letter.reply_to.empty()) {
    if (characters(letter.reply_to) > 200) {
      faults.reply_to = Fault::too_long;
    } else if (!looks_like_mail(letter.reply_to)) {
      faults.reply_to = Fault::malformed;
    }
  }
  return faults;
}

std::optional<Message> decode(std::string_view text) {
  if (text.starts_with("go:/")) {
    return Message{Message::Verb::go, "", std::string(text.substr(3))};
  }
  if (text.starts_with("filter:")) {
    text.remove_prefix(7);
    const std::size_t equal = text.find('=');
    if (equal == text.npos) return std::nullopt;
    const std::string_view name = text.substr(0, equal);
    for (const std::string_view known : {"q", "axe", "etat", "theme", "tri"}) {
      if (name == known) {
        return Message{Message::Verb::filter, std::string(name),
                       std::string(text.substr(equal + 1))};
      }
    }
  }
  return std::nullopt;
}

std::string encode(const Message& message) {
  if (message.verb == Message::Verb::go) return "go:" + message.value;
  return "filter:" + message.name + "=" + message.value;
}

Step update(Visit visit, const Message& message) {
  if (message.verb == Message::Verb::go) {
    Visit next;
    next.route = route_of(message.value);
    std::vector<Effect> effects;
    if (path_of(next.route) != path_of(visit.route)) {
      effects = {Effect::push_address, Effect::focus_heading};
    }
    return {std::move(next), std::move(effects)};
  }
  if (visit.route.screen != Screen::actions) {
    // Typing in a filter elsewhere is asking for the list.
    Route route;
    route.screen = Screen::actions;
    route.lang = visit.route.lang;
    visit.route = route;
  }
  // The address is the one grammar of filters: put the field in it and read it again.
  Route asked = visit.route;
  asked.filters = {};
  const Filters& f = visit.route.filters;
  const std::pair<std::string_view, std::string> fields[] = {
      {"q", f.text},      {"axe", f.axis != 0 ? std::to_string(f.axis) : ""},
      {"etat", f.status}, {"theme", f.theme},
      {"tri", f.sort},
  };
  std::string target = path_of(asked) + "?";
  for (const auto& [name, value] : fields) {
    target += name;
    target += '=';
    target += url_encode(name == message.name ? message.value : value);
    target += '&';
  }
  visit.route = route_of(target);
  return {std::move(visit), {Effect::replace_address}};
}

}  // namespace cairn
