#include "site/publish.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "bytes/squeeze.h"
#include "site/media.h"

namespace cairn::server {

namespace {

constexpr int best_brotli = 11;
constexpr int best_gzip = 9;

/// Writes one file and its compressed companions; those of `old`, where it is the same, are kept.
Trouble write_one(const SiteFile& file, const std::string& fresh, const std::string& old,
                  std::atomic<std::size_t>& compressed) {
  const std::string to = fresh + "/" + file.name;
  if (Trouble t = write_file(to, file.bytes); !t.empty()) return t;
  if (!is_squeezable(file.name)) return {};
  const std::string from = old + "/" + file.name;
  const auto before = read_file(from);
  std::optional<std::string> brotli, gzip;
  if (before && *before == file.bytes) {
    brotli = read_file(from + ".br");
    gzip = read_file(from + ".gz");
  }
  if (!brotli || !gzip) {
    brotli = brotli_of(file.bytes, best_brotli);
    gzip = gzip_of(file.bytes, best_gzip);
    ++compressed;
  }
  if (Trouble t = write_file(to + ".br", *brotli); !t.empty()) return t;
  return write_file(to + ".gz", *gzip);
}

}  // namespace

std::string made_of(const std::string& place) {
  const auto text = read_file(place + "/" + std::string(manifest_name));
  if (!text) return {};
  const auto manifest = read_manifest(*text);
  return manifest ? manifest->made_of : std::string();
}

Published publish(const Composition& composition, const std::string& given) {
  Published done;
  std::string place = given;
  while (place.size() > 1 && place.ends_with('/')) place.pop_back();
  if (is_folder(place) && !is_empty_folder(place) &&
      !read_file(place + "/" + std::string(manifest_name))) {
    done.trouble = place + " holds something else than a site; give --out an empty or new folder";
    return done;
  }
  const std::string fresh = place + ".new-" + std::to_string(getpid());
  remove_folder(fresh);

  // The largest first: one long file at the end would leave the other processors idle.
  std::vector<const SiteFile*> files;
  for (const SiteFile& file : composition.files) files.push_back(&file);
  std::stable_sort(files.begin(), files.end(), [](const SiteFile* a, const SiteFile* b) {
    return a->bytes.size() > b->bytes.size();
  });
  std::atomic<std::size_t> next = 0, compressed = 0;
  std::mutex door;
  const auto work = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) {
      Trouble t = write_one(*files[i], fresh, place, compressed);
      if (t.empty()) continue;
      const std::lock_guard lock(door);
      done.trouble = std::move(t);
      next = files.size();
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();

  if (done.trouble.empty()) {
    done.trouble =
        write_file(fresh + "/" + std::string(manifest_name), write_manifest(composition.manifest));
  }
  if (done.trouble.empty()) done.trouble = swap_folder(fresh, place);
  if (!done.trouble.empty()) remove_folder(fresh);
  done.files = files.size();
  done.compressed = compressed;
  return done;
}

}  // namespace cairn::server
