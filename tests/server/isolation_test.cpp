// Every byte a stranger can get, by every door: pages, files, feeds, replies for each lane it may
// name, snapshots, refusals. None of it is of what is not public.
#include <doctest/doctest.h>

#include <set>

#include "bytes/squeeze.h"
#include "ledger/code.h"
#include "ledger/lane.h"
#include "ledger/secrets.h"
#include "ledger_support.h"
#include "reception/reception.h"
#include "site/publish.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

constexpr int ana = 1, kiosk = 2, moderator = 9, stranger = 50;
const std::string subject = "A1-01", scope = "talk/A1-01", public_words = "tout le monde le lit";

/// A code that no id looks like.
std::string claim_of_number(int n) {
  return code_of(0x0123456789abcdefULL * static_cast<std::uint64_t>(n + 7));
}

/// The site of the sound pack, with its feeds, its calendar and its sheets.
Site whole_site(const std::string& place) {
  Ingredients in;
  in.rows = sound_rows();
  in.assets = {{"style.css", "p{}"}, {"icon.svg", "<svg/>"}};
  in.origin = "https://roadmap.example";
  REQUIRE(publish(compose(in), place).trouble.empty());
  Site site;
  REQUIRE(site.load(place).empty());
  return site;
}

/// The body, also where it is made as it leaves.
std::string all_of(const Answer& answer) {
  if (!answer.pieces) return words(answer);
  std::string all, piece;
  for (After after = After::more; after == After::more;) {
    piece.clear();
    after = answer.pieces(piece);
    REQUIRE(after != After::broken);
    all += piece;
  }
  return all;
}

struct Town {
  House house;
  Site site = whole_site(house.folder.at("site"));
  Live live = live_of_sound_pack();
  std::optional<Reception> reception;
  std::vector<std::pair<std::string, std::string>> secrets;  // what it is, and its bytes
  int ids = 0;

  Town() {
    Exchange& exchange = *house.exchange;
    REQUIRE(exchange.put_roadmap(sound_rows()));
    exchange.grant(secret_of(kiosk), {}, Channel::kiosk);
    exchange.grant(secret_of(moderator), {{Role::moderator}});
    reception.emplace(site, &live, nullptr, machine_at(house.now), "", &exchange);
    fill();
    for (const int device : {ana, kiosk, moderator}) {
      const std::string hash = device_of(secret_of(device));
      keep("a device's secret", secret_of(device));
      keep("its hash", hash);
      keep("a person", person_of(hash));
    }
    for (const int n : {1, 2, 3}) {
      keep("a deposit code", claim_of_number(n));
      keep("its hash", claim_hash(std::string(32, 'k'), claim_of_number(n)));
    }
  }

  void keep(const std::string& what, const std::string& bytes) {
    secrets.emplace_back(what, bytes);
  }
  std::string hidden(const std::string& what) {
    const std::string bytes = "zz-" + what + "-zz";
    keep(what, bytes);
    return bytes;
  }

  void push(int device, std::vector<Intent> intents) {
    for (Intent& intent : intents) intent.n = ++numbers[device];
    const auto down = house.ask(secret_of(device),
                                {Hello{}, Push{scope, intents.front().n, std::move(intents), {}}});
    REQUIRE(find<Receipts>(down) != nullptr);
    for (const Receipt& receipt : find<Receipts>(down)->items) {
      const bool came = receipt.outcome == Outcome::applied || receipt.outcome == Outcome::held ||
                        receipt.outcome == Outcome::quarantined;
      CHECK(came);
    }
  }
  Intent say(const std::string& words, int claim) {
    Intent made = intent(
        0, ++ids, "contribute",
        R"({"form":"comment","on":"A1-01","words":")" + words + R"(","lang":"fr","place":"ici"})",
        claim_of_number(claim));
    return made;
  }
  Intent on(const std::string& kind, int target, const std::string& more, int claim = 0) {
    return about(0, ++ids, kind, target, more, claim == 0 ? "" : claim_of_number(claim));
  }

