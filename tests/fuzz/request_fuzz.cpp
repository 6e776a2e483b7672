// Any bytes as a connection would bring them, through the reader to the answer.
//
// What must hold, whatever they are: no crash, no answer of a status unknown to us, no field that
// could be cut in two by its value, the fields of safety on each, and the same requests however
// the bytes were cut (checked by reading them twice).
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "files/folder.h"
#include "http/reader.h"
#include "reception/reception.h"

namespace {

using namespace cairn;
using namespace cairn::server;

void must(bool holds) {
  if (!holds) std::abort();
}

Live make_live() {
  const std::string folder = std::string(CAIRN_ROOT) + "/tests/packs/sound";
  std::vector<PackFile> files;
  for (const std::string& name : files_below(folder)) {
    if (name.ends_with(".json")) files.push_back({name, *read_file(folder + "/" + name)});
  }
  const PackReading reading = read_pack(files, Lang::en);
  Replica replica(":memory:");
  must(reading.problems.empty() && replica.replace_roadmap(reading.rows, 1));
  return Live(std::move(replica), reading.roadmap, Shell{});
}

Site make_site() {
  Site site;
  for (const char* path : {"/", "/en/", "/actions", "/actions/A1-03", "/assets/cover.svg"}) {
    site.put(path, resource_on_the_fly(path, "text/html; charset=utf-8"));
  }
  site.put_missing(false, resource_on_the_fly("introuvable", "text/html; charset=utf-8"));
  site.put_missing(true, resource_on_the_fly("not found", "text/html; charset=utf-8"));
  return site;
}

/// The requests in `bytes`, fed in pieces of that size, and what they end with.
struct Heard {
  std::vector<Request> requests;
  int refusal = 0;
};
Heard hear(std::string_view bytes, std::size_t piece) {
  Heard heard;
  Reader reader;
  while (!bytes.empty()) {
    Stage stage = reader.take_in(bytes.substr(0, piece));
    bytes.remove_prefix(piece < bytes.size() ? piece : bytes.size());
    for (; stage == Stage::ready; stage = reader.take_in({})) {
      heard.requests.push_back(reader.take());
    }
    if (stage == Stage::refused) {
      heard.refusal = reader.refusal().status;
      must(reason_of(heard.refusal) != "Unknown");
      break;
    }
  }
  return heard;
}

void check(const Answer& answer) {
  must(reason_of(answer.status) != "Unknown");
  must(answer.status != 304 || !answer.body);
  must(answer.field("Content-Security-Policy") != nullptr);
  for (const Field& f : answer.fields) {
    must(f.name.find_first_of("\r\n: ") == f.name.npos);
    must(f.value.find_first_of(std::string_view("\r\n\0", 3)) == f.value.npos);
  }
  must(head_of(answer, 0, true).ends_with("\r\n\r\n"));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Live live = make_live();
  static const Site site = make_site();
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Heard whole = hear(bytes, bytes.size() + 1);
  const Heard cut = hear(bytes, data[0] % 64 + 1);
  must(whole.requests.size() == cut.requests.size());
  for (std::size_t i = 0; i < whole.requests.size(); ++i) {
    must(whole.requests[i].target == cut.requests[i].target);
    must(whole.requests[i].body == cut.requests[i].body);
    must(whole.requests[i].fields == cut.requests[i].fields);
  }
  LetterStore letters(":memory:");
  Machine machine{[] { return std::int64_t{1'700'000'000'000}; },
                  [](std::size_t n) { return std::string(n, 'x'); }, [](const std::string&) {}};
  Reception reception(site, &live, &letters, machine, "");
  for (std::size_t i = 0; i < whole.requests.size() && i < 8; ++i) {
    check(reception.answer(whole.requests[i], "192.0.2.1"));
  }
  return 0;
}
