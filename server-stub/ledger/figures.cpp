#include "ledger/figures.h"

#include <algorithm>
#include <chrono>

#include "charge/moderate.h"
#include "charge/moderation.h"
#include "ledger/lane.h"
#include "ledger/rows.h"
#include "ledger/schema.h"
#include "ledger/scope_rows.h"
#include "ledger/store.h"

namespace cairn::server {

namespace {

constexpr std::string_view example_origin = "example";
constexpr std::int64_t hour = 3'600'000;

/// A client may send any word: what is none of the grounds is another one.
std::string_view known_ground(std::string_view ground) {
  return is_ground(ground) ? ground : report_grounds[std::size(report_grounds) - 1];
}

std::string_view delay_of(std::int64_t ms) {
  constexpr std::int64_t bounds[] = {hour, 24 * hour, 72 * hour, 168 * hour};
  const auto* at = std::find_if(std::begin(bounds), std::end(bounds),
                                [ms](std::int64_t bound) { return ms <= bound; });
  return delays[at - std::begin(bounds)];
}

/// How the decision leaves that row; nothing where it does not.
const Row* put_in(const Decision& decision, std::string_view kind, std::string_view id) {
  const Row* last = nullptr;
  for (const Change& change : decision.changes) {
    if (change.op == Op::put && change.row.kind == kind && change.row.id == id) last = &change.row;
  }
  return last;
}

bool scrubs(const Decision& decision, std::string_view kind, std::string_view id) {
  return std::any_of(decision.changes.begin(), decision.changes.end(), [&](const Change& change) {
    return change.op == Op::scrub && change.row.kind == kind && change.row.id == id;
  });
}

/// One decision, and what is counted of it.
class Counting {
 public:
  Counting(Figures& figures, const ScopeRows& before, const Decision& decision, std::int64_t now)
      : figures_(figures), before_(before), decision_(decision), now_(now), year_(year_of(now)) {}

  void arrival(const Actor& actor, const std::string& id) {
    example_ = actor.is_example;
    if (put_in(decision_, "contribution", id) != nullptr) add("contribution");
  }
  /// Of what is about a contribution; false where that is not there.
  bool about(const Actor& actor, const std::string& on) {
    const auto row = before_.row("contribution", on);
    const auto target = row ? contribution_of(*row) : std::nullopt;
    if (!target) return false;
    target_ = *target;
    example_ = actor.is_example || target_.example;
    return true;
  }
  void report(const std::string& id);
  void appeal() {
    if (put_in(decision_, "appeal", target_.id) != nullptr) add("appeal");
  }
  void verdict();

 private:
  void add(std::string_view what, std::string_view part = {}) {
    ++figures_[{year_, std::string(what), std::string(part), example_}];
  }
  void add_delay(std::string_view what, std::int64_t since) {
    if (since != 0 && now_ >= since) add(what, delay_of(now_ - since));
  }
  std::int64_t waits_since(const std::optional<Row>& edit) const;
  std::string_view made_public(const Contribution& after, bool had_edit);
  void papers();

