#include "feeds/calendar.h"

#include "feeds/feed_words.h"

namespace cairn::server {

namespace {

constexpr std::size_t octets_most = 75;  // RFC 5545 §3.1

/// RFC 5545 §3.3.11.
std::string escaped(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (static_cast<unsigned char>(c) < 0x20) continue;
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

void line(std::string& out, const std::string& text) {
  std::size_t from = 0, room = octets_most;
  while (text.size() - from > room) {
    std::size_t to = from + room;
    while ((static_cast<unsigned char>(text[to]) & 0xC0) == 0x80) --to;
    out.append(text, from, to - from).append("\r\n ");
    from = to;
    room = octets_most - 1;
  }
  out.append(text, from, std::string::npos).append("\r\n");
}

std::string stamp(int year, int month, int day) {
  const auto digits = [](int n, std::size_t width) {
    std::string text = std::to_string(n);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
  };
  return digits(year, 4) + digits(month, 2) + digits(day, 2);
}

int days_in(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : days[month - 1];
}

std::string first_day(Date d) {
  return stamp(d.year, d.month == 0 ? 1 : d.month, d.day == 0 ? 1 : d.day);
}

/// The day after: an all-day event ends before it.
std::string day_after(Date d) {
  if (d.month == 0) return stamp(d.year + 1, 1, 1);
  if (d.day == 0) return d.month == 12 ? stamp(d.year + 1, 1, 1) : stamp(d.year, d.month + 1, 1);
  if (d.day < days_in(d.year, d.month)) return stamp(d.year, d.month, d.day + 1);
  return d.month == 12 ? stamp(d.year + 1, 1, 1) : stamp(d.year, d.month + 1, 1);
}

constexpr Both done{"atteint", "reached"};
constexpr Both unconfirmed{"non confirmé", "not confirmed"};
constexpr Both example{"exemple", "example"};
constexpr Both name{"jalons", "milestones"};

void event(std::string& out, const Roadmap& roadmap, const Action& action, const Milestone& m,
           Lang lang, const std::string& page) {
  std::string summary = action.id + " – " + words_of(m.label, lang);
  if (m.state == MilestoneState::done) summary += " (" + std::string(done.in(lang)) + ")";
  if (m.state == MilestoneState::unconfirmed) {
    summary += " (" + std::string(unconfirmed.in(lang)) + ")";
  }
  if (m.origin == Origin::example) summary += " (" + std::string(example.in(lang)) + ")";
  line(out, "BEGIN:VEVENT");
  line(out, "UID:" + m.id + "@" + roadmap.id);
  line(out, "DTSTAMP:" + first_day(roadmap.as_of) + "T000000Z");
  line(out, "DTSTART;VALUE=DATE:" + first_day(m.date));
  line(out, "DTEND;VALUE=DATE:" + day_after(m.date));
  line(out, "SUMMARY:" + escaped(summary));
  line(out, "DESCRIPTION:" + escaped(words_of(action.title, lang)));
  if (!page.empty()) line(out, "URL:" + page);
  line(out, "TRANSP:TRANSPARENT");
  line(out, "END:VEVENT");
}

}  // namespace

std::string calendar_of(const Roadmap& roadmap, Lang lang, const std::string& origin) {
  std::string out;
  line(out, "BEGIN:VCALENDAR");
  line(out, "VERSION:2.0");
  line(out, "PRODID:-//Cairn//" + roadmap.id + "//" + (lang == Lang::fr ? "FR" : "EN"));
  line(out, "CALSCALE:GREGORIAN");
  const std::string title = words_of(roadmap.title, lang) + " – " + name.in(lang);
  line(out, "X-WR-CALNAME:" + escaped(title));
  for (const Action& action : roadmap.actions) {
    const std::string path = (lang == Lang::en ? "/en/actions/" : "/actions/") + action.id;
    for (const Milestone& m : action.milestones) {
      if (!m.date.known()) continue;
      event(out, roadmap, action, m, lang, origin.empty() ? "" : origin + path);
    }
  }
  line(out, "END:VCALENDAR");
  return out;
}

}  // namespace cairn::server
