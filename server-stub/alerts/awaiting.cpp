#include "alerts/awaiting.h"

#include <algorithm>
#include <utility>

#include "charge/moderation.h"
#include "ledger/rows.h"

namespace cairn::server {

void Awaiting::fold(const DeltaRow& changed) {
  const Row& row = changed.row;
  const bool is_there = changed.op == Op::put;
  is_stale_ = true;
  if (row.kind == "contribution") {
    const auto what = is_there ? contribution_of(row) : std::nullopt;
    away_.erase(row.id);
    if (!what || what->standing == Standing::withdrawn) {
      // With all that was said of it.
      edited_.erase(row.id);
      appealed_.erase(row.id);
      std::erase_if(reports_, [&](const auto& report) { return report.second.on == row.id; });
    } else if (what->standing != Standing::published) {
      away_[row.id] = what->standing;
    }
  } else if (row.kind == "edit") {
    edited_.erase(row.id);
    if (is_there) edited_.insert(row.id);
  } else if (row.kind == "appeal") {
    const auto appeal = is_there ? appeal_of(row) : std::nullopt;
    appealed_.erase(row.id);
    if (appeal && appeal->outcome.empty()) appealed_.insert(row.id);
  } else if (row.kind == "report") {
    const auto report = is_there ? report_of(row) : std::nullopt;
    reports_.erase(row.id);
    if (report && report->outcome.empty()) {
      reports_[row.id] = {report->on, cairn::is_urgent(report->ground)};
    }
  }
}

const Awaiting::Matters& Awaiting::matters() const {
  if (!std::exchange(is_stale_, false)) return matters_;
  Matters all, masked;
  const auto standing = [&](const std::string& id) {
    const auto at = away_.find(id);
    return at == away_.end() ? Standing::published : at->second;
  };
  for (const auto& [id, report] : reports_) {
    const Standing now = standing(report.on);
    if (now == Standing::held && report.is_urgent) masked.insert(report.on);
    if (now == Standing::published) all.insert("r" + report.on);
  }
  for (const std::string& id : masked) all.insert("m" + id);
  for (const auto& [id, now] : away_) {
    if (now == Standing::held && masked.count(id) == 0) all.insert("h" + id);
  }
  for (const std::string& id : edited_) {
    if (standing(id) == Standing::published) all.insert("h" + id);
  }
  for (const std::string& id : appealed_) all.insert("a" + id);
  return matters_ = std::move(all);
}

Waiting Awaiting::waiting() const {
  Waiting waiting;
  for (const std::string& matter : matters()) {
    waiting.masked += matter[0] == 'm';
    waiting.appealed += matter[0] == 'a';
    waiting.held += matter[0] == 'h';
    waiting.reported += matter[0] == 'r';
  }
  return waiting;
}

bool Awaiting::has_untold_urgent() const {
  const Matters& all = matters();
  return std::any_of(all.begin(), all.end(), [&](const std::string& matter) {
    const bool is_urgent = matter[0] == 'm' || matter[0] == 'a';
    return is_urgent && told_.count(matter) == 0 && old_.count(matter) == 0;
  });
}

bool Awaiting::has_untold() const {
  const Matters& all = matters();
  return !std::includes(told_.begin(), told_.end(), all.begin(), all.end());
}

void Awaiting::clear() {
  away_.clear();
  edited_.clear();
  appealed_.clear();
  reports_.clear();
  is_stale_ = true;
}

void Awaiting::begin() { old_ = matters(); }

void Awaiting::tell() {
  told_before_ = std::move(told_);
  told_ = matters();
}

}  // namespace cairn::server
