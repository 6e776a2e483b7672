#include "sync/messages.h"

#include "json/build.h"
#include "ledger/code.h"
#include "ledger/lane.h"

namespace cairn {

namespace {

Json texts(const std::vector<std::string>& list) {
  Json json = json_array();
  for (const std::string& text : list) json.items.push_back(json_text(text));
  return json;
}

bool read_texts(const Json& object, std::string_view name, std::size_t most,
                std::vector<std::string>& list) {
  const Json* member = object.find(name);
  if (member == nullptr) return true;
  if (member->kind != JsonKind::array || member->items.size() > most) return false;
  for (const Json& item : member->items) {
    if (item.kind != JsonKind::string) return false;
    list.push_back(item.text);
  }
  return true;
}

/// The items of an array; none where it is missing.
const std::vector<Json>& items_of(const Json& object, std::string_view name) {
  static const std::vector<Json> none;
  const Json* member = object.find(name);
  return member != nullptr && member->kind == JsonKind::array ? member->items : none;
}

std::string_view slug(Op op) {
  return op == Op::put ? "put" : op == Op::remove ? "delete" : "scrub";
}

bool read_op(std::string_view slug, Op& op) {
  if (slug != "put" && slug != "delete" && slug != "scrub") return false;
  op = slug == "put" ? Op::put : slug == "delete" ? Op::remove : Op::scrub;
  return true;
}

bool is_hello_sound(const Hello& hello) {
  for (const std::string& code : hello.claims) {
    if (!is_code(code)) return false;
  }
  return true;
}

// Up.

Json write(const Hello& m) {
  Json json = json_object();
  put(json, "protocol", json_number(m.protocol));
  put_text(json, "build", m.build);
  put(json, "schema", json_number(m.schema));
  put_text(json, "epoch", m.epoch);
  if (!m.claims.empty()) put(json, "claims", texts(m.claims));
  put_text(json, "rekey_from", m.rekey_from);
  put_text(json, "invitation", m.invitation);
  if (!m.scopes.empty()) put(json, "scopes", texts(m.scopes));
  return json;
}

bool read(const Json& json, Hello& m) {
  m.protocol = static_cast<int>(number_of(json, "protocol"));
  m.build = text_of(json, "build").substr(0, 80);
  m.schema = static_cast<int>(number_of(json, "schema"));
  m.epoch = text_of(json, "epoch");
  m.rekey_from = text_of(json, "rekey_from");
  m.invitation = text_of(json, "invitation");
  return read_texts(json, "claims", sync_limits::claims, m.claims) &&
         read_texts(json, "scopes", 1000, m.scopes) && is_hello_sound(m);
}

Json write(const Push& m) {
  Json json = json_object();
  put(json, "scope", json_text(m.scope));
  put(json, "first_n", json_number(m.first_n));
  Json intents = json_array();
  for (const Intent& intent : m.intents) intents.items.push_back(write_intent(intent));
  put(json, "intents", std::move(intents));
  if (!m.asks.empty()) {
    Json asks = json_array();
    for (const std::int64_t n : m.asks) asks.items.push_back(json_number(n));
    put(json, "asks", std::move(asks));
  }
  return json;
}

bool read(const Json& json, Push& m) {
  m.scope = text_of(json, "scope");
  m.first_n = number_of(json, "first_n");
  const std::vector<Json>& intents = items_of(json, "intents");
  const std::vector<Json>& asks = items_of(json, "asks");
  if (!is_scope(m.scope) || m.first_n < 1 || intents.size() > sync_limits::intents ||
      asks.size() > sync_limits::intents) {
    return false;
  }
  for (const Json& item : intents) {
    auto intent = read_intent(item);
    const auto expected = m.first_n + static_cast<std::int64_t>(m.intents.size());
    if (!intent || intent->n != expected) return false;
    m.intents.push_back(std::move(*intent));
  }
  for (const Json& item : asks) {
    std::int64_t n = 0;
    if (item.kind != JsonKind::number || !whole_number(item.text, n)) return false;
    m.asks.push_back(n);
  }
  return true;
}

Json write(const Pull& m) {
  Json json = json_object();
  put(json, "scope", json_text(m.scope));
  put(json, "lane", json_text(m.lane));
  put(json, "cursor", json_number(m.cursor));
  put(json, "limit", json_number(m.limit));
  return json;
}

bool read(const Json& json, Pull& m) {
  m.scope = text_of(json, "scope");
  m.lane = text_of(json, "lane");
  m.cursor = number_of(json, "cursor");
  m.limit = number_of(json, "limit", 500);
  const bool known = m.lane == public_lane || m.lane == staff_lane || m.lane == operator_lane ||
                     is_code(claim_of(m.lane));
  if (m.limit > sync_limits::rows) m.limit = sync_limits::rows;
  return is_scope(m.scope) && known && m.cursor >= 0 && m.limit >= 1;
}

// Down.

Json write(const Welcome& m) {
  Json json = json_object();
  put(json, "epoch", json_text(m.epoch));
  put(json, "server_time", json_number(m.server_time));
  put_text(json, "person", m.person);
  Json heads = json_array();
  for (const Head& head : m.heads) {
    Json item = json_object();
    put(item, "scope", json_text(head.scope));
    put(item, "lane", json_text(head.lane));
    put(item, "head", json_number(head.head));
    heads.items.push_back(std::move(item));
  }
  put(json, "heads", std::move(heads));
  put(json, "poll_after", json_number(m.poll_after));
  if (!m.is_staff) return json;
  put(json, "rights", json_text(m.rights));
  put_text(json, "name", m.name);
  return json;
}

bool read(const Json& json, Welcome& m) {
  m.epoch = text_of(json, "epoch");
  m.server_time = number_of(json, "server_time");
  m.person = text_of(json, "person");
  m.rights = text_of(json, "rights");
  m.poll_after = number_of(json, "poll_after");
  for (const Json& item : items_of(json, "heads")) {
    m.heads.push_back({std::string(text_of(item, "scope")), std::string(text_of(item, "lane")),
                       number_of(item, "head")});
  }
  return !m.epoch.empty();
}

Json write(const Receipts& m) {
  Json json = json_object();
  put(json, "scope", json_text(m.scope));
  put(json, "acked_n", json_number(m.acked_n));
  put(json, "durable_n", json_number(m.durable_n));
  Json items = json_array();
  for (const Receipt& receipt : m.items) items.items.push_back(write_receipt(receipt));
  put(json, "items", std::move(items));
  return json;
}

bool read(const Json& json, Receipts& m) {
  m.scope = text_of(json, "scope");
  m.acked_n = number_of(json, "acked_n");
  m.durable_n = number_of(json, "durable_n");
  for (const Json& item : items_of(json, "items")) {
    auto receipt = read_receipt(item);
    if (!receipt) return false;
    m.items.push_back(std::move(*receipt));
  }
  return is_scope(m.scope) && m.acked_n >= 0;
}

Json write(const DeltaRow& m) {
  Json json = json_object();
  put(json, "op", json_text(slug(m.op)));
  put(json, "kind", json_text(m.row.kind));
  put(json, "id", json_text(m.row.id));
  put(json, "rev", json_number(m.rev));
  if (m.op != Op::put) return json;
  put(json, "ord", json_number(m.row.ord));
  JsonError error;
  auto body = read_json(m.row.body, error);
  put(json, "body", body ? std::move(*body) : json_object());
  return json;
}

bool read(const Json& json, DeltaRow& m) {
  m.row.kind = text_of(json, "kind");
  m.row.id = text_of(json, "id");
  m.rev = number_of(json, "rev");
  m.row.ord = number_of(json, "ord");
  if (!read_op(text_of(json, "op"), m.op) || m.row.kind.empty() || m.row.id.empty()) return false;
  if (m.op != Op::put) return true;
  const Json* body = json.find("body");
  if (body == nullptr) return false;
  m.row.body = write_json(*body);
  return true;
}

Json write(const Delta& m) {
  Json json = json_object();
  put(json, "scope", json_text(m.scope));
  put(json, "lane", json_text(m.lane));
  put(json, "from", json_number(m.from));
  put(json, "to", json_number(m.to));
  put(json, "more", json_truth(m.more));
  Json rows = json_array();
  for (const DeltaRow& row : m.rows) rows.items.push_back(write(row));
  put(json, "rows", std::move(rows));
  put_text(json, "set_hash", m.set_hash);
  return json;
}

bool read(const Json& json, Delta& m) {
  m.scope = text_of(json, "scope");
  m.lane = text_of(json, "lane");
  m.from = number_of(json, "from");
  m.to = number_of(json, "to");
  m.more = truth_of(json, "more");
  m.set_hash = text_of(json, "set_hash");
  for (const Json& item : items_of(json, "rows")) {
    DeltaRow row;
    if (!read(item, row)) return false;
    m.rows.push_back(std::move(row));
  }
  return is_scope(m.scope) && !m.lane.empty() && m.from >= 0 && m.to >= m.from;
}

Json write(const Reset& m) {
  Json json = json_object();
  put(json, "scope", json_text(m.scope));
  put(json, "lane", json_text(m.lane));
  put(json, "reason", json_text(m.reason));
  put_text(json, "snapshot", m.snapshot);
  return json;
}

bool read(const Json& json, Reset& m) {
  m.scope = text_of(json, "scope");
  m.lane = text_of(json, "lane");
  m.reason = text_of(json, "reason");
  m.snapshot = text_of(json, "snapshot");
  return is_scope(m.scope) && !m.lane.empty();
}

Json write(const Refuse& m) {
  Json json = json_object();
  put_text(json, "scope", m.scope);
  put(json, "code", json_text(m.code));
  if (m.retry_after != 0) put(json, "retry_after", json_number(m.retry_after));
  return json;
}

bool read(const Json& json, Refuse& m) {
  m.scope = text_of(json, "scope");
  m.code = text_of(json, "code");
  m.retry_after = number_of(json, "retry_after");
  return !m.code.empty();
}

constexpr std::string_view up_names[] = {"hello", "push", "pull"};
constexpr std::string_view down_names[] = {"welcome", "receipts", "delta", "reset", "refuse"};

template <typename Message, typename Names>
std::string write_list(const std::vector<Message>& messages, const Names& names) {
  Json list = json_array();
  for (const Message& message : messages) {
    Json json = json_object();
    put(json, names[message.index()], std::visit([](const auto& m) { return write(m); }, message));
    list.items.push_back(std::move(json));
  }
  return write_json(list);
}

/// The message of that name, where it is the one of `Kind`.
template <typename Kind, typename Message>
bool read_as(const Json& body, std::vector<Message>& messages) {
  Kind message;
  if (!read(body, message)) return false;
  messages.emplace_back(std::move(message));
  return true;
}

std::optional<Json> read_list(std::string_view bytes, std::size_t most_bytes, std::size_t most) {
  if (bytes.size() > most_bytes) return {};
  JsonError error;
  auto list = read_json(bytes, error);
  if (!list || list->kind != JsonKind::array || list->items.size() > most) return {};
  for (const Json& item : list->items) {
    if (item.kind != JsonKind::object || item.members.size() != 1) return {};
    if (item.members.front().value.kind != JsonKind::object) return {};
  }
  return list;
}

}  // namespace

std::string write_request(const std::vector<UpMessage>& messages) {
  return write_list(messages, up_names);
}

std::string write_reply(const std::vector<DownMessage>& messages) {
  return write_list(messages, down_names);
}

std::optional<std::vector<UpMessage>> read_request(std::string_view bytes) {
  const auto list = read_list(bytes, sync_limits::request_bytes, sync_limits::messages);
  if (!list) return {};
  std::vector<UpMessage> messages;
  for (const Json& item : list->items) {
    const auto& [name, body] = item.members.front();
    bool sound = true;
    if (name == "hello") sound = read_as<Hello>(body, messages);
    if (name == "push") sound = read_as<Push>(body, messages);
    if (name == "pull") sound = read_as<Pull>(body, messages);
    if (!sound) return {};
  }
  return messages;
}

std::optional<std::vector<DownMessage>> read_reply(std::string_view bytes) {
  const auto list = read_list(bytes, 64 * 1024 * 1024, 10'000);
  if (!list) return {};
  std::vector<DownMessage> messages;
  for (const Json& item : list->items) {
    const auto& [name, body] = item.members.front();
    bool sound = true;
    if (name == "welcome") sound = read_as<Welcome>(body, messages);
    if (name == "receipts") sound = read_as<Receipts>(body, messages);
    if (name == "delta") sound = read_as<Delta>(body, messages);
    if (name == "reset") sound = read_as<Reset>(body, messages);
    if (name == "refuse") sound = read_as<Refuse>(body, messages);
    if (!sound) return {};
  }
  return messages;
}

}  // namespace cairn
