#include "ledger/staff.h"

#include "bytes/digest.h"
#include "ledger/lane.h"
#include "ledger/schema.h"
#include "ledger/scope_rows.h"

namespace cairn::server {

namespace {

/// The rows of the staff, inside a transaction.
class StaffView : public View {
 public:
  explicit StaffView(SqlConnection& sql) : sql_(sql) {}
  std::optional<Row> row(std::string_view kind, std::string_view id) const override {
    const auto query =
        sql_.query("SELECT ord, body FROM item WHERE scope = $1 AND kind = $2 AND id = $3");
    if (!query->bind(1, people_scope).bind(2, kind).bind(3, id).row()) return {};
    return Row{std::string(kind), std::string(id), query->number(0), query->text(1)};
  }

 private:
  SqlConnection& sql_;
};

std::int64_t day_of(std::int64_t now) { return now - now % staff_day; }

template <typename Thing>
Change put(const Thing& thing) {
  return {Op::put, row_of(thing), {std::string(operator_lane)}};
}

void write(ScopeRows& rows, const std::vector<Change>& changes, std::int64_t now) {
  rows.advance();
  rows.change(changes, now);
  rows.finish();
}

}  // namespace

StaffStanding standing_of(SqlConnection& sql, std::string_view device, std::int64_t now) {
  StaffStanding standing;
  const StaffView view(sql);
  const auto seat = seat_in(view, device);
  if (!seat) return standing;
  const auto person = person_in(view, seat->person);
  standing.is_staff = true;
  standing.state = state_of(*seat, person ? &*person : nullptr, now);
  if (standing.state != SeatState::counts) return standing;
  standing.rights = person->rights;
  standing.name = person->name;
  standing.person = person->id;
  standing.is_due = seat->seen < day_of(now);
  return standing;
}

void pass_seat(SqlConnection& sql, std::string_view fresh, std::string_view old, std::int64_t now) {
  const StaffView view(sql);
  auto seat = seat_in(view, old);
  if (!seat || seat_in(view, fresh)) return;
  ScopeRows rows(sql, people_scope);
  seat->device = fresh;
  write(rows, {put(*seat), {Op::remove, {"device", std::string(old), 0, {}}, {}}}, now);
}

void seat_device(SqlConnection& sql, std::string_view device, const Rights& rights,
                 std::int64_t now) {
  const StaffView view(sql);
  const Digest digest = sha256("staff " + std::string(device));
  const std::string id = hex({reinterpret_cast<const char*>(digest.data()), 16});
  const auto before = person_in(view, id);
  if (!before && rights.empty()) return;
  const Person person{id, "", rights, before ? before->term : 1, before ? before->at : now};
  ScopeRows rows(sql, people_scope);
  write(rows, {put(person), put(Seat{std::string(device), id, person.term, now, day_of(now), 0})},
        now);
}

bool note_use(SqlConnection& sql, std::string_view device, std::int64_t now) {
  return in_transaction(sql, true, [&] {
    ScopeRows rows(sql, people_scope);
    auto seat = seat_in(rows, device);
    if (!seat || seat->seen >= day_of(now)) return;
    seat->seen = day_of(now);
    write(rows, {put(*seat)}, now);
  });
}

Invited invited_by(SqlConnection& sql, std::string_view invitation, std::string_view device,
                   std::int64_t now) {
  Invited invited;
  in_transaction(sql, false, [&] {
    invited = {};
    const StaffView view(sql);
    const auto found = invitation_in(view, invitation);
    if (!found) return;
    const auto person = person_in(view, found->person);
    invited.state = state_of(*found, person ? &*person : nullptr, now);
    if (found->used == 0 || found->device != device) return;
    const StaffStanding standing = standing_of(sql, device, now);
    invited.is_done = standing.is_staff && standing.state == SeatState::counts;
    if (standing.is_staff && standing.state == SeatState::revoked) {
      invited.state = InvitationState::revoked;
    }
  });
  return invited;
}

}  // namespace cairn::server
