// How the exchange has things leave: decisions taken again, orders to erase, what is overdue.
#include <map>

#include "bytes/digest.h"
#include "json/build.h"
#include "ledger/code.h"
#include "ledger/exchange.h"
#include "ledger/schema.h"
#include "ledger/secrets.h"

namespace cairn::server {

namespace {

constexpr std::size_t batch_most = 64;

std::string id_of(const std::string& text) {
  const Digest digest = sha256(text);
  return hex({reinterpret_cast<const char*>(digest.data()), 16});
}

Intent erasure_of(const Doomed& row, std::string_view why) {
  Json body = json_object();
  put(body, "on", json_text(row.id));
  Intent intent;
  // The same each time it is asked: what was begun and not finished is not done twice.
  intent.id = id_of(std::string(why) + " " + row.scope + " " + row.id);
  intent.kind = slug(IntentKind::erase);
  intent.body = write_json(body);
  return intent;
}

}  // namespace

bool Exchange::replay(const std::vector<KeptDecision>& decisions) {
  for (const KeptDecision& decision : decisions) {
    if (!store_.replay(decision)) return false;
  }
  return true;
}

bool Exchange::erase(const std::vector<Doomed>& doomed, std::string_view device,
                     std::string_view why) {
  std::map<std::string, std::vector<Arrival>> scopes;
  for (const Doomed& row : doomed) {
    scopes[row.scope].push_back({std::string(device), {}, erasure_of(row, why), 0});
  }
  for (const auto& [scope, arrivals] : scopes) {
    for (std::size_t from = 0; from < arrivals.size(); from += batch_most) {
      const std::size_t end = std::min(from + batch_most, arrivals.size());
      const Applied applied = store_.apply(scope,
                                           {arrivals.begin() + static_cast<std::ptrdiff_t>(from),
                                            arrivals.begin() + static_cast<std::ptrdiff_t>(end)},
                                           machine_.now_ms());
      took_back_ += applied.took_back;
      if (applied.ok) continue;
      machine_.warn("the ledger could not be written: " + sql_.error());
      return false;
    }
  }
  return true;
}

bool Exchange::erase_under(std::string_view code) {
  if (!ok() || !is_code(code)) return false;
  const std::string claim = claim_of_code(code);
  return store_.order({fresh_id(), "", claim}, machine_.now_ms()) && chores();
}

bool Exchange::erase_one(std::string_view id) {
  if (!ok() || !is_id(id)) return false;
  return store_.order({fresh_id(), std::string(id), ""}, machine_.now_ms()) && chores();
}

bool Exchange::chores(bool starts) {
  bool done = ok();
  std::string mark = beside_;
  const bool read = in_transaction(sql_, false, [&] { mark = house_fact(sql_, "taken-back"); });
  if (read && mark != beside_) ++took_back_;
  if (read) beside_ = mark;
  for (const ErasureOrder& order : store_.orders()) {
    done = erase(store_.rows_of(order), erasures_device, order.id) && store_.close(order) && done;
  }
  return store_.overwrite(starts) && done;
}

bool Exchange::purge() {
  const bool erased = erase(store_.overdue(machine_.now_ms()), retention_device, "retention");
  renew_keys();
  const auto moved = store_.keep_replies(machine_.now_ms());
  took_back_ += moved.value_or(0);
  return store_.purge(machine_.now_ms()) && erased && moved;
}

}  // namespace cairn::server
