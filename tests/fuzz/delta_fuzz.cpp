// Any bytes as replies of a server, one a line, told to a device: never a crash, and whatever it
// was told its base can still be read, searched, reset and told more.
//
// What must hold: a part is not shown before its end; what was refused changed nothing; a lane
// thrown away and told anew ends like one told once.
#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "replica/outbox.h"
#include "replica/replica.h"
#include "sync/messages.h"

using namespace cairn;

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

std::vector<Row> all_rows(const Replica& replica) {
  std::vector<Row> rows;
  for (const char* scope : {"roadmap", "talk/A1-03", "talk/roadmap"}) {
    for (Row& row : replica.base_rows(scope)) rows.push_back(std::move(row));
  }
  return rows;
}

void tell(Replica& replica, const Delta& delta) {
  const std::vector<Row> before = all_rows(replica);
  const Taken taken = replica.take(delta);
  if (taken != Taken::complete) must(all_rows(replica) == before);
  if (taken == Taken::complete) must(replica.take(delta) == Taken::stale || delta.from == delta.to);
}

/// Emptied, not made anew: that takes fifty times longer.
Replica& empty_replica() {
  static Replica replica(":memory:");
  constexpr const char* sql =
      "DELETE FROM meta; DELETE FROM base_row; DELETE FROM stream; DELETE FROM base_lane;"
      "DELETE FROM incoming; DELETE FROM talk_index; DELETE FROM talk_link;"
      "INSERT INTO talk_words(talk_words) VALUES('delete-all');"
      "INSERT INTO action_words_fr(action_words_fr) VALUES('delete-all');"
      "INSERT INTO action_words_en(action_words_en) VALUES('delete-all');";
  must(replica.ok() && sqlite3_exec(replica.handle(), sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  return replica;
}

void look(Replica& replica) {
  static const Outbox outbox(":memory:", std::string(43, 'A'));
  must(replica.rebuild(outbox));
  TalkQuery query;
  query.words = "pierre";
  replica.talk(query);
  replica.talk({});
  replica.counts("A1-03");
  replica.search_actions(Lang::fr, "pierre");
  for (const char* scope : {"talk/A1-03", "talk/roadmap"}) {
    must(replica.shown_rows(scope).size() <= replica.base_rows(scope).size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Replica& replica = empty_replica();
  for (int lines = 0; !bytes.empty() && lines < 16; ++lines) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(line.size() < bytes.size() ? line.size() + 1 : bytes.size());
    const auto down = read_reply(line);
    if (!down) continue;
    for (const DownMessage& message : *down) {
      if (const auto* m = std::get_if<Welcome>(&message)) replica.adopt(m->epoch);
      if (const auto* m = std::get_if<Delta>(&message)) tell(replica, *m);
      if (const auto* m = std::get_if<Reset>(&message)) {
        replica.reset(m->scope, m->lane, m->reason == "rights");
      }
    }
  }
  look(replica);
  return 0;
}
