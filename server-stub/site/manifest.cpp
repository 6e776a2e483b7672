#include "site/manifest.h"

#include "json/json.h"

namespace cairn::server {

namespace {

struct Slot {
  std::string_view name;
  std::string Shell::*value;
};
constexpr Slot slots[] = {
    {"style", &Shell::style},
    {"icon", &Shell::icon},
    {"start", &Shell::start},
    {"worker", &Shell::worker},
    {"program", &Shell::program},
    {"wasm", &Shell::wasm},
    {"snapshot", &Shell::snapshot},
    {"words", &Shell::words},
    {"desk_words", &Shell::desk_words},
    {"deposit", &Shell::deposit},
    {"cursor", &Shell::cursor},
    {"manifest", &Shell::manifest},
    {"origin", &Shell::origin},
    {"skip_fr", &Shell::skip_fr},
    {"skip_en", &Shell::skip_en},
    {"desk", &Shell::desk},
    {"desk_wasm", &Shell::desk_wasm},
    {"desk_deposit", &Shell::desk_deposit},
    {"face", &Shell::face},
    {"face_worker", &Shell::face_worker},
    {"face_program", &Shell::face_program},
    {"face_wasm", &Shell::face_wasm},
    {"kiosk", &Shell::kiosk},
    {"kiosk_worker", &Shell::kiosk_worker},
    {"face_fr", &Shell::face_fr},
    {"face_en", &Shell::face_en},
};

Json text(std::string_view words) {
  Json json;
  json.kind = JsonKind::string;
  json.text = words;
  return json;
}

Json object() {
  Json json;
  json.kind = JsonKind::object;
  return json;
}

std::string text_in(const Json& json, std::string_view name) {
  const Json* member = json.find(name);
  return member != nullptr && member->kind == JsonKind::string ? member->text : std::string();
}

}  // namespace

std::string write_manifest(const Manifest& manifest) {
  Json json = object();
  Json format;
  format.kind = JsonKind::number;
  format.text = std::to_string(site_format);
  json.members.emplace_back("format", format);
  json.members.emplace_back("made_of", text(manifest.made_of));
  Json shell = object();
  for (const Slot& slot : slots) {
    shell.members.emplace_back(slot.name, text(manifest.shell.*slot.value));
  }
  json.members.emplace_back("shell", std::move(shell));
  Json pages;
  pages.kind = JsonKind::array;
  for (const SitePage& page : manifest.pages) {
    Json one = object();
    one.members.emplace_back("path", text(page.path));
    one.members.emplace_back("file", text(page.file));
    pages.items.push_back(std::move(one));
  }
  json.members.emplace_back("pages", std::move(pages));
  json.members.emplace_back("missing_fr", text(manifest.missing_fr));
  json.members.emplace_back("missing_en", text(manifest.missing_en));
  return write_json(json);
}

std::optional<Manifest> read_manifest(std::string_view bytes) {
  JsonError error;
  const std::optional<Json> json = read_json(bytes, error);
  if (!json || json->kind != JsonKind::object) return std::nullopt;
  const Json* format = json->find("format");
  if (format == nullptr || format->text != std::to_string(site_format)) return std::nullopt;
  Manifest manifest;
  manifest.made_of = text_in(*json, "made_of");
  if (const Json* shell = json->find("shell")) {
    for (const Slot& slot : slots) manifest.shell.*slot.value = text_in(*shell, slot.name);
  }
  if (const Json* pages = json->find("pages")) {
    for (const Json& page : pages->items) {
      manifest.pages.push_back({text_in(page, "path"), text_in(page, "file")});
    }
  }
  manifest.missing_fr = text_in(*json, "missing_fr");
  manifest.missing_en = text_in(*json, "missing_en");
  return manifest;
}

std::string file_of(std::string_view path) {
  std::string file(path.substr(path.starts_with('/') ? 1 : 0));
  if (!file.empty() && !file.ends_with('/')) file += '/';
  return file + "index.html";
}

}  // namespace cairn::server
