// An outbox as lines of JSON, and back: what its mirror holds, and what a person can carry away.
#include "json/build.h"
#include "replica/outbox.h"
#include "replica/statement.h"

namespace cairn {

namespace {

void add_line(std::string& lines, std::string_view name, Json value) {
  Json line = json_object();
  put(line, name, std::move(value));
  lines += write_json(line);
  lines += '\n';
}

Json pending_line(const Pending& p) {
  Json json = json_object();
  put(json, "scope", json_text(p.scope));
  put(json, "sent", json_truth(p.sent));
  put(json, "shelved", json_truth(p.is_shelved));
  put(json, "intent", write_intent(p.intent));
  if (p.receipt) put(json, "receipt", write_receipt(*p.receipt));
  return json;
}

}  // namespace

std::string Outbox::lines() const {
  std::string lines;
  add_line(lines, "version", json_number(version_));
  for (const char* key : {"secret", "rekey_from", "epoch", "person", "keeps", "parting", "supports",
                          "follows", "staff rights", "staff name", "staff invitation",
                          "staff slips", "staff lock", "staff taken"}) {
    Json json = json_object();
    put(json, "key", json_text(key));
    put(json, "value", json_text(note(key)));
    add_line(lines, "note", std::move(json));
  }
  for (const std::string& code : claims()) add_line(lines, "claim", json_text(code));
  for (const Numbers& n : numbers()) {
    Json json = json_object();
    put(json, "scope", json_text(n.scope));
    put(json, "next", json_number(n.next));
    put(json, "acked", json_number(n.acked));
    put(json, "durable", json_number(n.durable));
    put(json, "durable_seq", json_number(n.durable_seq));
    add_line(lines, "numbers", std::move(json));
  }
  for (const Pending& p : pending()) add_line(lines, "pending", pending_line(p));
  for (const Draft& d : drafts()) {
    Json json = json_object();
    put(json, "key", json_text(d.key));
    put(json, "words", json_text(d.words));
    add_line(lines, "draft", std::move(json));
  }
  return lines;
}

bool Outbox::read_line(const Json& line) {
  if (line.members.size() != 1) return false;
  const auto& [name, json] = line.members.front();
  if (name == "note") {
    // Of an outbox that is lost this one becomes the heir, its device included.
    return keep_note(text_of(json, "key"), text_of(json, "value"));
  }
  if (name == "claim") {
    return Statement(db_, "INSERT OR IGNORE INTO claim VALUES(?)").bind(1, json.text).run();
  }
  if (name == "numbers") {
    // What is here lost its end: the next number is the one that follows it.
    Statement keep(db_,
                   "INSERT INTO numbers VALUES(?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                   "next = max(next, excluded.next)");
    keep.bind(1, text_of(json, "scope")).bind(2, number_of(json, "next", 1));
    keep.bind(3, number_of(json, "acked")).bind(4, number_of(json, "durable"));
    return keep.bind(5, number_of(json, "durable_seq")).run();
  }
  if (name == "draft") {
    Statement keep(db_, "INSERT OR IGNORE INTO draft VALUES(?, ?)");
    return keep.bind(1, text_of(json, "key")).bind(2, text_of(json, "words")).run();
  }
  const Json* intent = json.find("intent");
  if (name != "pending" || intent == nullptr) return true;  // of a newer program
  const Json* body = intent->find("body");
  const Json* receipt = json.find("receipt");
  const std::string words = body != nullptr ? write_json(*body) : "{}";
  const std::string verdict = receipt != nullptr ? write_json(*receipt) : "";
  Statement keep(db_,
                 "INSERT OR IGNORE INTO intent(scope, n, id, kind, claim, claimed_at, body, sent, "
                 "shelved, receipt) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  keep.bind(1, text_of(json, "scope")).bind(2, number_of(*intent, "n"));
  keep.bind(3, text_of(*intent, "id")).bind(4, text_of(*intent, "kind"));
  keep.bind(5, text_of(*intent, "claim")).bind(6, number_of(*intent, "claimed_at"));
  keep.bind(7, words).bind(8, std::int64_t{truth_of(json, "sent")});
  return keep.bind(9, std::int64_t{truth_of(json, "shelved")}).bind(10, verdict).run();
}

bool Outbox::take_over(const Outbox& other) {
  if (!begin()) return false;
  bool done = !other.keeps_all() || set_keeps_all(true);
  const std::string invitation = other.staff("invitation");
  done = done && (invitation.empty() || set_staff("invitation", invitation));
  const std::string slips = other.staff("slips");
  done = done && (slips.empty() || set_staff("slips", staff("slips") + slips));
  for (const std::string& code : other.claims()) {
    done = done && Statement(db_, "INSERT OR IGNORE INTO claim VALUES(?)").bind(1, code).run();
  }
  for (Pending& p : other.pending()) {
    if (holds(p.intent.id) || !done) continue;
    if (!p.is_shelved) {
      done = write_next(p.scope, p.intent);
      continue;
    }
    Json line = json_object();
    put(line, "pending", pending_line(p));
    done = read_line(line);
  }
  // What was typed last, wherever.
  for (const Draft& draft : other.drafts()) {
    Statement keep(db_, "INSERT OR REPLACE INTO draft VALUES(?, ?)");
    done = done && keep.bind(1, draft.key).bind(2, draft.words).run();
  }
  // But not what was sent since: a form's words carry the id they are sent under.
  done = done && execute(db_,
                         "DELETE FROM draft AS d WHERE EXISTS(SELECT 1 FROM intent i WHERE "
                         "instr(d.words, 'id=' || i.id) AND NOT instr(d.key, i.id))");
  const std::string leaves = other.parting(), all = other.supports();
  done = done && (leaves.empty() || set_parting(parting() + leaves));
  for (std::size_t at = all.find_first_not_of(' '); at != all.npos && done;) {
    const std::size_t end = all.find(' ', at);
    done = set_support(all.substr(at, end - at), true);
    at = all.find_first_not_of(' ', end);
  }
  return end(done);
}

bool Outbox::read_lines(std::string_view lines) {
  if (!begin()) return false;
  bool done = true;
  std::int64_t newest = 0;
  while (done && !lines.empty()) {
    const std::size_t length = lines.find('\n');
    const std::string_view line = lines.substr(0, length);
    lines.remove_prefix(length == lines.npos ? lines.size() : length + 1);
    JsonError error;
    const auto json = line.empty() ? std::nullopt : read_json(line, error);
    done = line.empty() || (json && read_line(*json));
    if (!json || json->find("version") == nullptr) continue;
    newest = number_of(*json, "version");
    if (newest <= version_) return execute(db_, "ROLLBACK");
  }
  if (done && newest > 0) version_ = newest - 1;  // `end` counts
  return end(done);
}

}  // namespace cairn
