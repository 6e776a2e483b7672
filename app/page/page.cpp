#include "page/page.h"

namespace cairn {

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
