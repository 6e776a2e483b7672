#include "ledger/backup.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <utility>
#include <vector>

#include "bytes/digest.h"
#include "ledger/ledger_folder.h"
#include "ledger/schema.h"

namespace cairn::server {

namespace {

Trouble sync_to_disk(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool done = file >= 0 && fsync(file) == 0;
  if (file >= 0) close(file);
  return done ? "" : "cannot write " + path;
}

std::string folder_of(const std::string& path) {
  const std::string parent = std::filesystem::path(path).parent_path().string();
  return parent.empty() ? "." : parent;
}

Trouble rename_for_good(const std::string& from, const std::string& to) {
  if (std::rename(from.c_str(), to.c_str()) != 0) return "cannot write " + to;
  return sync_to_disk(folder_of(to));
}

Trouble copy(SqliteConnection& from, const std::string& to) {
  std::remove(to.c_str());
  SqliteConnection target(to);
  if (!target.ok()) return "cannot write " + to + ": " + target.error();
  chmod(to.c_str(), 0600);
  sqlite3_backup* backup = sqlite3_backup_init(target.handle(), "main", from.handle(), "main");
  int code = backup == nullptr ? SQLITE_ERROR : SQLITE_BUSY;
  for (int tries = 0; backup != nullptr && tries < 100 && code != SQLITE_DONE; ++tries) {
    code = sqlite3_backup_step(backup, -1);
    if (code != SQLITE_DONE && code != SQLITE_BUSY && code != SQLITE_LOCKED) break;
    if (code != SQLITE_DONE) sqlite3_sleep(50);
  }
  if (backup != nullptr) sqlite3_backup_finish(backup);
  if (code != SQLITE_DONE) return "cannot copy to " + to + ": " + sqlite3_errstr(code);
  target.overwrite();
  return {};
}

Trouble unsound(SqliteConnection& sql, const std::string& path) {
  if (!sql.ok()) return "cannot open " + path + ": " + sql.error();
  sqlite3_stmt* check = nullptr;
  sqlite3_prepare_v2(sql.handle(), "PRAGMA quick_check(1)", -1, &check, nullptr);
  const bool sound =
      check != nullptr && sqlite3_step(check) == SQLITE_ROW &&
      std::string_view(reinterpret_cast<const char*>(sqlite3_column_text(check, 0))) == "ok";
  sqlite3_finalize(check);
  if (!sound) return path + " is damaged, or no database";
  bool has_epoch = false;
  in_transaction(sql, false, [&] { has_epoch = !house_fact(sql, "epoch").empty(); });
  return has_epoch ? "" : path + " holds no ledger";
}

/// What opens the kiosks' bags goes with the copy, where there is any.
Trouble copy_kiosk_keys(const std::string& from, const std::string& to) {
  if (access(from.c_str(), F_OK) != 0) return {};
  const auto keys = read_kiosk_keys(read_file(from).value_or(""));
  return keys ? save_kiosk_keys(to, *keys) : "cannot read " + from;
}

/// Those of the copy come back; what was made here since is still needed for what it sealed.
Trouble put_back_kiosk_keys(const std::string& from, const std::string& to) {
  const auto copy = read_file(from);
  if (!copy) return {};
  auto keys = read_kiosk_keys(*copy);
  if (!keys) return from + " is damaged";
  const auto here = read_kiosk_keys(read_file(to).value_or(""));
  return save_kiosk_keys(to, here ? joined(*std::move(keys), *here) : *keys);
}

using Heads = std::vector<std::pair<std::string, std::int64_t>>;

Heads heads_in(SqliteConnection& sql) {
  Heads heads;
  in_transaction(sql, false, [&] {
    heads.clear();
    const auto query = sql.query("SELECT scope, head FROM scope");
    while (query->row()) heads.emplace_back(query->text(0), query->number(1));
  });
  return heads;
}

bool set_durable(SqliteConnection& sql, const Heads& heads) {
  return in_transaction(sql, true, [&] {
    for (const auto& [scope, head] : heads) {
      sql.query("UPDATE scope SET durable = $1 WHERE scope = $2 AND durable < $1")
          ->bind(1, head)
          .bind(2, scope)
          .run();
    }
  });
}

}  // namespace

Trouble back_up(const std::string& folder, const std::string& file) {
  const std::string path = folder + std::string(ledger_file);
  if (access(path.c_str(), R_OK) != 0) return "there is no " + path + " to copy";
  const auto key = read_file(folder + std::string(key_file));
  if (!key) return "cannot read " + folder + std::string(key_file);
  SqliteConnection live(path);
  if (!live.ok()) return "cannot open " + path + ": " + live.error();

  const std::string part = file + ".part";
  if (Trouble t = copy(live, part); !t.empty()) return t;
  Heads heads;
  {
    SqliteConnection made(part);
    if (Trouble t = unsound(made, part); !t.empty()) return t;
    heads = heads_in(made);
    made.overwrite();
  }
  if (Trouble t = write_file(file + ".key", *key); !t.empty()) return t;
  chmod((file + ".key").c_str(), 0600);
  if (Trouble t = copy_kiosk_keys(folder + std::string(kiosk_file), file + ".kiosk"); !t.empty()) {
    return t;
  }
  for (const std::string& made : {part, file + ".key"}) {
    if (Trouble t = sync_to_disk(made); !t.empty()) return t;
  }
  if (Trouble t = rename_for_good(part, file); !t.empty()) return t;
  if (!set_durable(live, heads)) return "the copy is made, but not noted: " + live.error();
  return {};
}

Trouble put_back(const std::string& folder, const std::string& file, const Machine& machine) {
  if (access(file.c_str(), R_OK) != 0) return "there is no " + file;
  if (Trouble t = make_folder(folder); !t.empty()) return t;
  {
    // Nobody else from here on; what is opened below takes the lock again.
    const FolderLock lock(folder);
    if (!lock.held()) return folder + " is served: stop cairn serve first, then put back";
    const std::string path = folder + std::string(ledger_file), part = path + ".part";
    {
      SqliteConnection from(file);
      if (Trouble t = unsound(from, file); !t.empty()) return t;
      if (Trouble t = copy(from, part); !t.empty()) return t;
    }
    {
      SqliteConnection fresh(part);
      bool done =
          fresh.ok() && set_durable(fresh, heads_in(fresh)) && in_transaction(fresh, true, [&] {
            set_house_fact(fresh, "epoch", hex(machine.random_bytes(16)));
          });
      done = done && fresh.overwrite() == Sql::ok;
      if (!done) return "cannot write " + part + ": " + fresh.error();
    }
    if (Trouble t = put_back_kiosk_keys(file + ".kiosk", folder + std::string(kiosk_file));
        !t.empty()) {
      return t;
    }
    if (const auto key = read_file(file + ".key")) {
      const std::string place = folder + std::string(key_file);
      if (Trouble t = write_file(place + ".part", *key); !t.empty()) return t;
      chmod((place + ".part").c_str(), 0600);
      if (Trouble t = rename_for_good(place + ".part", place); !t.empty()) return t;
    }
    if (Trouble t = sync_to_disk(part); !t.empty()) return t;
    // A log of the old database must never be read as one of the new.
    std::remove((path + "-wal").c_str());
    std::remove((path + "-shm").c_str());
    if (Trouble t = rename_for_good(part, path); !t.empty()) return t;
  }
  // Opening takes again what decisions.log holds and the copy does not; so does every start.
  LedgerFolder opened(folder, machine, true);
  return opened.trouble().empty() ? opened.error() : opened.trouble();
}

}  // namespace cairn::server
