// What the store does apart from intents: rows of the house, and small questions.
#include <set>
#include <utility>

#include "ledger/lane.h"
#include "ledger/schema.h"
#include "ledger/scope_receipts.h"
#include "ledger/scope_rows.h"
#include "ledger/store.h"

namespace cairn::server {

bool Store::put_public(std::string_view scope, const std::vector<Row>& rows,
                       const std::vector<std::string>& kinds, std::int64_t now) {
  return in_transaction(sql_, true, [&] {
    ScopeRows held(sql_, scope);
    std::vector<Change> changes;
    std::set<std::pair<std::string, std::string>> wanted;
    for (const Row& row : rows) {
      wanted.emplace(row.kind, row.id);
      const auto before = held.row(row.kind, row.id);
      if (before && *before == row) continue;
      changes.push_back({Op::put, row, {std::string(public_lane)}});
    }
    for (const std::string& kind : kinds) {
      const auto query = sql_.query("SELECT id FROM item WHERE scope = $1 AND kind = $2");
      query->bind(1, scope).bind(2, kind);
      while (query->row()) {
        const std::string id = query->text(0);
        if (wanted.count({kind, id}) == 0) changes.push_back({Op::remove, {kind, id, 0, {}}, {}});
      }
    }
    if (changes.empty()) return;
    held.advance();
    held.change(changes, now);
    held.finish();
  });
}

Counted Store::counted(std::string_view scope, std::string_view device) {
  Counted counted;
  in_transaction(sql_, false, [&] {
    const ScopeReceipts receipts(sql_, scope);
    counted.acked_n = counted.durable_n = receipts.last_n(device);
    if (!rules_.backups) return;
    const auto query = sql_.query("SELECT durable FROM scope WHERE scope = $1");
    const std::int64_t durable = query->bind(1, scope).row() ? query->number(0) : 0;
    counted.durable_n = receipts.last_n_by(device, durable);
  });
  return counted;
}

std::vector<Receipt> Store::receipts(std::string_view scope, std::string_view device,
                                     const std::vector<std::int64_t>& numbers) {
  std::vector<Receipt> found;
  in_transaction(sql_, false, [&] {
    found.clear();
    const ScopeReceipts receipts(sql_, scope);
    for (const std::int64_t n : numbers) {
      if (auto receipt = receipts.at(device, n)) found.push_back(std::move(*receipt));
    }
  });
  return found;
}

std::string Store::epoch() {
  std::string epoch;
  in_transaction(sql_, false, [&] { epoch = house_fact(sql_, "epoch"); });
  return epoch;
}

bool Store::set_epoch(std::string_view epoch) {
  return in_transaction(sql_, true, [&] { set_house_fact(sql_, "epoch", epoch); });
}

}  // namespace cairn::server
