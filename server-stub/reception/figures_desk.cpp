#include "reception/figures_desk.h"

#include <utility>

#include "ledger/schema.h"
#include "site/resource.h"
#include "transparency/transparency_json.h"

namespace cairn::server {

namespace {

constexpr Allowance asking{120, 100};
constexpr std::size_t most_on_shelf = 1024 * 1024;

/// Moves with every intent that is recorded, and never back while this program runs.
std::optional<std::int64_t> heads_in(SqlConnection& sql) {
  std::int64_t heads = 0;
  const bool read = in_transaction(sql, false, [&] {
    const auto query = sql.query("SELECT SUM(head) FROM scope");
    heads = query->row() ? query->number(0) : 0;
  });
  if (!read || sql.state() != Sql::ok) return {};
  return heads;
}

Answer later(int status, std::string_view fr, std::string_view en, int seconds) {
  Answer answer = plain_answer(status, std::string(fr) + "\n" + std::string(en));
  answer.add("Retry-After", std::to_string(seconds));
  return answer;
}

}  // namespace

FiguresDesk::FiguresDesk(Exchange& exchange, const Live& live, const Machine& machine)
    : exchange_(exchange),
      live_(&live),
      machine_(machine),
      shelf_(most_on_shelf),
      asking_(asking, machine.random_bytes(32)) {}

void FiguresDesk::show(const Live& live) {
  live_ = &live;
  shelf_ = Shelf(most_on_shelf);
}

bool FiguresDesk::refresh(int this_year) {
  const auto heads = heads_in(exchange_.sql());
  if (!heads) return false;
  if (*heads != heads_) {
    auto figures = figures_in(exchange_.sql());
    if (!figures) return false;
    figures_ = *std::move(figures);
    heads_ = *heads;
  } else if (years_.newest == this_year) {
    return true;
  }
  years_ = years_of(figures_, this_year);
  shelf_ = Shelf(most_on_shelf);
  return true;
}

template <typename Make>
std::optional<Answer> FiguresDesk::shelved(int year, const std::string& name, std::string_view type,
                                           const Request& request, std::string_view caller,
                                           const Make& make) {
  const std::int64_t now = machine_.now_ms();
  const int this_year = year_of(now);
  if (!refresh(this_year)) {
    machine_.warn("the figures of moderation cannot be read");
    return later(503, "Ces chiffres ne peuvent pas être lus pour l'instant.",
                 "These figures cannot be read for now.", 120);
  }
  if (year != 0 && !years_.has(year)) return {};
  if (const Resource* kept = shelf_.find(name)) return answer_with(*kept, request);
  if (const int wait = asking_.take(caller, now)) {
    const std::string seconds = std::to_string(wait);
    return later(429, "Trop de demandes en peu de temps : réessayez dans " + seconds + " s.",
                 "Too many requests in a short time: try again in " + seconds + " s.", wait);
  }
  return answer_with(shelf_.put(name, resource_on_the_fly(make(this_year), type)), request);
}

std::optional<Answer> FiguresDesk::read(const YearRoute& route, const Request& request,
                                        std::string_view caller) {
  const std::string name = (route.lang == Lang::en ? "en " : "fr ") + std::to_string(route.year);
  const auto page = [&](int this_year) {
    const int year = route.year != 0 ? route.year : years_.newest;
    return live_->document_of(transparency_page(
        live_->roadmap(), transparency_of(figures_, year, this_year), years_, route));
  };
  return shelved(route.year, name, "text/html; charset=utf-8", request, caller, page);
}

std::optional<Answer> FiguresDesk::file(int year, const Request& request, std::string_view caller) {
  return shelved(year, "json " + std::to_string(year), "application/json", request, caller,
                 [&](int this_year) { return figures_json(figures_, years_, year, this_year); });
}

}  // namespace cairn::server
