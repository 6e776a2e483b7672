#include "follow/follows.h"

#include <algorithm>

namespace cairn {

namespace {

constexpr std::size_t mark_length = 8;

/// FNV-1a, 32 bits: among a few thousand events two alike are one in a million.
std::string mark_of(const Event& event, const Roadmap& roadmap) {
  std::uint32_t hash = 2166136261u;
  for (const char c : key_of(event, roadmap)) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  }
  std::string mark;
  for (int shift = 28; shift >= 0; shift -= 4) mark += "0123456789abcdef"[hash >> shift & 15];
  return mark;
}

bool holds(std::string_view marks, std::string_view mark) {
  for (std::size_t at = 0; at < marks.size(); at += mark_length) {
    if (marks.substr(at, mark_length) == mark) return true;
  }
  return false;
}

void add_marks(std::string& marks, std::string_view more) {
  for (; !more.empty(); more.remove_prefix(std::min(mark_length, more.size()))) {
    const std::string_view mark = more.substr(0, mark_length);
    if (!holds(marks, mark)) marks += mark;
  }
}

bool is_of(const Event& event, const Follows& follows) {
  const Action* action = event.action;
  return follows.has(everything) ||
         (action != nullptr &&
          (follows.has(action->id) || follows.has(std::to_string(action->axis))));
}

bool is_there(const Roadmap& roadmap, std::string_view thing) {
  bool there = thing == everything || find_action(roadmap, thing) != nullptr;
  for (const Axis& axis : roadmap.axes) there = there || std::to_string(axis.id) == thing;
  return there;
}

}  // namespace

bool Follows::has(std::string_view thing) const {
  return (things + ' ').find(' ' + std::string(thing) + ' ') != things.npos;
}

std::vector<std::string> Follows::all() const {
  std::vector<std::string> list;
  for (std::size_t at = 0; at < things.size();) {
    const std::size_t end = std::min(things.find(' ', at + 1), things.size());
    list.push_back(things.substr(at + 1, end - at - 1));
    at = end;
  }
  return list;
}

Follows read_follows(std::string_view note) {
  Follows follows;
  const std::size_t first = note.find(' '), second = note.find('\n');
  if (first == note.npos || second == note.npos || first > second) return follows;
  for (const char c : note.substr(0, first)) follows.read_at = follows.read_at * 10 + (c - '0');
  follows.things = note.substr(first, second - first);
  follows.marks = note.substr(second + 1);
  return follows;
}

std::string note_of(const Follows& follows) {
  if (!follows.any()) return {};
  return std::to_string(follows.read_at) + follows.things + "\n" + follows.marks;
}

bool follow(Follows& follows, const Roadmap& roadmap, std::string_view thing, std::int64_t now) {
  if (!is_there(roadmap, thing)) return false;
  if (follows.has(thing)) return true;
  if (!follows.any()) follows.read_at = now;
  Follows one;
  one.things = ' ' + std::string(thing);
  // What is new of what was followed already stays so.
  for (const Event& event : unread(one, roadmap)) {
    if (!is_of(event, follows)) add_marks(follows.marks, mark_of(event, roadmap));
  }
  follows.things += one.things;
  return true;
}

void unfollow(Follows& follows, std::string_view thing) {
  if (!follows.has(thing)) return;
  const std::string with = ' ' + std::string(thing) + ' ';
  follows.things.erase((follows.things + ' ').find(with), with.size() - 1);
  if (!follows.any()) follows = {};
}

void mark_read(Follows& follows, const Roadmap& roadmap, std::int64_t now) {
  follows.marks.clear();  // of what is no more, too
  for (const Event& event : unread(follows, roadmap)) {
    add_marks(follows.marks, mark_of(event, roadmap));
  }
  follows.read_at = now;
}

void join(Follows& follows, const Follows& other) {
  bool is_new = false;
  for (const std::string& thing : other.all()) {
    if (follows.has(thing)) continue;
    follows.things += ' ' + thing;
    is_new = true;
  }
  // Of what is followed here already, the other had nothing to tell, and read nothing.
  if (is_new) add_marks(follows.marks, other.marks);
  follows.read_at = std::max(follows.read_at, other.read_at);
}

std::vector<Event> unread(const Follows& follows, const Roadmap& roadmap) {
  std::vector<Event> news;
  if (!follows.any()) return news;
  for (const Event& event : events_of(roadmap)) {
    if (is_of(event, follows) && !holds(follows.marks, mark_of(event, roadmap))) {
      news.push_back(event);
    }
  }
  return news;
}

}  // namespace cairn
