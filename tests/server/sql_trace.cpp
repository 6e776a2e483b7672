#include "sql_trace.h"

#include <cstdlib>
#include <fstream>
#include <map>
#include <vector>

#include "bytes/digest.h"
#include "json/build.h"

namespace cairn::server::test {

namespace {

class TracedQuery : public SqlQuery {
 public:
  TracedQuery(std::string file, std::string_view sql, std::unique_ptr<SqlQuery> inner)
      : file_(std::move(file)), sql_(sql), inner_(std::move(inner)) {}
  ~TracedQuery() override {
    Json line = json_object(), bind = json_array(), rows = json_array();
    for (auto& [at, value] : bound_) bind.items.push_back(std::move(value));
    for (auto& columns : rows_) {
      Json row = json_object();
      for (auto& [column, value] : columns) put(row, std::to_string(column), std::move(value));
      rows.items.push_back(std::move(row));
    }
    put(line, "sql", json_text(sql_));
    put(line, "bind", std::move(bind));
    put(line, "rows", std::move(rows));
    put(line, "end", json_truth(ended_));
    std::ofstream(file_, std::ios::app) << write_json(line) << "\n";
  }
  SqlQuery& bind(int at, std::string_view text) override {
    bound_[at] = json_text(text);
    inner_->bind(at, text);
    return *this;
  }
  SqlQuery& bind(int at, std::int64_t number) override {
    bound_[at] = json_text(std::to_string(number));
    inner_->bind(at, number);
    return *this;
  }
  bool row() override {
    const bool found = inner_->row();
    if (found) rows_.emplace_back();
    ended_ = !found;
    return found;
  }
  bool run() override {
    const bool done = inner_->run();
    ended_ = rows_.empty();
    return done;
  }
  std::string text(int column) const override {
    std::string text = inner_->text(column);
    rows_.back()[column] = json_text(text);
    return text;
  }
  std::int64_t number(int column) const override {
    const std::int64_t number = inner_->number(column);
    rows_.back()[column] = json_text(std::to_string(number));
    return number;
  }

 private:
  std::string file_, sql_;
  std::unique_ptr<SqlQuery> inner_;
  std::map<int, Json> bound_;
  mutable std::vector<std::map<int, Json>> rows_;
  bool ended_ = false;
};

}  // namespace

SqlTrace::SqlTrace(const std::string& database) {
  const char* folder = std::getenv("CAIRN_SQL_TRACE");
  if (folder != nullptr) file_ = std::string(folder) + "/" + short_hash(database) + ".jsonl";
}

void SqlTrace::note(const char* what) {
  if (!file_.empty()) std::ofstream(file_, std::ios::app) << "{\"do\":\"" << what << "\"}\n";
}

std::unique_ptr<SqlQuery> SqlTrace::watch(std::string_view sql, std::unique_ptr<SqlQuery> query) {
  if (file_.empty()) return query;
  return std::make_unique<TracedQuery>(file_, sql, std::move(query));
}

}  // namespace cairn::server::test
