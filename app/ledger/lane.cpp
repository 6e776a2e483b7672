#include "ledger/lane.h"

namespace cairn {

namespace {

constexpr std::string_view talk = "talk/";
constexpr std::string_view own = "own/";

/// Ids of actions: letters, digits and hyphens.
bool is_name(std::string_view text) {
  if (text.empty() || text.size() > 40) return false;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!plain && c != '-' && c != '_' && c != '.') return false;
  }
  return true;
}

}  // namespace

std::string talk_scope(std::string_view on) { return std::string(talk) + std::string(on); }

std::string_view subject_of(std::string_view scope) {
  if (!scope.starts_with(talk)) return {};
  scope.remove_prefix(talk.size());
  return scope;
}

bool is_scope(std::string_view text) {
  return text == roadmap_scope || text == people_scope || is_name(subject_of(text));
}

std::string own_lane(std::string_view claim) { return std::string(own) + std::string(claim); }

std::string_view claim_of(std::string_view lane) {
  if (!lane.starts_with(own)) return {};
  lane.remove_prefix(own.size());
  return lane;
}

}  // namespace cairn
