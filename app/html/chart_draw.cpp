#include "html/chart_draw.h"

#include <algorithm>

#include "html/glyph.h"
#include "html/html.h"

namespace cairn {

bool Box::meets(const Box& other) const {
  return left < other.left + other.width && other.left < left + width &&
         top < other.top + other.height && other.top < top + height;
}

Drawing::Drawing(const Chart& chart, std::string_view kind, int width, int height) {
  out_ = "<svg";
  std::string names = "chart " + std::string(kind);
  if (!chart.tone.empty()) names += " " + chart.tone;
  attribute("class", names);
  attribute("viewBox", "0 0 " + std::to_string(width) + " " + std::to_string(height));
  out_ += " aria-hidden=\"true\" focusable=\"false\">";
}

std::string Drawing::done() {
  out_ += "</svg>";
  return std::move(out_);
}

void Drawing::attribute(std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  out_ += escape(value);
  out_ += '"';
}

void Drawing::attribute(std::string_view name, int value) {
  attribute(name, std::to_string(value));
}

void Drawing::open(std::string_view tag, std::string_view names) {
  out_ += '<';
  out_ += tag;
  attribute("class", names);
  out_ += '>';
}

void Drawing::close(std::string_view tag) {
  out_ += "</";
  out_ += tag;
  out_ += '>';
}

void Drawing::open_mark(const Mark& mark, std::string_view names) {
  out_ += mark.href.empty() ? "<g" : "<a";
  attribute("class", names);
  if (!mark.href.empty()) {
    attribute("href", mark.href);
    out_ += " tabindex=\"-1\"";
  }
  out_ += '>';
  title(mark.label);
}

void Drawing::title(std::string_view words) {
  if (words.empty()) return;
  out_ += "<title>";
  out_ += escape(words);
  out_ += "</title>";
}

void Drawing::close_mark(const Mark& mark) { close(mark.href.empty() ? "g" : "a"); }

void Drawing::path(std::string_view names, const std::string& d) {
  if (d.empty()) return;
  out_ += "<path";
  attribute("class", names);
  attribute("d", d);
  out_ += "/>";
}

void Drawing::rect(std::string_view names, Box box) {
  out_ += "<rect";
  attribute("class", names);
  attribute("x", box.left);
  attribute("y", box.top);
  attribute("width", std::max(0, box.width));
  attribute("height", std::max(0, box.height));
  out_ += "/>";
}

void Drawing::circle(std::string_view names, Point centre, int radius) {
  out_ += "<circle";
  attribute("class", names);
  attribute("cx", centre.x);
  attribute("cy", centre.y);
  attribute("r", radius);
  out_ += "/>";
}

void Drawing::text(std::string_view names, Point at, std::string_view words) {
  if (words.empty()) return;
  out_ += "<text";
  attribute("class", names);
  attribute("x", at.x);
  attribute("y", at.y);
  out_ += '>';
  out_ += escape(words);
  out_ += "</text>";
}

int width_of(std::string_view words) {
  int width = 0;
  for (const char c : words) {
    if ((c & 0xC0) == 0x80) continue;  // the rest of a character already counted
    const std::string_view narrow = " .,:;'()[]!|ijltfr", wide = "mwMW%@";
    const bool tall = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    width += narrow.find(c) != narrow.npos ? 5 : wide.find(c) != wide.npos ? 14 : tall ? 9 : 8;
  }
  return width + width / 16;
}

std::vector<std::string> lines_of(std::string_view words, int width) {
  std::vector<std::string> lines;
  std::string line;
  while (!words.empty()) {
    const std::size_t space = std::min(words.find(' '), words.size());
    const std::string word(words.substr(0, space));
    words.remove_prefix(std::min(space + 1, words.size()));
    if (word.empty()) continue;
    const std::string longer = line.empty() ? word : line + " " + word;
    if (line.empty() || width_of(longer) <= width) {
      line = longer;
    } else {
      lines.push_back(line);
      line = word;
    }
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

std::vector<int> places_of_words(const std::vector<Tick>& ticks, const std::vector<int>& at) {
  for (std::size_t stride = 1; stride <= ticks.size(); ++stride) {
    std::vector<int> places(ticks.size(), -1);
    int free = 0;
    bool fits = true;
    for (std::size_t i = 0; i < ticks.size(); i += stride) {
      const int half = width_of(ticks[i].text) / 2;
      places[i] = std::clamp(at[i], half, chart_width - half);
      fits = fits && places[i] - half >= free;
      free = places[i] + half + 6;
    }
    if (fits) return places;
  }
  return std::vector<int>(ticks.size(), -1);
}

int place(std::int64_t value, std::int64_t from, std::int64_t to, int first, int last) {
  if (to <= from) return first;
  const std::int64_t v = std::clamp(value, from, to);
  return first + static_cast<int>((v - from) * (last - first) / (to - from));
}

std::string stone_names(const Chart& chart, const Mark& mark) {
  std::string names = "stone ";
  names += name_of(mark.fill);
  if (!mark.tone.empty() && mark.tone != chart.tone) names += " " + mark.tone;
  if (mark.example) names += " ex";
  return names;
}

}  // namespace cairn
