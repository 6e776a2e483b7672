// Any bytes as a form of participation, to any of its addresses: never a crash, one of the answers
// there are, its page whole, and nothing of it a tag. The first byte says which address.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "files/folder.h"
#include "ledger/sqlite_connection.h"
#include "reception/reception.h"

namespace {

using namespace cairn;
using namespace cairn::server;

void must(bool holds) {
  if (!holds) std::abort();
}

struct Town {
  std::int64_t now = 1'700'000'000'000;
  Machine machine{[this] { return now; }, [](std::size_t n) { return std::string(n, 'x'); },
                  [](const std::string&) {}};
  SqliteConnection sql{":memory:"};
  Exchange exchange{sql, machine, rules()};
  Site site;
  Live live = read_pack_of_tests();
  Reception reception{site, &live, nullptr, machine, "", &exchange};

  static ExchangeRules rules() {
    ExchangeRules rules;
    rules.claim_key = std::string(32, 'k');
    return rules;
  }
  static PackReading reading() {
    const std::string folder = std::string(CAIRN_ROOT) + "/tests/packs/sound";
    std::vector<PackFile> files;
    for (const std::string& name : files_below(folder)) {
      if (name.ends_with(".json")) files.push_back({name, *read_file(folder + "/" + name)});
    }
    return read_pack(files, Lang::en);
  }
  static Live read_pack_of_tests() {
    PackReading read = reading();
    Replica replica(":memory:");
    must(read.problems.empty() && replica.replace_roadmap(read.rows, 1));
    return Live(std::move(replica), read.roadmap, Shell{});
  }
  Town() {
    must(exchange.ok() && exchange.put_roadmap(reading().rows));
    Intent intent;
    intent.id = std::string(32, '1');
    intent.kind = "contribute";
    intent.claim = "7K2M93QFT0AX";
    intent.body = R"({"form":"comment","on":"A1-01","words":"Une pierre","lang":"fr"})";
    must(exchange.submit("talk/A1-01", intent).receipt.outcome == Outcome::applied);
  }
};

constexpr const char* addresses[] = {
    "/actions/A1-01/ecrire",
    "/en/actions/A1-01/ecrire",
    "/participer/ecrire",
    "/actions/A1-01/soutenir",
    "/actions/A1-01/ecrire?reponse=11111111111111111111111111111111",
    "/contributions/11111111111111111111111111111111/signaler",
    "/contributions/11111111111111111111111111111111/modifier",
    "/contributions/11111111111111111111111111111111/soutenir",
    "/suivre",
    "/contact",
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Town town;
  if (size == 0) return 0;
  town.now += 3'600'000;  // nobody is told to wait
  Request request;
  request.method = "POST";
  request.target = addresses[data[0] % std::size(addresses)];
  request.body.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  request.fields = {{"content-type", "application/x-www-form-urlencoded"},
                    {"sec-fetch-site", "same-origin"},
                    {"host", "a"}};
  const Answer answer = town.reception.answer(request, "192.0.2.1");
  must(answer.status == 200 || answer.status == 400 || answer.status == 422 ||
       answer.status == 503);
  must(answer.body != nullptr);
  const std::string& text = *answer.body;
  if (answer.status == 400) return 0;
  must(text.starts_with("<!doctype html>") && text.ends_with("</html>\n"));
  // One main, one end of it: words close nothing.
  must(text.find("<main", text.find("<main") + 1) == text.npos);
  must(text.find("</main>", text.find("</main>") + 1) == text.npos);
  return 0;
}
