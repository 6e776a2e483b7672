#include "site/site.h"

#include <set>
#include <utility>

#include "site/media.h"

namespace cairn::server {

namespace {

std::optional<Resource> read_resource(const std::string& folder, const std::string& file) {
  std::optional<std::string> plain = read_file(folder + "/" + file);
  if (!plain) return std::nullopt;
  Resource resource;
  resource.type = media_type_of(file);
  resource.plain = body_of(*std::move(plain));
  if (auto bytes = read_file(folder + "/" + file + ".gz")) {
    resource.gzip = body_of(*std::move(bytes));
  }
  if (auto bytes = read_file(folder + "/" + file + ".br")) {
    resource.brotli = body_of(*std::move(bytes));
  }
  return resource;
}

/// "assets/start-0123456789abcdef.js": its name holds the hash of its content.
bool is_named_by_hash(std::string_view file) {
  if (!file.starts_with("assets/")) return false;
  const std::size_t dash = file.rfind('-');
  const std::size_t dot = file.rfind('.');
  if (dash == file.npos || dot == file.npos || dot < dash || dot - dash != 17) return false;
  return file.substr(dash + 1, 16).find_first_not_of("0123456789abcdef") == file.npos;
}

bool is_companion(std::string_view file) { return file.ends_with(".br") || file.ends_with(".gz"); }

std::string other_spelling(std::string_view path) {
  if (path.size() > 1 && path.ends_with('/') && !path.ends_with("//"))
    return std::string(path.substr(0, path.size() - 1));
  return std::string(path) + "/";
}

}  // namespace

Trouble Site::load(const std::string& folder) {
  const std::string hint = "; make it with: cairn render --pack PACK --out " + folder;
  if (!is_folder(folder)) return "there is no site at " + folder + hint;
  const auto text = read_file(folder + "/" + std::string(manifest_name));
  if (!text) return folder + " holds no " + std::string(manifest_name) + hint;
  auto read = read_manifest(*text);
  if (!read) return folder + " was made by another version of cairn" + hint;
  manifest = *std::move(read);

  std::set<std::string> pages = {manifest.missing_fr, manifest.missing_en,
                                 std::string(manifest_name)};
  for (const SitePage& page : manifest.pages) {
    auto resource = read_resource(folder, page.file);
    if (!resource) return "cannot read " + folder + "/" + page.file + hint;
    put(page.path, *std::move(resource));
    pages.insert(page.file);
  }
  for (const std::string& file : files_below(folder)) {
    if (is_companion(file) || pages.count(file) != 0) continue;
    auto resource = read_resource(folder, file);
    if (!resource) return "cannot read " + folder + "/" + file;
    if (is_named_by_hash(file)) resource->caching = forever;
    put("/" + file, *std::move(resource));
  }
  for (const bool english : {false, true}) {
    const std::string& file = english ? manifest.missing_en : manifest.missing_fr;
    if (file.empty()) continue;
    if (auto resource = read_resource(folder, file)) put_missing(english, *std::move(resource));
  }
  return {};
}

void Site::put(std::string path, Resource resource) {
  resources_.insert_or_assign(std::move(path), std::move(resource));
}

void Site::put_missing(bool english, Resource resource) {
  (english ? missing_en_ : missing_fr_) = std::move(resource);
}

const Resource* Site::find(std::string_view path) const {
  const auto it = resources_.find(path);
  return it == resources_.end() ? nullptr : &it->second;
}

Answer Site::missing(std::string_view path, const Request& request) const {
  const bool english = path == "/en" || path.starts_with("/en/");
  const Resource& wanted = english ? missing_en_ : missing_fr_;
  const Resource& page = wanted.plain.bytes ? wanted : english ? missing_fr_ : missing_en_;
  // A program that asks for an asset cannot read a page.
  if (!page.plain.bytes || path.starts_with("/assets/")) {
    return plain_answer(404, "There is nothing at this address.");
  }
  return answer_with(page, request, 404);
}

Answer Site::answer(const Target& target, const Request& request) const {
  const Resource* resource = find(target.path);
  if (resource != nullptr && target.canonical) return answer_with(*resource, request);
  const std::string path = resource != nullptr ? target.path : other_spelling(target.path);
  if (find(path) == nullptr) return missing(target.path, request);
  Answer answer = plain_answer(308, "This page has one address: " + path);
  answer.add("Location",
             write_path(path) + (target.query.empty() ? std::string() : "?" + target.query));
  return answer;
}

}  // namespace cairn::server
