// How people of the staff leave the store: what counts no more, and then whoever has nothing left.
#include <map>
#include <set>

#include "charge/people.h"
#include "ledger/lane.h"
#include "ledger/reading.h"
#include "ledger/schema.h"
#include "ledger/store.h"

namespace cairn::server {

namespace {

/// When each row of the staff last changed, by its id; false where they could not be read.
bool read_moves(SqlConnection& sql, std::map<std::string, std::int64_t>& moved) {
  return in_transaction(sql, false, [&] {
    moved.clear();
    const auto query =
        sql.query("SELECT kind, id, moved FROM change WHERE scope = $1 AND lane = $2");
    query->bind(1, people_scope).bind(2, operator_lane);
    while (query->row()) moved[query->text(0) + " " + query->text(1)] = query->number(2);
  });
}

}  // namespace

bool Store::purge_staff(std::int64_t before, std::int64_t now) {
  std::map<std::string, std::int64_t> moved;
  if (!read_moves(sql_, moved)) return false;
  const std::vector<DeltaRow> rows = server::rows_of(sql_, people_scope, operator_lane);
  std::map<std::string, Person> people;
  for (const DeltaRow& row : rows) {
    if (auto person = cairn::person_of(row.row)) people[person->id] = *std::move(person);
  }
  const auto whose = [&](const std::string& id) {
    const auto at = people.find(id);
    return at == people.end() ? nullptr : &at->second;
  };
  const auto is_old = [&](const Row& row) { return moved[row.kind + " " + row.id] < before; };
  std::vector<Row> gone;
  std::set<std::string> has_some;
  for (const DeltaRow& row : rows) {
    std::string person;
    bool counts = true;
    if (const auto seat = seat_of(row.row)) {
      person = seat->person;
      counts = state_of(*seat, whose(person), now) == SeatState::counts;
    } else if (const auto invitation = invitation_of(row.row)) {
      person = invitation->person;
      counts = state_of(*invitation, whose(person), now) == InvitationState::open;
    } else {
      continue;
    }
    if (counts || !is_old(row.row)) {
      has_some.insert(person);
    } else {
      gone.push_back(row.row);
    }
  }
  for (const auto& [id, person] : people) {
    const Row row = row_of(person);
    if (has_some.count(id) == 0 && is_old(row)) gone.push_back(row);
  }
  return scrub(people_scope, gone, now);
}

}  // namespace cairn::server
