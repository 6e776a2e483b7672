#include "html/edits.h"

#include <algorithm>

#include "html/html.h"

namespace cairn {

namespace {

/// Written as one element, so that a document counts it as one child.
bool is_element(const Node& node) {
  return node.kind != Kind::text && node.kind != Kind::row && node.kind != Kind::cell;
}

bool all_elements(const Nodes& nodes) {
  return std::all_of(nodes.begin(), nodes.end(), is_element);
}

/// Its element's children are its own children, and nothing else.
bool is_plain_container(const Node& node) {
  switch (node.kind) {
    case Kind::list:
    case Kind::item:
    case Kind::section:
    case Kind::group:
    case Kind::article:
    case Kind::navigation:
    case Kind::aside:
    case Kind::form:
      return node.text.empty() && all_elements(node.children);
    default:
      return false;
  }
}

/// Which child of `was` a changed child comes from: by key, or else by kind, in order.
std::size_t origin_of(const Node& node, const Nodes& was, const std::vector<bool>& used) {
  for (std::size_t i = 0; i < was.size(); ++i) {
    if (!used[i] && was[i].kind == node.kind && was[i].key == node.key) return i;
  }
  return Edit::none;
}

}  // namespace

std::vector<Edits> edits_of(const Nodes& was, const Nodes& now) {
  if (!all_elements(was) || !all_elements(now)) return {};
  Edits edits{was.size(), std::vector<Edit>(now.size())};
  std::vector<bool> used(was.size());
  // What stays is found first, so that nothing else is changed into something that stays. The
  // search begins where the last one ended: order is mostly kept.
  std::size_t next = 0;
  for (std::size_t i = 0; i < now.size(); ++i) {
    for (std::size_t tried = 0; tried < was.size(); ++tried) {
      const std::size_t k = (next + tried) % was.size();
      if (used[k] || !(was[k] == now[i])) continue;
      edits.now[i].from = k;
      used[k] = true;
      next = k + 1;
      break;
    }
  }
  for (std::size_t i = 0; i < now.size(); ++i) {
    Edit& edit = edits.now[i];
    if (edit.from != Edit::none) continue;
    edit.from = origin_of(now[i], was, used);
    if (edit.from != Edit::none) {
      used[edit.from] = true;
      const Node& before = was[edit.from];
      if (is_plain_container(before) && is_plain_container(now[i]) && same_self(before, now[i])) {
        edit.inside = edits_of(before.children, now[i].children);
      }
    }
    if (edit.inside.empty()) edit.html = to_html(now[i]);
  }
  return {std::move(edits)};
}

}  // namespace cairn
