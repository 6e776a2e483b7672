#include "disk.h"

#include <sqlite3.h>

#include <cstring>
#include <new>

namespace cairn::simulation {

namespace {

struct OpenFile {
  sqlite3_file base;
  std::shared_ptr<DiskFile> file;
  DiskMachine* machine;
  int owner;
};

OpenFile& of(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file); }

void count(Fault fault) {
  if (Disk::instance().tally != nullptr) Disk::instance().tally->add(fault);
}

/// May this machine still write? Counts down to its end.
bool lives(DiskMachine& machine) {
  if (machine.dead) return false;
  if (machine.calls_left > 0) --machine.calls_left;
  if (machine.calls_left == 0) {
    machine.dead = true;
    count(machine.name == "s" ? Fault::server_killed : Fault::device_killed);
  }
  return !machine.dead;
}

bool is_former(sqlite3_file* file) { return of(file).owner != of(file).machine->owner; }

bool lives(sqlite3_file* file) { return !is_former(file) && lives(*of(file).machine); }

int close_file(sqlite3_file* file) {
  of(file).file.~shared_ptr();
  return SQLITE_OK;
}

int read(sqlite3_file* file, void* to, int amount, sqlite3_int64 at) {
  if (of(file).machine->dead || is_former(file)) return SQLITE_IOERR_READ;
  const std::string& bytes = of(file).file->now;
  const auto from = static_cast<std::size_t>(at), size = static_cast<std::size_t>(amount);
  const std::size_t there = from >= bytes.size() ? 0 : std::min(size, bytes.size() - from);
  if (there > 0) std::memcpy(to, bytes.data() + from, there);
  if (there == size) return SQLITE_OK;
  std::memset(static_cast<char*>(to) + there, 0, size - there);
  return SQLITE_IOERR_SHORT_READ;
}

void change(sqlite3_file* open, DiskFile::Change change) {
  DiskFile& file = *of(open).file;
  ++of(open).machine->writes;
  file.apply(file.now, change);
  file.unsynced.push_back(std::move(change));
}

/// How much of a write goes onto the disk.
std::size_t room_for(sqlite3_file* file, std::size_t place, std::size_t size) {
  const std::size_t room = of(file).machine->room, before = of(file).file->now.size();
  if (room == 0 || place + size <= before) return size;
  const std::size_t used = Disk::instance().used(of(file).machine->name);
  return used + place + size - before <= room ? size : size / 2;
}

int write(sqlite3_file* file, const void* from, int amount, sqlite3_int64 at) {
  const auto size = static_cast<std::size_t>(amount), place = static_cast<std::size_t>(at);
  const char* bytes = static_cast<const char*>(from);
  if (!lives(file)) {
    // The call during which it ended may have written a part.
    if (!is_former(file) && of(file).machine->calls_left == 0) {
      of(file).machine->calls_left = -1;
      change(file, {place, std::string(bytes, size / 2), false});
    }
    return SQLITE_IOERR_WRITE;
  }
  const std::size_t fits = room_for(file, place, size);
  change(file, {place, std::string(bytes, fits), false});
  if (fits == size) return SQLITE_OK;
  count(Fault::disk_full);
  return SQLITE_FULL;
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (!lives(file)) return SQLITE_IOERR_TRUNCATE;
  change(file, {static_cast<std::size_t>(size), {}, true});
  return SQLITE_OK;
}

int sync(sqlite3_file* file, int) {
  if (!lives(file)) return SQLITE_IOERR_FSYNC;
  DiskFile& disk = *of(file).file;
  for (const DiskFile::Change& c : disk.unsynced) disk.apply(disk.safe, c);
  disk.unsynced.clear();
  return SQLITE_OK;
}

int size_of(sqlite3_file* file, sqlite3_int64* size) {
  if (is_former(file)) return SQLITE_IOERR_FSTAT;
  *size = static_cast<sqlite3_int64>(of(file).file->now.size());
  return SQLITE_OK;
}

int no_lock(sqlite3_file*, int) { return SQLITE_OK; }
int not_reserved(sqlite3_file*, int* reserved) {
  *reserved = 0;
  return SQLITE_OK;
}
int no_control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector(sqlite3_file*) { return 512; }
int nothing_special(sqlite3_file*) { return 0; }

int map_shared(sqlite3_file* file, int region, int size, int extend, void volatile** at) {
  auto& shared = of(file).file->shared;
  const auto nr = static_cast<std::size_t>(region);
  *at = nullptr;
  if (nr >= shared.size() && extend == 0) return SQLITE_OK;
  while (nr >= shared.size()) {
    shared.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
  }
  *at = shared[nr].get();
  return SQLITE_OK;
}
int lock_shared(sqlite3_file*, int, int, int) { return SQLITE_OK; }
void no_barrier(sqlite3_file*) {}
int unmap_shared(sqlite3_file* file, int) {
  of(file).file->shared.clear();
  return SQLITE_OK;
}

const sqlite3_io_methods methods = {2,
                                    close_file,
                                    read,
                                    write,
                                    truncate,
                                    sync,
                                    size_of,
                                    no_lock,
                                    no_lock,
                                    not_reserved,
                                    no_control,
                                    sector,
                                    nothing_special,
                                    map_shared,
                                    lock_shared,
                                    no_barrier,
                                    unmap_shared,
                                    nullptr,
                                    nullptr};

std::string machine_of(const std::string& name) { return name.substr(0, name.find('/')); }

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* given) {
  file->pMethods = nullptr;
  Disk& disk = Disk::instance();
  const std::string path = name != nullptr ? name : "temp/x";
  DiskMachine& machine = disk.machine(machine_of(path));
  auto& files = disk.files();
  if (machine.dead || machine.is_left ||
      (files.count(path) == 0 && (flags & SQLITE_OPEN_CREATE) == 0)) {
    return SQLITE_CANTOPEN;
  }
  auto& at = files[path];
  if (!at) at = std::make_shared<DiskFile>();
  new (&of(file).file) std::shared_ptr<DiskFile>(at);
  of(file).machine = &machine;
  of(file).owner = machine.owner;
  file->pMethods = &methods;
  if (given != nullptr) *given = flags;
  return SQLITE_OK;
}

