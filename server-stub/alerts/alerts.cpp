#include "alerts/alerts.h"

#include <utility>

#include "bytes/digest.h"
#include "ledger/lane.h"
#include "ledger/reading.h"

namespace cairn::server {

namespace {

constexpr std::int64_t patience = 30'000;  // ms
constexpr std::int64_t at_once = 2'000;    // rows read in one look: some tens of milliseconds
constexpr int minutes_most = 24 * 60;

}  // namespace

Trouble check_alerts(const AlertOrders& orders, const std::string& origin, Envelope& envelope) {
  std::string wrong;
  envelope.to = addresses_in(orders.to, wrong);
  if (envelope.to.empty()) {
    return "--alerts: \"" + wrong +
           "\" is no address, or one too many; write up to 16 like moderation@example.org, with a "
           "comma between two";
  }
  if (origin.empty()) {
    return "--alerts needs the site's address for the link in its mails; say --origin "
           "https://roadmap.example";
  }
  envelope.origin = origin;
  envelope.from = orders.from.empty() ? usual_sender(origin) : orders.from;
  if (!is_address(envelope.from)) {
    return "--alerts-from: \"" + envelope.from +
           "\" is no address; write it like cairn@example.org";
  }
  if (orders.minutes < 1 || orders.minutes > minutes_most) {
    return "--alerts-every takes 1 to " + std::to_string(minutes_most) + " minutes";
  }
  if (!Courier({orders.sendmail}, patience).can_run()) {
    return "--alerts: there is no program " + orders.sendmail +
           " that this user may run; install a mail agent that brings it (msmtp-mta, postfix), or "
           "say where it is with --sendmail";
  }
  return {};
}

Alerts::Alerts(SqlConnection& sql, Machine machine, const AlertOrders& orders, Envelope envelope)
    : sql_(sql),
      machine_(std::move(machine)),
      envelope_(std::move(envelope)),
      courier_({orders.sendmail, "-t", "-i"}, patience),
      pace_(orders.minutes * 60'000LL) {
  while (follow() == Read::some) continue;
  awaiting_.begin();
}

Alerts::Read Alerts::follow() {
  std::int64_t room = at_once;
  for (const Head& head : heads_of(sql_, staff_lane)) {
    std::int64_t& cursor = cursors_[head.scope];
    while (cursor < head.head) {
      if (room <= 0) return Read::some;
      const LaneNews news = news_of(sql_, head.scope, staff_lane, cursor, room);
      if (!news.ok) return Read::none;
      if (!news.reset.empty()) {
        // Of one scope it cannot be said what went: all of them are read again.
        cursors_.clear();
        awaiting_.clear();
        return Read::some;
      }
      for (const DeltaRow& row : news.delta.rows) awaiting_.fold(row);
      room -= static_cast<std::int64_t>(news.delta.rows.size()) + 1;
      cursor = news.delta.to;
    }
  }
  return Read::all;
}

void Alerts::look() {
  const std::int64_t now = machine_.now_ms();
  heed(courier_.look(now));
  if (follow() != Read::all) return;
  const bool is_due = pace_.is_due(awaiting_.has_untold_urgent(), awaiting_.has_untold(), now);
  if (!is_due || courier_.is_busy()) return;
  pace_.sent(now);
  const std::string mail =
      letter_of(envelope_, awaiting_.waiting(), now, hex(machine_.random_bytes(16)));
  if (!courier_.hand_over(mail, now)) return trouble("could not be started");
  awaiting_.tell();
}

void Alerts::heed(Courier::End end) {
  if (end == Courier::End::done) is_troubled_ = false;
  if (end != Courier::End::failed && end != Courier::End::late) return;
  awaiting_.take_back();
  trouble(end == Courier::End::late ? "did not end in time" : "failed");
}

void Alerts::trouble(const std::string& what) {
  if (std::exchange(is_troubled_, true)) return;
  machine_.warn("sendmail " + what + ": the staff is not told by mail; it is tried again");
}

}  // namespace cairn::server
