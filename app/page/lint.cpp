#include "page/lint.h"

#include <map>
#include <set>

namespace cairn {

namespace {

struct Reader {
  std::vector<std::string> problems;
  std::set<std::string> keys;
  std::map<std::string, std::string> targets;  // words of a link → where it goes
  std::set<std::string> landmarks;
  int h1 = 0;
  int level = 0;

  void wrong(const std::string& rule, const std::string& what) {
    problems.push_back("RGAA " + rule + ": " + what);
  }

  void heading(const Node& node) {
    const std::string words = words_of(node);
    if (words.empty()) wrong("9.1", "a heading without words");
    if (node.level == 1) ++h1;
    if (node.level > level + 1) {
      wrong("9.1", "level " + std::to_string(node.level) + " after " + std::to_string(level) +
                       ": " + words);
    }
    level = node.level;
  }

  void link(const Node& node) {
    const std::string words = node.label.empty() ? words_of(node) : node.label;
    if (words.empty()) wrong("6.2", "a link without words to " + node.href);
    if (node.href.empty()) wrong("6.1", "a link to nowhere: " + words);
    if (!node.label.empty() && node.label.find(words_of(node)) == std::string::npos) {
      wrong("6.1", "a link's name must hold its visible words: " + words_of(node));
    }
    const auto [it, fresh] = targets.emplace(words, node.href);
    if (!fresh && it->second != node.href) {
      wrong("6.1", "“" + words + "” leads to " + it->second + " and to " + node.href);
    }
  }

  void figure(const Node& node) {
    if (node.chart == nullptr) return wrong("1.1", "a figure without a chart: " + node.key);
    if (node.chart->caption.empty()) wrong("1.9", "a chart without a caption: " + node.key);
    if (node.chart->summary.empty()) wrong("1.6", "a chart without a summary: " + node.key);
    if (node.key.empty()) wrong("1.9", "a chart without a key: " + node.chart->caption);
    if (node.children.empty() && node.look.find("told") == std::string::npos) {
      wrong("1.6", "a chart without its table or the list that tells it: " + node.key);
    }
  }

  void table(const Node& node) {
    if (node.text.empty()) wrong("5.4", "a table without a caption");
    if (node.children.empty()) return wrong("5.6", "a table without heads: " + node.text);
    const std::size_t columns = node.children.front().children.size();
    for (const Node& row : node.children) {
      if (row.children.size() != columns) wrong("5.7", "ragged rows in: " + node.text);
    }
  }

  void read(const Node& node) {
    if (!node.key.empty() && !keys.insert(node.key).second) {
      wrong("8.2", "the key " + node.key + " twice");
    }
    switch (node.kind) {
      case Kind::heading:
        heading(node);
        break;
      case Kind::link:
        link(node);
        break;
      case Kind::figure:
        figure(node);
        break;
      case Kind::table:
        table(node);
        break;
      case Kind::navigation:
      case Kind::aside:
        if (node.label.empty()) wrong("12.6", "a landmark without a name");
        if (!landmarks.insert(node.label).second) wrong("12.6", "two landmarks: " + node.label);
        break;
      case Kind::button:
        if (node.text.empty()) wrong("11.9", "a button without words");
        break;
      case Kind::field:
      case Kind::long_field:
      case Kind::choice:
      case Kind::radios:
      case Kind::toggle:
        if (node.text.empty()) wrong("11.1", "a field without a label: " + node.name);
        if (node.key.empty()) wrong("11.1", "a field without a key: " + node.text);
        break;
      case Kind::list:
        if (node.children.empty()) wrong("9.3", "an empty list");
        for (const Node& item : node.children) {
          if (item.kind != Kind::item) wrong("9.3", "a list holds something else than items");
        }
        break;
      case Kind::details:
      case Kind::notice:
        if (node.text.empty()) wrong("7.1", "a details or notice without its word");
        break;
      case Kind::image:
        if (node.text.empty()) wrong("1.1", "an image without an alternative: " + node.href);
        break;
      case Kind::foreign:
        if (node.lang.empty()) wrong("8.7", "a change of language without a code");
        break;
      case Kind::paragraph:
        if (words_of(node).empty()) wrong("8.9", "an empty paragraph");
        break;
      default:
        break;
    }
    for (const Node& child : node.children) read(child);
  }
};

}  // namespace

std::vector<std::string> lint(const Page& page) {
  Reader reader;
  if (page.title.empty()) reader.wrong("8.5", "no title");
  if (page.lang.empty()) reader.wrong("8.3", "no language");
  for (const Node& node : page.header) reader.read(node);
  if (reader.h1 > 0) reader.wrong("9.1", "an h1 outside main");
  reader.level = 0;
  for (const Node& node : page.main) reader.read(node);
  if (reader.h1 != 1) reader.wrong("9.1", std::to_string(reader.h1) + " h1 in main");
  for (const Node& node : page.footer) reader.read(node);
  return reader.problems;
}

}  // namespace cairn
