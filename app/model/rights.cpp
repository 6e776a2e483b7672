#include "model/rights.h"

#include <iterator>

namespace cairn {

namespace {

constexpr std::string_view roles[] = {"lead", "editor", "moderator", "relay", "operator", "kiosk"};
constexpr int axis_most = 999;

/// "1" … "999"; 0 where it is none of them.
int axis_of(std::string_view text) {
  int axis = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || axis > axis_most / 10) return 0;
    axis = axis * 10 + (c - '0');
  }
  return axis;
}

}  // namespace

std::string_view slug(Role role) { return roles[static_cast<int>(role)]; }

bool from_slug(std::string_view slug, Role& value) {
  for (std::size_t i = 0; i < std::size(roles); ++i) {
    if (roles[i] != slug) continue;
    value = static_cast<Role>(i);
    return true;
  }
  return false;
}

std::string text_of(const Rights& rights) {
  std::string text;
  for (const Grant& grant : rights) {
    if (!text.empty()) text += ' ';
    text += slug(grant.role);
    if (grant.axis != 0) text += ":" + std::to_string(grant.axis);
  }
  return text;
}

Rights rights_of(std::string_view text) {
  Rights rights;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size() == text.size() ? word.size() : word.size() + 1);
    const std::size_t colon = word.find(':');
    Grant grant;
    if (!from_slug(word.substr(0, colon), grant.role)) continue;
    if (colon != word.npos) grant.axis = axis_of(word.substr(colon + 1));
    // A lead of no axis, and an axis without a lead, are nothing that was granted.
    if ((grant.role == Role::lead) != (grant.axis != 0)) continue;
    rights.push_back(grant);
  }
  return rights;
}

}  // namespace cairn
