// The words with which screens write a Page: one function a kind, plain values in and out.
#pragma once
#include <string>
#include <utility>

#include "page/page.h"

namespace cairn {

namespace write {

inline Node node(Kind kind, Nodes children = {}, std::string look = {}) {
  Node n;
  n.kind = kind;
  n.children = std::move(children);
  n.look = std::move(look);
  return n;
}

inline Node text(std::string words) {
  Node n;
  n.text = std::move(words);
  return n;
}

inline Node strong(std::string words) { return node(Kind::strong, {text(std::move(words))}); }
inline Node paragraph(Nodes children, std::string look = {}) {
  return node(Kind::paragraph, std::move(children), std::move(look));
}
inline Node paragraph(std::string words, std::string look = {}) {
  return paragraph(Nodes{text(std::move(words))}, std::move(look));
}

inline Node link(Nodes children, std::string href, std::string look = {}) {
  Node n = node(Kind::link, std::move(children), std::move(look));
  n.href = std::move(href);
  return n;
}
inline Node link(std::string words, std::string href, std::string look = {}) {
  return link(Nodes{text(std::move(words))}, std::move(href), std::move(look));
}

inline Node heading(int level, Nodes children, std::string key = {}) {
  Node n = node(Kind::heading, std::move(children));
  n.level = level;
  n.key = std::move(key);
  return n;
}
inline Node heading(int level, std::string words, std::string key = {}) {
  return heading(level, Nodes{text(std::move(words))}, std::move(key));
}

inline Node item(Nodes children, std::string look = {}) {
  return node(Kind::item, std::move(children), std::move(look));
}
inline Node list(Nodes items, std::string look = {}) {
  return node(Kind::list, std::move(items), std::move(look));
}
inline Node ordered(Nodes items, std::string look = {}) {
  Node n = list(std::move(items), std::move(look));
  n.level = 1;
  return n;
}
inline Node section(Nodes children, std::string look = {}, ToneName tone = {}) {
  Node n = node(Kind::section, std::move(children), std::move(look));
  n.tone = std::move(tone);
  return n;
}
inline Node group(Nodes children, std::string look = {}, ToneName tone = {}) {
  Node n = section(std::move(children), std::move(look), std::move(tone));
  n.kind = Kind::group;
  return n;
}
inline Node navigation(std::string label, Nodes children, std::string look = {}) {
  Node n = node(Kind::navigation, std::move(children), std::move(look));
  n.label = std::move(label);
  return n;
}
inline Node details(std::string summary, Nodes children, std::string key = {},
                    std::string look = {}) {
  Node n = node(Kind::details, std::move(children), std::move(look));
  n.text = std::move(summary);
  n.key = std::move(key);
  return n;
}
inline Node notice(std::string word, Nodes children, std::string look = {}) {
  Node n = node(Kind::notice, std::move(children), std::move(look));
  n.text = std::move(word);
  return n;
}
inline Node term(Nodes children) { return node(Kind::term, std::move(children)); }
inline Node definition(Nodes children) { return node(Kind::definition, std::move(children)); }

inline Node cell(Nodes children) { return node(Kind::cell, std::move(children)); }
inline Node cell(std::string words) {
  Node n = node(Kind::cell);
  n.text = std::move(words);
  return n;
}
/// A row whose first cell heads it.
inline Node row(Nodes cells) {
  Node n = node(Kind::row, std::move(cells));
  n.level = 1;
  return n;
}
inline Node table(std::string caption, Nodes rows, std::string look = {}) {
  Node n = node(Kind::table, std::move(rows), std::move(look));
  n.text = std::move(caption);
  return n;
}

inline Node figure(std::string key, Chart chart, Nodes data, std::string look = {}) {
  Node n = node(Kind::figure, std::move(data), std::move(look));
  n.key = std::move(key);
  n.tone = chart.tone;
  n.chart = std::make_shared<const Chart>(std::move(chart));
  return n;
}

inline void add(Nodes& to, Nodes more) {
  for (Node& n : more) to.push_back(std::move(n));
}

}  // namespace write

}  // namespace cairn