  Figures& figures_;
  const ScopeRows& before_;
  const Decision& decision_;
  std::int64_t now_, year_;
  Contribution target_;
  bool example_ = false;
};

void Counting::report(const std::string& id) {
  const Row* row = put_in(decision_, "report", id);
  const auto report = row != nullptr ? report_of(*row) : std::nullopt;
  if (!report) return;
  add("report", known_ground(report->ground));
  if (put_in(decision_, "contribution", target_.id) != nullptr) {
    add("masked", known_ground(report->ground));
  }
}

/// Since when somebody was to read it; 0: nobody was.
std::int64_t Counting::waits_since(const std::optional<Row>& edit) const {
  const bool is_held = target_.standing == Standing::held;
  const std::int64_t held = is_held ? before_.moved("contribution", target_.id, staff_lane) : 0;
  if (edit && held != 0) return std::min(edit->ord, held);
  return edit ? edit->ord : held;
}

/// What made it public, or left it so.
std::string_view Counting::made_public(const Contribution& after, bool had_edit) {
  if (target_.standing == Standing::hidden) return "restore";
  if (target_.standing != Standing::published || had_edit) return "publish";
  const bool is_restored =
      scrubs(decision_, "redaction", target_.id) && after.words != target_.words;
  return is_restored ? "restore" : "keep";
}

/// The reports and the appeal that it answers.
void Counting::papers() {
  for (const Change& change : decision_.changes) {
    if (change.op != Op::put) continue;
    if (const auto report = report_of(change.row)) {
      add("reported", report->outcome);
      add_delay("report-delay", report->at);
    } else if (const auto appeal = appeal_of(change.row)) {
      add("appealed", appeal->outcome);
      add_delay("appeal-delay", appeal->at);
    }
  }
}

void Counting::verdict() {
  const Row* row = put_in(decision_, "contribution", target_.id);
  const auto after = row != nullptr ? contribution_of(*row) : std::nullopt;
  if (!after) return;
  papers();
  // Passages of words that are there no more, after a restore: somebody decides again.
  if (after->standing == Standing::held) return;
  const auto edit = before_.row("edit", target_.id);
  add_delay("held-delay", waits_since(edit));
  const Row* redacted = put_in(decision_, "redaction", target_.id);
  const auto redaction = redacted != nullptr ? redaction_of(*redacted) : std::nullopt;
  const bool was_public = target_.standing == Standing::published;
  if (after->standing == Standing::hidden) {
    if (target_.standing == Standing::hidden) return add("confirm");
    add("hide", known_ground(after->ground));
  } else if (redaction) {
    if (was_public && after->words == target_.words) return add("confirm");
    add("blackout", known_ground(redaction->ground));
  } else {
    add(made_public(*after, edit.has_value()));
  }
}

}  // namespace

int year_of(std::int64_t at) {
  const std::chrono::sys_time<std::chrono::milliseconds> moment{std::chrono::milliseconds(at)};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  return static_cast<int>(std::chrono::year_month_day(day).year());
}

void count_decision(Figures& figures, const ScopeRows& before, const Actor& actor,
                    const Intent& intent, const Decision& decision, std::int64_t now) {
  const IntentKind kind = kind_of(intent);
  Counting counting(figures, before, decision, now);
  if (kind == IntentKind::contribute) return counting.arrival(actor, intent.id);
  const bool is_report = kind == IntentKind::report, is_verdict = kind == IntentKind::moderate;
  if (!is_report && !is_verdict && intent.kind != appeal_kind) return;
  if (decision.outcome != Outcome::applied || !counting.about(actor, target_of(intent))) return;
  if (is_report) return counting.report(intent.id);
  if (is_verdict) return counting.verdict();
  counting.appeal();
}

void add_figures(SqlConnection& sql, std::string_view scope, const Figures& figures) {
  for (const auto& [figure, n] : figures) {
    sql.query(
           "INSERT INTO figure(scope, year, what, part, origin, n) VALUES($1, $2, $3, $4, $5, $6) "
           "ON CONFLICT(scope, year, what, part, origin) DO UPDATE SET n = figure.n + excluded.n")
        ->bind(1, scope)
        .bind(2, figure.year)
        .bind(3, figure.what)
        .bind(4, figure.part)
        .bind(5, figure.example ? example_origin : std::string_view())
        .bind(6, n)
        .run();
  }
}

std::optional<Figures> figures_in(SqlConnection& sql) {
  Figures figures;
  const bool read = in_transaction(sql, false, [&] {
    figures.clear();
    const auto query = sql.query(
        "SELECT year, what, part, origin, SUM(n) FROM figure GROUP BY year, what, part, origin");
    while (query->row()) {
      figures[{query->number(0), query->text(1), query->text(2),
               query->text(3) == example_origin}] += query->number(4);
    }
  });
  if (!read || sql.state() != Sql::ok) return {};
  return figures;
}

}  // namespace cairn::server