int delete_file(sqlite3_vfs*, const char* name, int) {
  Disk& disk = Disk::instance();
  DiskMachine& machine = disk.machine(machine_of(name));
  if (machine.is_left || !lives(machine)) return SQLITE_IOERR_DELETE;
  if (!disk.has(name)) return SQLITE_IOERR_DELETE_NOENT;
  disk.remove(name);
  return SQLITE_OK;
}

int access(sqlite3_vfs*, const char* name, int, int* there) {
  Disk& disk = Disk::instance();
  *there = disk.has(name) && !disk.files()[name]->now.empty();
  return SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char* name, int size, char* path) {
  sqlite3_snprintf(size, path, "%s", name);
  return SQLITE_OK;
}

int random_bytes(sqlite3_vfs*, int size, char* bytes) {
  for (int i = 0; i < size; ++i) bytes[i] = static_cast<char>(Disk::instance().dice.bits());
  return size;
}

int no_sleep(sqlite3_vfs*, int) { return 0; }
int no_clock(sqlite3_vfs*, double* day) {
  *day = 2440587.5;
  return SQLITE_OK;
}
int no_error(sqlite3_vfs*, int, char*) { return 0; }

}  // namespace

void DiskFile::apply(std::string& to, const Change& change) const {
  if (change.cuts) {
    to.resize(change.at);
    return;
  }
  if (to.size() < change.at + change.bytes.size()) to.resize(change.at + change.bytes.size());
  to.replace(change.at, change.bytes.size(), change.bytes);
}

Disk::Disk() {
  static sqlite3_vfs vfs = {
      1,        sizeof(OpenFile), 256,     nullptr, "simdisk", nullptr, open_file,    delete_file,
      access,   full_path,        nullptr, nullptr, nullptr,   nullptr, random_bytes, no_sleep,
      no_clock, no_error,         nullptr, nullptr, nullptr,   nullptr};
  // Many short-lived connections: what each allocates lies together.
  sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 1200, 400);
  sqlite3_vfs_register(&vfs, 0);
}

