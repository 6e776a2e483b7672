#include "page/page.h"

#include <tuple>

namespace cairn {

namespace {

/// What a node is, but for its children, its chart, where it leads and what it holds.
auto own(const Node& n) {
  return std::tie(n.kind, n.level, n.text, n.key, n.label, n.look, n.lang, n.name, n.help, n.error,
                  n.purpose, n.tone);
}

bool equal(const std::shared_ptr<const Chart>& a, const std::shared_ptr<const Chart>& b) {
  return a == b || (a != nullptr && b != nullptr && *a == *b);
}

}  // namespace

bool operator==(const Node& a, const Node& b) {
  return same_self(a, b) && a.children == b.children;
}

bool same_self(const Node& a, const Node& b) {
  return same_place(a, b) && a.href == b.href && a.value == b.value;
}

bool same_place(const Node& a, const Node& b) {
  return own(a) == own(b) && equal(a.chart, b.chart);
}

std::string words_of(const Node& node) {
  std::string out = node.text;
  for (const Node& child : node.children) {
    const std::string words = words_of(child);
    if (words.empty()) continue;
    const bool inline_kind = child.kind <= Kind::spark;
    if (!out.empty() && !inline_kind) out += ' ';
    out += words;
  }
  return out;
}

}  // namespace cairn
