#include "kiosk/keys.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "bytes/base64url.h"
#include "bytes/digest.h"
#include "json/build.h"

namespace cairn::server {

namespace {

constexpr std::int64_t day = 24LL * 3600 * 1000;
constexpr int tries_most = 16;  // of 2^32 scalars one is too big: once is enough

std::optional<SealingKey> sealing_key(std::string_view scalar, std::int64_t made) {
  auto key = P256Key::of_scalar(scalar);
  if (!key) return std::nullopt;
  std::string id = short_hash(key->point());
  return SealingKey{std::move(id), made, std::string(scalar), *std::move(key)};
}

std::string fresh_scalar(const Machine& machine) {
  for (int tries = 0; tries < tries_most; ++tries) {
    std::string scalar = machine.random_bytes(P256Key::scalar_size);
    if (P256Key::of_scalar(scalar)) return scalar;
  }
  return {};
}

Trouble sync_to_disk(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool done = file >= 0 && fsync(file) == 0;
  if (file >= 0) close(file);
  return done ? "" : "cannot write " + path;
}

bool write_whole(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t size = write(file, text.data(), text.size());
    if (size <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(size));
  }
  return true;
}

void sort_by_age(std::vector<SealingKey>& seals) {
  std::stable_sort(seals.begin(), seals.end(),
                   [](const SealingKey& a, const SealingKey& b) { return a.made < b.made; });
}

}  // namespace

const SealingKey* KioskKeys::find(std::string_view id) const {
  for (const SealingKey& seal : seals) {
    if (seal.id == id) return &seal;
  }
  return nullptr;
}

std::optional<KioskKeys> read_kiosk_keys(std::string_view text) {
  JsonError error;
  const auto json = read_json(text, error);
  const Json* seals = json ? json->find("seals") : nullptr;
  if (seals == nullptr || seals->kind != JsonKind::array) return std::nullopt;
  KioskKeys keys;
  keys.sign_scalar = bytes_of_base64url(text_of(*json, "sign")).value_or("");
  keys.sign = P256Key::of_scalar(keys.sign_scalar);
  if (!keys.sign) return std::nullopt;
  for (const Json& item : seals->items) {
    const auto scalar = bytes_of_base64url(text_of(item, "scalar"));
    auto seal = scalar ? sealing_key(*scalar, number_of(item, "made")) : std::nullopt;
    if (!seal) return std::nullopt;
    keys.seals.push_back(*std::move(seal));
  }
  sort_by_age(keys.seals);
  if (keys.seals.empty()) return std::nullopt;
  return keys;
}

std::string write_kiosk_keys(const KioskKeys& keys) {
  Json seals = json_array();
  for (const SealingKey& seal : keys.seals) {
    Json item = json_object();
    put(item, "made", json_number(seal.made));
    put(item, "scalar", json_text(base64url(seal.scalar)));
    seals.items.push_back(std::move(item));
  }
  Json json = json_object();
  put(json, "sign", json_text(base64url(keys.sign_scalar)));
  put(json, "seals", std::move(seals));
  return write_json(json) + "\n";
}

bool renew(KioskKeys& keys, std::int64_t now, const Machine& machine) {
  bool is_new = false;
  if (!keys.sign) {
    keys.sign_scalar = fresh_scalar(machine);
    keys.sign = P256Key::of_scalar(keys.sign_scalar);
    is_new = true;
  }
  if (keys.seals.empty() || now - keys.seals.back().made >= sealing_days * day) {
    if (auto seal = sealing_key(fresh_scalar(machine), now)) {
      keys.seals.push_back(*std::move(seal));
      is_new = true;
    }
  }
  // One is a former one from the moment the next was made.
  while (keys.seals.size() > 1 && now - keys.seals[1].made > former_days * day) {
    keys.seals.erase(keys.seals.begin());
    is_new = true;
  }
  return is_new;
}

KioskKeys joined(KioskKeys copy, const KioskKeys& here) {
  for (const SealingKey& seal : here.seals) {
    if (copy.find(seal.id) == nullptr) copy.seals.push_back(seal);
  }
  sort_by_age(copy.seals);
  return copy;
}

Trouble save_kiosk_keys(const std::string& path, const KioskKeys& keys) {
  const std::string part = path + ".part";
  const int file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const bool written = file >= 0 && fchmod(file, 0600) == 0 &&
                       write_whole(file, write_kiosk_keys(keys)) && fsync(file) == 0;
  if (file >= 0) close(file);
  if (!written || std::rename(part.c_str(), path.c_str()) != 0) return "cannot write " + path;
  const std::string parent = std::filesystem::path(path).parent_path().string();
  return sync_to_disk(parent.empty() ? "." : parent);
}

Trouble KeyRing::open() {
  if (const auto text = read_file(path_)) {
    auto keys = read_kiosk_keys(*text);
    if (!keys) {
      return path_ +
             " is damaged; what kiosks sealed cannot be opened without it: put it back "
             "from where backups are kept";
    }
    keys_ = *std::move(keys);
  } else if (access(path_.c_str(), F_OK) == 0) {
    return "cannot read " + path_;
  }
  return {};
}

Trouble KeyRing::look(const Machine& machine) {
  KioskKeys next = keys_;
  if (!renew(next, machine.now_ms(), machine)) return {};
  if (!next.sign || next.seals.empty()) return "no key could be made for " + path_;
  if (Trouble t = save_kiosk_keys(path_, next); !t.empty()) return t;
  keys_ = std::move(next);
  return {};
}

}  // namespace cairn::server
