#include "reception/renewal.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <utility>

#include "ledger/lane.h"
#include "ledger/reading.h"

namespace cairn::server {

/// What is being composed. Its thread touches `in_hand`, `shell`, `before` and `site` alone.
struct Renewal::Job {
  RoadmapInHand in_hand;
  Shell shell;
  std::shared_ptr<const Face> before;
  std::vector<Row> rows;
  std::optional<Live> live;

  std::optional<Site> site;
  std::string trouble;
  std::atomic<bool> done = false;
  std::thread thread;

  void run() noexcept {
    try {
      const Composition composition = compose_roadmap(in_hand, shell);
      trouble = composition.trouble;
      if (trouble.empty()) site = before->site.renewed(composition);
    } catch (const std::exception& e) {
      trouble = e.what();
    }
    done = true;
    done.notify_all();
  }
};

namespace {

/// As the ledger has them; where its files are, the site itself knows.
std::vector<Row> rows_in(SqlConnection& sql, const std::vector<Row>& shown) {
  std::vector<Row> rows;
  for (DeltaRow& row : rows_of(sql, roadmap_scope, public_lane)) {
    if (row.row.kind != "asset") rows.push_back(std::move(row.row));
  }
  if (rows.empty()) return rows;
  for (const Row& row : shown) {
    if (row.kind == "asset") rows.push_back(row);
  }
  return rows_to_show(rows);
}

}  // namespace

Renewal::Renewal(Face first, std::function<void(const std::string&)> warn)
    : face_(std::make_shared<const Face>(std::move(first))),
      warn_(std::move(warn)),
      rows_(rows_to_show(face_->live.rows())) {}

Renewal::~Renewal() {
  if (job_) job_->thread.join();
}

bool Renewal::look(SqlConnection& sql) {
  if (job_) {
    if (!job_->done) return false;
    job_->thread.join();
    const std::unique_ptr<Job> job = std::exchange(job_, nullptr);
    if (!job->site) {
      warn_("the pages could not be composed anew: " + job->trouble);
      return false;
    }
    face_ = std::make_shared<const Face>(Face{*std::move(job->site), *std::move(job->live)});
    rows_ = std::move(job->rows);
    return true;
  }
  const std::int64_t head = head_of(sql, roadmap_scope, public_lane);
  if (head <= 0 || head == looked_at_) return false;
  std::vector<Row> rows = rows_in(sql, rows_);
  if (rows.empty()) return false;  // it cannot be read now
  looked_at_ = head;
  if (rows != rows_) start(std::move(rows), head);
  return false;
}

void Renewal::start(std::vector<Row> rows, std::int64_t head) {
  Replica replica(":memory:");
  auto job = std::make_unique<Job>();
  if (replica.ok() && replica.replace_roadmap(rows, head)) job->in_hand = roadmap_in_hand(replica);
  if (job->in_hand.snapshot.empty() || job->in_hand.roadmap.langs.empty()) {
    warn_("the roadmap as the ledger has it cannot be shown: the former stays");
    return;
  }
  job->before = face_;
  job->shell = shell_of(job->in_hand, face_->site.manifest.shell);
  job->live.emplace(std::move(replica), job->in_hand.roadmap, job->shell);
  job->rows = std::move(rows);
  job_ = std::move(job);
  job_->thread = std::thread([job = job_.get()] { job->run(); });
}

void Renewal::settle(SqlConnection& sql) {
  do {
    look(sql);
    if (job_) job_->done.wait(false);
  } while (job_);
}

}  // namespace cairn::server
