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

constexpr std::string_view snapshots = "/assets/roadmap-";
constexpr std::size_t former_most = 4;

/// What a roadmap that has gone on may leave behind: a feed of an action that is no more.
bool is_feed(std::string_view path) { return path.ends_with(".atom"); }

Resource composed_resource(const SiteFile& file, const Resource* before) {
  if (before != nullptr && before->plain.bytes && *before->plain.bytes == file.bytes) {
    return *before;
  }
  const std::string_view type = media_type_of(file.name);
  Resource resource;
  if (is_squeezable(file.name)) {
    resource = resource_on_the_fly(file.bytes, type);
  } else {
    resource.type = type;
    resource.plain = body_of(file.bytes);
  }
  if (is_named_by_hash(file.name)) resource.caching = forever;
  return resource;
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

Site Site::renewed(const Composition& composition) const {
  Site site = *this;
  site.manifest = composition.manifest;
  site.manifest.made_of = manifest.made_of;
  for (const SitePage& page : manifest.pages) site.resources_.erase(page.path);
  std::erase_if(site.resources_, [](const auto& one) { return is_feed(one.first); });
  std::map<std::string_view, std::string_view> pages;  // by their files
  for (const SitePage& page : composition.manifest.pages) pages[page.file] = page.path;
  for (const SiteFile& file : composition.files) {
    const bool english = file.name == composition.manifest.missing_en;
    if (english || file.name == composition.manifest.missing_fr) {
      site.put_missing(english, composed_resource(file, english ? &missing_en_ : &missing_fr_));
      continue;
    }
    const auto page = pages.find(file.name);
    const std::string path = page != pages.end() ? std::string(page->second) : "/" + file.name;
    site.put(path, composed_resource(file, find(path)));
  }
  const std::string &was = manifest.shell.snapshot, &is = site.manifest.shell.snapshot;
  std::erase(site.former_, is);
  if (was != is) site.former_.push_back(was);
  for (; site.former_.size() > former_most; site.former_.erase(site.former_.begin())) {
    site.resources_.erase(site.former_.front());
  }
  return site;
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
  const std::string& snapshot = manifest.shell.snapshot;
  if (resource == nullptr && target.path.starts_with(snapshots) && find(snapshot) != nullptr) {
    Answer answer = plain_answer(307, "The roadmap has gone on: " + snapshot);
    answer.add("Location", snapshot);
    return answer;
  }
  const std::string path = resource != nullptr ? target.path : other_spelling(target.path);
  if (find(path) == nullptr) return missing(target.path, request);
  Answer answer = plain_answer(308, "This page has one address: " + path);
  answer.add("Location",
             write_path(path) + (target.query.empty() ? std::string() : "?" + target.query));
  return answer;
}

}  // namespace cairn::server
