#include "ledger/decision_log.h"

#include <fcntl.h>
#include <unistd.h>

#include "files/folder.h"
#include "json/build.h"

namespace cairn::server {

std::string decision_line(const KeptDecision& decision) {
  const Intent& intent = decision.intent;
  Json json = json_object();
  put(json, "at", json_number(decision.at));
  put(json, "scope", json_text(decision.scope));
  put(json, "id", json_text(intent.id));
  put(json, "kind", json_text(intent.kind));
  JsonError error;
  const auto told = read_json(intent.body, error);
  Json body = json_object();
  // What a decision needs, and nothing else somebody may have put beside it.
  for (const char* name : {"on", "verdict", "ground", "facts", "passages", "of", "person", "device",
                           "invitation", "rights"}) {
    const Json* member = told ? told->find(name) : nullptr;
    if (member != nullptr && member->kind == JsonKind::string) put(body, name, *member);
  }
  put_text(json, "by", decision.by);
  put(json, "body", std::move(body));
  return write_json(json) + "\n";
}

std::optional<KeptDecision> decision_in(std::string_view line) {
  JsonError error;
  const auto json = read_json(line, error);
  const Json* body = json ? json->find("body") : nullptr;
  if (body == nullptr) return {};
  KeptDecision kept;
  kept.scope = text_of(*json, "scope");
  kept.at = number_of(*json, "at");
  kept.intent.id = text_of(*json, "id");
  kept.intent.kind = text_of(*json, "kind");
  kept.by = text_of(*json, "by");
  Json again = *body;
  if (kept.intent.kind == slug(IntentKind::moderate)) put(again, "again", json_truth(true));
  kept.intent.body = write_json(again);
  if (!is_id(kept.intent.id)) return {};
  return kept;
}

DecisionLog::DecisionLog(const std::string& path) {
  const auto before = read_file(path);
  file_ = open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  // A line that was cut must not swallow the next one.
  if (ok() && before && !before->empty() && before->back() != '\n' &&
      ::write(file_, "\n", 1) != 1) {
    close(file_);
    file_ = -1;
  }
}

DecisionLog::~DecisionLog() {
  if (ok()) close(file_);
}

bool DecisionLog::write(const std::vector<KeptDecision>& decisions) {
  std::string lines = is_cut_ ? "\n" : "";
  for (const KeptDecision& decision : decisions) lines += decision_line(decision);
  // On a full disk a part of it may stand there: it must not swallow the next one.
  is_cut_ =
      ok() && ::write(file_, lines.data(), lines.size()) != static_cast<ssize_t>(lines.size());
  return ok() && !is_cut_ && fdatasync(file_) == 0;
}

std::vector<KeptDecision> read_decisions(const std::string& path) {
  std::vector<KeptDecision> decisions;
  const std::string text = read_file(path).value_or("");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    if (end == text.npos) break;
    auto kept = decision_in(std::string_view(text).substr(at, end - at));
    at = end + 1;
    if (kept) decisions.push_back(*std::move(kept));
  }
  return decisions;
}

}  // namespace cairn::server
