#include "reception/sync_desk.h"

#include "bytes/digest.h"
#include "bytes/squeeze.h"
#include "http/coding.h"
#include "http/list.h"
#include "http/reader.h"
#include "ledger/secrets.h"
#include "sync/messages.h"

namespace cairn::server {

namespace {

static_assert(most_sync_body == sync_limits::request_bytes);

// A town hall behind one address syncs more often than a person; a program that loops, even more.
constexpr Allowance asking{600, 20};
constexpr std::size_t worth_squeezing = 400;
constexpr int quick = 4;  // brotli's, for a reply that is made once
constexpr std::int64_t snapshot_ms = 600'000;

Answer refusal(int status, std::string_view words) { return plain_answer(status, words); }

std::string_view bearer_of(const Request& request) {
  const std::string* field = request.field("authorization");
  if (field == nullptr || field->size() < 7 || !same_word(field->substr(0, 7), "bearer ")) {
    return {};
  }
  return trimmed(std::string_view(*field).substr(7));
}

bool is_json(const Request& request) {
  const std::string* type = request.field("content-type");
  return type != nullptr &&
         same_word(trimmed(std::string_view(*type).substr(0, type->find(';'))), "application/json");
}

}  // namespace

SyncDesk::SyncDesk(Exchange& exchange, PublicReplica& base, const Machine& machine)
    : exchange_(exchange),
      base_(base),
      machine_(machine),
      asking_(asking, machine_.random_bytes(32)) {}

std::variant<SyncCall, Answer> SyncDesk::receive(const Request& request, std::string_view caller) {
  if (request.method != "POST") {
    Answer answer = refusal(405, "This address takes POST.");
    answer.add("Allow", "POST");
    return answer;
  }
  const std::string_view bearer = bearer_of(request);
  if (!is_secret(bearer)) {
    Answer answer = refusal(401,
                            "Say who asks: Authorization: Bearer, and 43 characters of "
                            "base64url that this device made.");
    answer.add("WWW-Authenticate", "Bearer");
    return answer;
  }
  if (!is_json(request)) return refusal(415, "Send a list of messages: application/json.");
  if (const int wait = asking_.take(caller, machine_.now_ms())) {
    Answer answer = refusal(429, "Too many requests in a short time: keep everything, and wait.");
    answer.add("Retry-After", std::to_string(wait));
    return answer;
  }
  SyncCall call{{std::string(bearer), request.body, std::string(caller)}, {}};
  if (const std::string coding = request.list("content-encoding"); same_word(coding, "gzip")) {
    bool too_much = false;
    auto plain = gunzipped(request.body, most_sync_body, too_much);
    if (too_much) return refusal(413, "This is more than can be sent at one time.");
    if (!plain) return refusal(400, "This is no gzip.");
    call.call.bytes = *std::move(plain);
  } else if (!coding.empty() && !same_word(coding, "identity")) {
    return refusal(415, "Bodies are taken as they are, or in gzip.");
  }
  if (request.field("accept-encoding") != nullptr) call.accepted = request.list("accept-encoding");
  return call;
}

std::vector<Answer> SyncDesk::answer(const std::vector<SyncCall>& calls) {
  std::vector<Call> all;
  for (const SyncCall& call : calls) all.push_back(call.call);
  std::vector<std::string> replies = exchange_.sync(all);
  std::vector<Answer> answers;
  for (std::size_t i = 0; i < calls.size(); ++i) {
    answers.push_back(reply(calls[i], std::move(replies[i])));
  }
  return answers;
}

Answer SyncDesk::reply(const SyncCall& call, std::string bytes) {
  if (bytes.empty()) return refusal(400, "This is no list of messages of protocol v1.");
  Answer answer;
  answer.add("Content-Type", "application/json");
  answer.add("Cache-Control", "no-store");
  const bool squeezes = bytes.size() >= worth_squeezing;
  const std::string_view wish = call.accepted ? std::string_view(*call.accepted) : "";
  const auto coding = choose_coding(call.accepted ? &wish : nullptr, squeezes, squeezes);
  std::string small;
  if (coding == Coding::brotli) small = brotli_of(bytes, quick);
  if (coding == Coding::gzip) small = gzip_of(bytes, quick);
  if (!small.empty()) answer.add("Content-Encoding", name_of(*coding));
  answer.body =
      std::make_shared<const std::string>(small.empty() ? std::move(bytes) : std::move(small));
  return answer;
}

bool SyncDesk::make_snapshot(std::int64_t now) {
  if (took_back_ != exchange_.took_back()) name_.clear();
  took_back_ = exchange_.took_back();
  if (!name_.empty() && now < made_ + snapshot_ms) return true;
  const bool is_whole = base_.catch_up(exchange_.sql(), exchange_.epoch());
  std::string bytes = is_whole ? base_.file() : "";
  if (bytes.empty()) return false;
  const Digest digest = sha256(bytes);
  name_ = hex({reinterpret_cast<const char*>(digest.data()), digest.size()});
  made_ = now;
  file_ = resource_on_the_fly(std::move(bytes), "application/vnd.sqlite3");
  file_.caching = "public, max-age=0, s-maxage=600";
  return true;
}

Answer SyncDesk::snapshot(std::string_view path, const Request& request, std::string_view caller) {
  if (request.method != "GET" && request.method != "HEAD") {
    Answer answer = refusal(405, "This address takes GET, HEAD.");
    answer.add("Allow", "GET, HEAD");
    return answer;
  }
  if (took_back_ != exchange_.took_back()) name_.clear();
  if (path == snapshot_target) {
    if (const int wait = asking_.take(caller, machine_.now_ms())) {
      Answer answer = refusal(429, "Too many requests in a short time: wait, then ask again.");
      answer.add("Retry-After", std::to_string(wait));
      return answer;
    }
    if (!make_snapshot(machine_.now_ms())) return refusal(503, "There is none now: pull instead.");
    Answer answer = refusal(303, std::string(snapshot_target) + "/" + name_);
    answer.add("Location", std::string(snapshot_target) + "/" + name_);
    return answer;
  }
  const std::string_view name = path.substr(snapshot_target.size() + 1);
  const bool is_hash = name.size() == 64 && name.find_first_not_of("0123456789abcdef") == name.npos;
  if (!is_hash) return refusal(404, "There is nothing at this address.");
  if (name_.empty() || name != name_) {
    return refusal(410, "This snapshot is gone: ask " + std::string(snapshot_target) + " for one.");
  }
  return answer_with(file_, request);
}

}  // namespace cairn::server
