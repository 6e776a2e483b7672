#include "feeds/atom.h"

#include <algorithm>
#include <array>

#include "bytes/digest.h"
#include "feeds/feed_words.h"
#include "html/html.h"
#include "words/dates.h"

namespace cairn::server {

namespace {

constexpr Both reached{"Jalon atteint : ", "Milestone reached: "};
constexpr Both example{" (exemple)", " (example)"};
constexpr Both rights{"Licence Ouverte 2.0", "Licence Ouverte 2.0 (Open Licence)"};

/// RFC 3339, of the date's first day.
std::string moment(Date date) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n == 0 ? 1 : n); };
  std::string year = std::to_string(date.year);
  year.insert(0, 4 - std::min<std::size_t>(4, year.size()), '0');
  return year + "-" + (date.month == 0 ? "01" : two(date.month)) + "-" +
         (date.day == 0 ? "01" : two(date.day)) + "T00:00:00Z";
}

/// A name for good: a UUID of version 8 (RFC 9562 §5.8) made of what it names.
std::string urn_of(const std::string& what) {
  const Digest digest = sha256(what);
  std::string digits =
      hex({reinterpret_cast<const char*>(digest.data()), 16});  // 32 hexadecimal digits
  digits[12] = '8';
  digits[16] = "89ab"[digest[8] & 3];
  for (const std::size_t at : {20, 16, 12, 8}) digits.insert(at, "-");
  return "urn:uuid:" + digits;
}

/// XML 1.0 knows no control characters, however they are escaped.
std::string visible(std::string_view words) {
  std::string out;
  for (const char c : words) out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  return out;
}

void element(std::string& out, std::string_view name, std::string_view words) {
  out.append("<").append(name).append(">").append(escape(visible(words)));
  out.append("</").append(name).append(">");
}

void link(std::string& out, std::string_view rel, std::string_view type, const std::string& to) {
  out.append("<link rel=\"").append(rel).append("\" type=\"").append(type).append("\" href=\"");
  out.append(escape(to)).append("\"/>");
}

}  // namespace

std::string feed_of(std::string_view path) {
  const std::string_view bare = path.starts_with("/en/") ? path.substr(3) : path;
  const bool has =
      bare == "/actions" || bare.starts_with("/actions/") || bare.starts_with("/axes/");
  return has && bare.find('?') == std::string_view::npos ? std::string(path) + ".atom" : "";
}

std::string atom_of(const Roadmap& roadmap, const FeedOf& of, const std::vector<Event>& events,
                    Lang lang, const std::string& origin) {
  const std::string base = lang == Lang::en ? "/en" : "";
  const auto at = [&](const std::string& path) { return origin + base + path; };
  const Date updated = events.empty() ? of.as_of : date_of(events.front());
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"";
  out.append("http://www.w3.org/2005/Atom\" xml:lang=\"").append(code(lang)).append("\">");
  element(out, "id", urn_of(roadmap.id + " " + of.path + " " + std::string(code(lang))));
  element(out, "title", words_of(of.title, lang));
  if (!roadmap.notice.empty()) element(out, "subtitle", words_of(roadmap.notice, lang));
  element(out, "updated", moment(updated));
  out += "<author>";
  element(out, "name", words_of(roadmap.publisher.name, lang));
  out += "</author>";
  element(out, "rights", rights.in(lang));
  link(out, "self", "application/atom+xml", at(of.path + ".atom"));
  link(out, "alternate", "text/html", at(of.path));
  const std::size_t last = std::min(events.size(), entries_most);
  for (std::size_t i = 0; i < last; ++i) {
    const Event& e = events[i];
    std::string title = e.milestone != nullptr ? typeset(lang, reached.in(lang)) : "";
    title += words_of(text_of(e), lang);
    if (origin_of(e) == Origin::example) title += example.in(lang);
    if (e.action != nullptr) title.insert(0, e.action->id + " – ");
    out += "\n<entry>";
    element(out, "id",
            urn_of(roadmap.id + " " + key_of(e, roadmap) + " " + std::string(code(lang))));
    element(out, "title", title);
    element(out, "updated", moment(date_of(e)));
    link(out, "alternate", "text/html",
         at(e.action != nullptr ? "/actions/" + e.action->id : "/historique"));
    std::string summary = date_in_words(lang, date_of(e));
    if (e.action != nullptr) summary += " – " + words_of(e.action->title, lang);
    element(out, "summary", summary);
    out += "</entry>";
  }
  return out + "\n</feed>\n";
}

}  // namespace cairn::server
