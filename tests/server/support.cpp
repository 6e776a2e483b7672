#include "support.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "support/files.h"

namespace cairn::server::test {

Request get(std::string target, std::vector<Field> fields) {
  Request request;
  request.method = "GET";
  request.target = std::move(target);
  request.fields = std::move(fields);
  request.fields.push_back({"host", "roadmap.example"});
  return request;
}

Request post(std::string target, std::string body, std::vector<Field> more) {
  Request request = get(std::move(target), std::move(more));
  request.method = "POST";
  request.body = std::move(body);
  const auto add = [&](const char* name, const char* text) {
    if (request.field(name) == nullptr) request.fields.push_back({name, text});
  };
  add("content-type", "application/x-www-form-urlencoded");
  add("sec-fetch-site", "same-origin");
  return request;
}

std::string value(const Answer& answer, std::string_view name) {
  const std::string* found = answer.field(name);
  return found == nullptr ? std::string() : *found;
}

std::string words(const Answer& answer) { return answer.body ? *answer.body : std::string(); }

Site small_site() {
  Site site;
  const auto page = [](std::string text) {
    return resource_on_the_fly("<!doctype html>" + std::move(text), "text/html; charset=utf-8");
  };
  site.put("/", page("accueil"));
  site.put("/en/", page("home"));
  site.put("/actions/A1-03", page("une action"));
  site.put("/actions", page("toutes"));
  Resource script = resource_on_the_fly("listen()", "text/javascript; charset=utf-8");
  script.caching = forever;
  site.put("/assets/start-0123456789abcdef.js", script);
  Resource picture;
  picture.type = "image/png";
  picture.plain = body_of("png");
  site.put("/assets/picture.png", picture);
  site.put_missing(false, page("page introuvable"));
  site.put_missing(true, page("page not found"));
  site.manifest.shell.style = "p{}";
  return site;
}

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "cairn-test-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  path = name;
}

Folder::~Folder() { remove_folder(path); }

Machine machine_at(std::int64_t& now_ms) {
  return {[&now_ms] { return now_ms; },
          [n = 0](std::size_t size) mutable { return std::string(size, static_cast<char>(++n)); },
          [](const std::string&) {}};
}

std::vector<Row> sound_rows() {
  PackReading reading = read_pack(cairn::test::pack_at_root("tests/packs/sound"), Lang::en);
  REQUIRE(reading.problems.empty());
  return std::move(reading.rows);
}

Live live_of_sound_pack() {
  Replica replica(":memory:");
  REQUIRE(replica.replace_roadmap(sound_rows(), 1));
  Roadmap roadmap = roadmap_of(replica.roadmap_rows());
  return Live(std::move(replica), std::move(roadmap), Shell{});
}

}  // namespace cairn::server::test
