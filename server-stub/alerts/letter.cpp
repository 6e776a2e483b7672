#include "alerts/letter.h"

#include <algorithm>
#include <array>

#include "bytes/digest.h"
#include "words/dates.h"

namespace cairn::server {

namespace {

constexpr std::size_t addresses_most = 16, address_most = 254, local_most = 64, label_most = 63;
constexpr std::size_t line_most = 76;
// A header's line holds 76 characters, of which the marks and the name take these.
constexpr std::size_t encoded_most = 39;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// RFC 2047: as many encoded words as it takes, none of which cuts a character.
std::string header_text(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t end = std::min(encoded_most, text.size());
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    if (!out.empty()) out += "\n ";
    out += "=?UTF-8?B?" + base64(text.substr(0, end)) + "?=";
    text.remove_prefix(end);
  }
  return out;
}

/// RFC 5322, in universal time: "Mon, 28 Dec 2026 09:05:00 +0000".
std::string date_text(std::int64_t now) {
  constexpr std::array days = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  now = std::max<std::int64_t>(now, 1);
  const Date date = day_of(now);
  const std::int64_t seconds = now / 1000;
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::string(days[static_cast<std::size_t>((seconds / 86'400 + 3) % 7)]) + ", " +
         std::to_string(date.day) + " " + months[static_cast<std::size_t>(date.month - 1)] + " " +
         std::to_string(date.year) + " " + two(seconds / 3600 % 24) + ":" + two(seconds / 60 % 60) +
         ":" + two(seconds % 60) + " +0000";
}

struct Line {
  int Waiting::*count;
  Text words;
};

const Line lines[] = {
    {&Waiting::masked,
     {"masqué par un signalement urgent, à lire tout de suite : ",
      "masked by an urgent report, to be read at once: "}},
    {&Waiting::appealed,
     {"recours d'un auteur contre une décision : ", "appeal of an author against a decision: "}},
    {&Waiting::held, {"à lire avant publication : ", "to be read before publication: "}},
    {&Waiting::reported, {"signalé, encore publié : ", "reported, still published: "}},
};

std::string subject_of(const Waiting& waiting, Lang lang) {
  const bool is_urgent = waiting.masked + waiting.appealed > 0;
  const int all = waiting.masked + waiting.appealed + waiting.held + waiting.reported;
  const std::string number = std::to_string(all);
  if (lang == Lang::fr) {
    return (is_urgent ? "Modération, urgent : " : "Modération : ") + number + " à décider";
  }
  return (is_urgent ? "Moderation, urgent: " : "Moderation: ") + number + " to decide";
}

std::string body_of(const Envelope& envelope, const Waiting& waiting, Lang lang) {
  const bool fr = lang == Lang::fr;
  std::string text =
      fr ? "Des contributions attendent une décision.\n\n" : "Contributions await a decision.\n\n";
  for (const Line& line : lines) {
    if (const int count = waiting.*line.count; count > 0) {
      text += "- " + line.words.in(lang) + std::to_string(count) + "\n";
    }
  }
  text += "\n" + envelope.origin + (fr ? "/equipe" : "/en/equipe") + "\n\n";
  text += fr ? "Ce message est envoyé par le site. Il ne dit rien de ce que les gens écrivent : "
               "lisez-le à l'adresse ci-dessus, sur votre appareil d'équipe.\n"
             : "The site sends this message. It says nothing of what people write: read it at the "
               "address above, on your staff device.\n";
  return text;
}

}  // namespace

bool is_address(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == text.npos || at == 0 || at > local_most || text.size() > address_most) return false;
  const std::string_view local = text.substr(0, at);
  std::string_view domain = text.substr(at + 1);
  constexpr std::string_view marks = "!#$%&'*+/=?^_`{|}~-.";
  const bool is_local = std::all_of(local.begin(), local.end(), [&](char c) {
    return is_letter_or_digit(c) || marks.find(c) != marks.npos;
  });
  if (!is_local || local.front() == '-' || local.front() == '.' || local.back() == '.' ||
      local.find("..") != local.npos) {
    return false;
  }
  for (;;) {
    const std::size_t end = domain.find('.');
    const std::string_view label = domain.substr(0, end);
    const bool is_label = !label.empty() && label.size() <= label_most && label.front() != '-' &&
                          label.back() != '-' &&
                          std::all_of(label.begin(), label.end(),
                                      [](char c) { return is_letter_or_digit(c) || c == '-'; });
    if (!is_label) return false;
    if (end == domain.npos) return true;
    domain.remove_prefix(end + 1);
  }
}

std::vector<std::string> addresses_in(std::string_view list, std::string& wrong) {
  std::vector<std::string> all;
  for (;;) {
    const std::size_t end = list.find(',');
    std::string_view one = list.substr(0, end);
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    if (!is_address(one) || all.size() == addresses_most) {
      wrong = one;
      return {};
    }
    all.emplace_back(one);
    if (end == list.npos) return all;
    list.remove_prefix(end + 1);
  }
}

std::string usual_sender(std::string_view origin) {
  std::string_view host = origin.substr(std::min(origin.size(), origin.find("://") + 3));
  host = host.substr(0, host.find(':'));
  const std::string sender = "cairn@" + std::string(host);
  return is_address(sender) ? sender : "cairn@localhost";
}

std::string letter_of(const Envelope& envelope, const Waiting& waiting, std::int64_t now,
                      std::string_view id) {
  std::string text, to;
  for (const std::string& address : envelope.to) to += (to.empty() ? "" : ",\n ") + address;
  for (const Lang lang : envelope.langs) {
    text += (text.empty() ? "" : "\n-- \n\n") + body_of(envelope, waiting, lang);
  }
  const Lang first = envelope.langs.empty() ? Lang::fr : envelope.langs.front();
  std::string languages;
  for (const Lang lang : envelope.langs) {
    languages += (languages.empty() ? "" : ", ") + std::string(code(lang));
  }
  std::string mail = "From: Cairn <" + envelope.from + ">\nTo: " + to +
                     "\nSubject: " + header_text(subject_of(waiting, first)) +
                     "\nDate: " + date_text(now) + "\nMessage-ID: <" + std::string(id) +
                     envelope.from.substr(envelope.from.find('@')) +
                     ">\nAuto-Submitted: auto-generated\nMIME-Version: 1.0\n"
                     "Content-Type: text/plain; charset=utf-8\n"
                     "Content-Transfer-Encoding: base64\n";
  if (!languages.empty()) mail += "Content-Language: " + languages + "\n";
  mail += "\n";
  const std::string encoded = base64(text);
  for (std::size_t at = 0; at < encoded.size(); at += line_most) {
    mail += encoded.substr(at, line_most) + "\n";
  }
  return mail;
}

}  // namespace cairn::server
