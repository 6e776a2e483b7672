#include "known/hand_over.h"

#include <string>
#include <utility>

#include "json/build.h"

namespace cairn {

namespace {

constexpr std::string_view ways[] = {"kept", "sent", "arrived", "refused"};

std::vector<std::pair<std::string_view, std::string>> fields_of(const Said& said) {
  const Contribution& c = said.what;
  return {{"id", c.id},
          {"on", c.on},
          {"at", std::to_string(c.at)},
          {"form", std::string(slug(c.form))},
          {"stance", std::string(slug(c.stance))},
          {"lang", std::string(code(c.lang))},
          {"place", c.place},
          {"words", c.words.empty() ? said.pending_words : c.words},
          {"way", std::string(ways[static_cast<int>(said.way)])},
          {"standing", said.way == Way::arrived ? std::string(slug(c.standing)) : ""},
          {"reason", c.ground.empty() ? said.reason : c.ground}};
}

/// Quoted, and never taken for a formula by a spreadsheet.
std::string cell(std::string_view text) {
  std::string out = "\"";
  if (!text.empty() && std::string_view("=+-@").find(text.front()) != text.npos) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string csv_of(const std::vector<Said>& mine) {
  std::string out;
  for (const auto& field : fields_of({})) out += (out.empty() ? "" : ",") + cell(field.first);
  out += "\r\n";
  for (const Said& said : mine) {
    std::string line;
    for (const auto& field : fields_of(said))
      line += (line.empty() ? "" : ",") + cell(field.second);
    out += line + "\r\n";
  }
  return out;
}

std::string json_of(const std::vector<Said>& mine) {
  Json all = json_array();
  for (const Said& said : mine) {
    Json one = json_object();
    for (const auto& [name, value] : fields_of(said)) put_text(one, name, value);
    Json replies = json_array();
    for (const Reply& reply : said.replies) replies.items.push_back(json_text(reply.words));
    if (!replies.items.empty()) put(one, "replies", std::move(replies));
    all.items.push_back(std::move(one));
  }
  return write_json(all);
}

}  // namespace

Json file_of_mine(const std::vector<Said>& mine, std::string_view format) {
  const bool is_csv = format == "csv";
  Json file = json_object();
  put(file, "name", json_text(is_csv ? "cairn.csv" : "cairn.json"));
  put(file, "type", json_text(is_csv ? "text/csv" : "application/json"));
  put(file, "text", json_text(is_csv ? csv_of(mine) : json_of(mine)));
  return file;
}

}  // namespace cairn