Disk& Disk::instance() {
  static Disk disk;
  return disk;
}

void Disk::clear() {
  files_.clear();
  machines_.clear();
}

DiskMachine& Disk::machine(const std::string& name) {
  DiskMachine& machine = machines_[name];
  if (machine.name.empty()) machine.name = name;
  return machine;
}

void Disk::restart(const std::string& machine, Dice& dice, bool power_went) {
  this->machine(machine).calls_left = -1;
  this->machine(machine).dead = false;
  if (power_went) count(Fault::power_cut);
  const std::string prefix = machine + "/";
  for (auto& [name, file] : files_) {
    if (!name.starts_with(prefix)) continue;
    for (DiskFile::Change& c : file->unsynced) {
      const int fate = power_went ? dice.below(3) : 2;
      if (fate == 0) {
        count(Fault::write_lost);
        continue;
      }
      if (fate == 1 && !c.cuts && c.bytes.size() > 512) {
        // Torn: some sectors of it.
        count(Fault::write_torn);
        c.bytes.resize(
            512 * static_cast<std::size_t>(1 + dice.below(static_cast<int>(c.bytes.size() / 512))));
      }
      file->apply(file->safe, c);
    }
    auto fresh = std::make_shared<DiskFile>();
    fresh->now = fresh->safe = std::move(file->safe);
    file = std::move(fresh);
  }
}

std::size_t Disk::used(const std::string& machine) const {
  std::size_t used = 0;
  const std::string prefix = machine + "/";
  for (auto at = files_.lower_bound(prefix); at != files_.end(); ++at) {
    if (!at->first.starts_with(prefix)) break;
    used += at->second->now.size();
  }
  return used;
}

void Disk::put(const std::string& name, std::string_view bytes) {
  auto fresh = std::make_shared<DiskFile>();
  fresh->now = fresh->safe = bytes;
  files_[name] = std::move(fresh);
}

bool Disk::patch(const std::string& name, std::size_t at, std::string_view bytes) {
  const auto found = files_.find(name);
  if (found == files_.end() || found->second->now.size() < at + bytes.size()) return false;
  DiskFile& file = *found->second;
  file.now.replace(at, bytes.size(), bytes);
  file.safe = file.now;
  file.unsynced.clear();
  return true;
}

std::string_view Disk::bytes(const std::string& name) const {
  const auto found = files_.find(name);
  return found == files_.end() ? std::string_view() : found->second->now;
}

void Disk::remove_all(const std::string& machine) {
  const std::string prefix = machine + "/";
  std::erase_if(files_, [&](const auto& entry) { return entry.first.starts_with(prefix); });
}

void Disk::copy(const std::string& from, const std::string& to) {
  const std::string prefix = from + "/", other = to + "/";
  remove_all(to);
  std::map<std::string, std::shared_ptr<DiskFile>> copies;
  for (const auto& [name, file] : files_) {
    if (!name.starts_with(prefix)) continue;
    auto fresh = std::make_shared<DiskFile>();
    fresh->now = fresh->safe = file->now;
    copies[other + name.substr(prefix.size())] = std::move(fresh);
  }
  files_.merge(copies);
}

void Disk::flip_bits(const std::string& name, Dice& dice) {
  const auto at = files_.find(name);
  if (at == files_.end() || at->second->now.empty()) return;
  DiskFile& file = *at->second;
  for (int i = 1 + dice.below(3); i > 0; --i) {
    const auto place = static_cast<std::size_t>(dice.bits() % file.now.size());
    file.now[place] = static_cast<char>(file.now[place] ^ (1 << dice.below(8)));
  }
  file.safe = file.now;
  file.unsynced.clear();
}

std::string Disk::holder_of(const std::string& machine, const std::string& bytes) const {
  const std::string prefix = machine + "/";
  for (const auto& [name, file] : files_) {
    const bool holds = file->now.find(bytes) != std::string::npos;
    if (name.starts_with(prefix) && holds) return name;
  }
  return {};
}

}  // namespace cairn::simulation