  void fill() {
    push(ana, {say(public_words, 1), say(hidden("mots masqués"), 1), say(hidden("mots retirés"), 1),
               say(hidden("mots effacés"), 1)});
    push(kiosk, {say(hidden("mots en attente"), 2), say("d'abord", 2)});
    push(moderator,
         {on("reply", 2, R"(,"lang":"fr","words":")" + hidden("une réponse qui les cite") + "\""),
          on("moderate", 6, R"(,"verdict":"publish")"),
          on("moderate", 2,
             R"(,"verdict":"hide","ground":"insult","facts":")" + hidden("les faits") + "\"")});
    push(ana, {on("appeal", 2, R"(,"words":")" + hidden("un recours") + "\"", 1)});
    push(kiosk, {on("edit", 6, R"(,"words":")" + hidden("nouveaux mots en attente") + "\"", 2)});
    push(ana, {on("withdraw", 3, "", 1), on("erase", 4, "", 1),
               on("report", 1,
                  R"(,"ground":"insult","words":")" + hidden("un signalement") + R"(","name":")" +
                      hidden("un nom") + R"(","mail":")" + hidden("un courriel") + "\"",
                  3),
               intent(0, ++ids, "support", R"({"on":"A1-01","set":true})", claim_of_number(3)),
               intent(0, ++ids, "someday", R"({"words":")" + hidden("un genre inconnu") + "\"}")});
    push(ana, {on("edit", 99, R"(,"words":")" + hidden("pour plus tard") + "\"", 1)});
    // Answered and supported, what is public stands in every face that tells of any.
    push(moderator,
         {on("reply", 1, R"(,"words":"merci","lang":"fr")"), on("support", 1, R"(,"set":true)")});
  }

  Answer ask(const std::string& target, std::vector<Field> more = {}) {
    house.now += 60'000;  // nobody waits
    return reception->answer(test::get(target, std::move(more)), "192.0.2.9");
  }
  std::string get(const std::string& target, std::vector<Field> more = {}) {
    return all_of(ask(target, std::move(more)));
  }

  /// Where something of it stands in `bytes`; empty: nowhere.
  std::string found_in(const std::string& bytes) const {
    for (const auto& [what, secret] : secrets) {
      if (bytes.find(secret) != std::string::npos) return what;
    }
    return {};
  }
  std::map<int, std::int64_t> numbers;
};

std::vector<std::string> in_both(const std::vector<std::string>& paths) {
  std::vector<std::string> all = paths;
  for (const std::string& path : paths) all.push_back("/en" + path);
  return all;
}

/// Those that tell what is public.
std::vector<std::string> telling() {
  const std::string one = "/contributions/" + id_of(1);
  std::vector<std::string> all =
      in_both({"/actions/A1-01", "/participer", "/contributions", "/contributions?q=monde",
               "/contributions?sur=A1-01", "/contributions?lieu=ici", "/suites", "/synthese", one,
               one + "/soutenir", one + "/signaler", one + "/modifier",
               "/actions/A1-01/ecrire?reponse=" + id_of(1)});
  all.push_back("/contributions.csv");
  all.push_back("/contributions.json");
  return all;
}

/// Those that tell of other things, or in numbers.
std::vector<std::string> silent(const Site& site) {
  std::vector<std::string> all = in_both(
      {"/actions?q=zz", "/actions/A1-01/ecrire", "/actions/A1-01/soutenir", "/participer/ecrire",
       "/suivre", "/mes-contributions", "/contact", "/bilan", "/transparence", "/bornes",
       "/formulaire", "/actions.atom", "/axes/1.atom", "/actions/A1-01.atom", "/jalons.ics"});
  for (const char* file :
       {"/actions.csv", "/indicateurs.csv", "/jalons.csv", "/mesures.csv", "/datapackage.json",
        "/catalogue.jsonld", "/transparence.json", "/sitemap.xml", "/robots.txt"}) {
    all.push_back(file);
  }
  for (const auto& page : site.manifest.pages) {
    if (page.path != "/actions/A1-01" && page.path != "/en/actions/A1-01" &&
        page.path != "/participer" && page.path != "/en/participer") {
      all.push_back(page.path);
    }
  }
  return all;
}

