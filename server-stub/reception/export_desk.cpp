#include "reception/export_desk.h"

#include <utility>

#include "bytes/digest.h"
#include "bytes/squeeze.h"
#include "json/build.h"
#include "opendata/said_walk.h"
#include "site/media.h"
#include "site/resource.h"

namespace cairn::server {

namespace {

// A harvester asks a few times a day. A whole one costs some seconds of work among 100,000.
constexpr Allowance asking{20, 30'000};
constexpr int quick_gzip = 4;
// Another number where the same rows are written otherwise.
constexpr std::string_view form = "1 ";

/// What stands around the lines, and between two.
struct Frame {
  std::string head, between, tail;
  std::string (*line)(const SaidLine&);
};

std::string json_line(const SaidLine& line) { return write_json(said_json(line)); }
std::string csv_row(const SaidLine& line) { return said_row(line); }

Frame csv_frame() { return {said_head(), "", "", csv_row}; }

Frame json_frame(const Roadmap& roadmap) {
  Json licence = json_object();
  put_text(licence, "name", licence_name);
  put_text(licence, "title", licence_title);
  put_text(licence, "path", licence_address);
  Json notice = json_object();
  put_text(notice, "fr", roadmap.notice.fr);
  put_text(notice, "en", roadmap.notice.en);
  Json head = json_object();
  put(head, "license", std::move(licence));
  if (!notice.members.empty()) put(head, "notice", std::move(notice));
  std::string opened = write_json(head);
  opened.pop_back();
  return {opened + ",\n\"contributions\":[\n", ",\n", "\n]}\n", json_line};
}

/// Lines between their frame, squeezed or not; copied with whoever sends it.
class Writer {
 public:
  Writer(const Replica& replica, Frame frame, bool squeezes)
      : walk_(replica), frame_(std::move(frame)) {
    if (squeezes) gzip_.emplace(quick_gzip);
  }

  After operator()(std::string& piece) {
    const SaidWalk::Step step = walk_.next(lines_);
    if (step == SaidWalk::Step::broken) return After::broken;
    std::string text = std::exchange(frame_.head, "");
    for (const SaidLine& line : lines_) {
      if (!is_first_) text += frame_.between;
      is_first_ = false;
      text += frame_.line(line);
    }
    const bool ends = step == SaidWalk::Step::end;
    if (ends) text += frame_.tail;
    piece = gzip_ ? gzip_->take(text, ends) : std::move(text);
    return ends ? After::nothing : After::more;
  }

 private:
  SaidWalk walk_;
  Frame frame_;
  std::optional<GzipPieces> gzip_;
  std::vector<SaidLine> lines_;
  bool is_first_ = true;
};

/// What is told of it before any of it is made.
Resource told(const std::string& path, const std::string& state) {
  const Body body{std::make_shared<const std::string>(), "\"" + short_hash(state) + "\""};
  Resource resource;
  resource.type = media_type_of(path);
  resource.plain = resource.gzip = body;
  resource.gzip.tag.insert(resource.gzip.tag.size() - 1, "-gzip");
  return resource;
}

}  // namespace

ExportDesk::ExportDesk(Exchange& exchange, PublicReplica& base, const Machine& machine)
    : exchange_(exchange),
      base_(base),
      machine_(machine),
      asking_(asking, machine.random_bytes(32)) {}

std::optional<Answer> ExportDesk::read(const Target& target, const Roadmap& roadmap,
                                       const Request& request, std::string_view caller) {
  const bool is_csv = target.path == said_csv_target;
  if (!is_csv && target.path != said_json_target) return {};
  if (!base_.catch_up(exchange_.sql(), exchange_.epoch())) {
    machine_.warn("the contributions cannot be given away up to date");
  }
  const Replica& replica = base_.replica();
  const std::string state = std::string(form) + state_of(replica);
  Answer answer = answer_with(told(target.path, state), request);
  for (Field& field : answer.fields) {
    // What changes while it leaves may be in it or not: a weak tag.
    if (field.name == "ETag") field.value.insert(0, "W/");
  }
  if (answer.status != 200 || answer.body == nullptr) return answer;
  if (const int wait = asking_.take(caller, machine_.now_ms())) {
    const std::string seconds = std::to_string(wait);
    Answer later =
        plain_answer(429, "Trop de demandes en peu de temps : réessayez dans " + seconds +
                              " s.\nToo many requests in a short time: "
                              "try again in " +
                              seconds + " s.");
    later.add("Retry-After", seconds);
    return later;
  }
  const bool squeezes = answer.field("Content-Encoding") != nullptr;
  answer.body = nullptr;
  answer.pieces = Writer(replica, is_csv ? csv_frame() : json_frame(roadmap), squeezes);
  answer.chunked = request.minor == 1;
  if (!answer.chunked) answer.close = true;
  return answer;
}

}  // namespace cairn::server
