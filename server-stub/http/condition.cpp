#include "http/condition.h"

#include "http/list.h"

namespace cairn::server {

bool tags_match_weakly(std::string_view list, std::string_view tag) {
  ListReader reader(list);
  for (std::string_view member; reader.next(member);) {
    if (member.starts_with("W/")) member.remove_prefix(2);
    if (member == "*" || member == tag) return true;
  }
  return false;
}

bool tags_match_strongly(std::string_view list, std::string_view tag) {
  ListReader reader(list);
  for (std::string_view member; reader.next(member);) {
    if (member == "*" || member == tag) return true;
  }
  return false;
}

}  // namespace cairn::server
