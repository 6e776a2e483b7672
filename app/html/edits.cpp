#include "html/edits.h"

#include "html/html.h"

namespace cairn {

namespace {

/// Does a document count each of these as one child? Words that touch become one.
bool each_one_child(const Nodes& nodes) {
  bool words = false;
  for (const Node& node : nodes) {
    const bool is_text = node.kind == Kind::text;
    const bool is_none = node.kind == Kind::row || node.kind == Kind::cell;
    if (is_none || (is_text && (words || node.text.empty()))) return false;
    words = is_text;
  }
  return true;
}

/// Its element's children are its own children, and nothing else.
bool is_plain_container(const Node& node) {
  switch (node.kind) {
    case Kind::strong:
    case Kind::phrase:
    case Kind::heading:
    case Kind::paragraph:
    case Kind::list:
    case Kind::item:
    case Kind::section:
    case Kind::group:
    case Kind::article:
    case Kind::navigation:
    case Kind::aside:
    case Kind::form:
      return node.text.empty();
    default:
      return false;
  }
}

/// The same place, which leads elsewhere or holds another word: what there is to say is short.
void put_attributes(const Node& was, const Node& now, Edit& edit) {
  if (now.kind == Kind::link && was.children == now.children) {
    if (was.href != now.href) edit.put.push_back({"href", now.href});
    if (was.value != now.value) edit.put.push_back({"hreflang", now.value});
  }
  if (now.kind != Kind::field) return;
  // Its label, what helps, what is wrong, and last the field itself.
  const std::size_t children = 2 + !now.help.empty() + !now.error.empty();
  Edits& inside = edit.inside.emplace_back(Edits{children, std::vector<Edit>(children)});
  for (std::size_t i = 0; i < children; ++i) inside.now[i].from = i;
  inside.now.back().put.push_back({"value", now.value});
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
  if (!each_one_child(was) || !each_one_child(now)) return {};
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
      } else if (same_place(before, now[i])) {
        put_attributes(before, now[i], edit);
      }
    }
    if (edit.inside.empty() && edit.put.empty()) edit.html = to_html(now[i]);
  }
  return {std::move(edits)};
}

}  // namespace cairn