/// Those of what is hidden, held or gone, or of nothing.
std::vector<std::string> others() {
  std::vector<std::string> all = {"/v1/snapshot", "/v1/sync",   "/v1/forget",
                                  "/ledger.db",   "/claim.key", "/decisions.log"};
  for (const std::string lang : {"", "/en"}) {
    for (const char* path : {"/contributions?q=zz", "/contributions?q=mots",
                             "/contributions?etat=hidden", "/contributions?etat=held",
                             "/contributions?page=2", "/suites?suite=taken-up", "/nulle-part"}) {
      all.push_back(lang + path);
    }
    for (int n = 1; n <= 20; ++n) {
      const std::string one = lang + "/contributions/" + id_of(n);
      for (const char* end : {"", "/signaler", "/modifier", "/soutenir", "/contester"})
        all.push_back(one + end);
      all.push_back(lang + "/actions/A1-01/ecrire?reponse=" + id_of(n));
    }
  }
  return all;
}

}  // namespace

TEST_CASE("no page, search, file, feed, form or refusal holds a byte of what is not public") {
  Town town;
  std::vector<std::string> all = others();
  for (const std::string& path : telling()) {
    CAPTURE(path);
    CHECK(town.get(path).find(public_words) != std::string::npos);
    all.push_back(path);
  }
  for (const std::string& path : silent(town.site)) {
    CAPTURE(path);
    const Answer answer = town.ask(path);
    CHECK(answer.status == 200);
    CHECK(all_of(answer).find(public_words) == std::string::npos);
    all.push_back(path);
  }
  for (const std::string& path : all) {
    CAPTURE(path);
    CHECK(town.found_in(town.get(path)) == "");
    const std::string pressed = town.get(path, {{"accept-encoding", "gzip"}});
    bool too_much = false;
    const auto plain = gunzipped(pressed, 1 << 22, too_much);
    CHECK(town.found_in(plain.value_or(pressed)) == "");
  }
}

TEST_CASE("no lane a stranger may name gives a byte of what is not its own") {
  Town town;
  std::set<std::string> scopes = {"roadmap", "people", "talk/roadmap", scope, "talk/nowhere"};
  Hello hello;
  hello.claims = {claim_of_number(70), claim_of_number(71)};
  std::string all;
  for (const std::string& name : scopes) {
    for (const std::string& lane : {std::string("public"), std::string("staff"),
                                    own_lane(claim_of_number(70)), own_lane(claim_of_number(72))}) {
      for (const std::int64_t cursor : {0, 1, 5, 1000}) {
        Pull pull{name, lane, cursor, 5000};
        all += town.house.exchange->sync(secret_of(stranger), write_request({hello, pull}), "a");
      }
    }
    // What it pushes in vain tells it nothing either.
    all += town.house.exchange->sync(secret_of(stranger),
                                     write_request({hello, Push{name, 1, {}, {1, 2, 3}}}), "a");
  }
  for (int n = 1; n <= 20; ++n) {
    for (const char* kind : {"edit", "withdraw", "moderate", "reply", "report", "support"}) {
      Intent intent =
          town.on(kind, n, R"(,"words":"x","set":true,"ground":"insult","verdict":"hide")", 70);
      intent.id = id_of(1000 + static_cast<int>(++town.numbers[stranger]));
      intent.n = town.numbers[stranger];
      all += town.house.exchange->sync(secret_of(stranger),
                                       write_request({hello, Push{scope, intent.n, {intent}, {}}}));
    }
  }
  CHECK(all.find(public_words) != std::string::npos);
  CHECK(town.found_in(all) == "");
  for (const char* kind : {"author", "said", "waiting", "edit", "report"}) {
    CHECK(all.find("\"kind\":\"" + std::string(kind) + "\"") == std::string::npos);
  }
}

TEST_CASE("no snapshot holds a byte of what is not public, nor of what was") {
  Town town;
  const Answer found = town.reception->answer(get("/v1/snapshot"), "192.0.2.9");
  const std::string file = town.get(value(found, "Location"));
  CHECK(file.find(public_words) != std::string::npos);
  CHECK(town.found_in(file) == "");
}
