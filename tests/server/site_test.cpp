#include "site/site.h"

#include <doctest/doctest.h>

#include "site/manifest.h"
#include "support.h"

using namespace cairn::server;
using namespace cairn::server::test;

namespace {

Answer ask(const Request& request) {
  static const Site site = small_site();
  const auto target = read_target(request.target);
  REQUIRE(target);
  return site.answer(*target, request);
}

}  // namespace

TEST_CASE("a page, in the coding its reader prefers, each with its own strong tag") {
  const Answer plain = ask(get("/"));
  const Answer brotli = ask(get("/", {{"accept-encoding", "br"}}));
  const Answer gzip = ask(get("/", {{"accept-encoding", "gzip"}}));
  CHECK(plain.status == 200);
  CHECK(words(plain) == "<!doctype html>accueil");
  CHECK(value(plain, "Content-Type") == "text/html; charset=utf-8");
  CHECK(value(plain, "Cache-Control") == "no-cache");
  CHECK(value(plain, "Content-Encoding").empty());
  CHECK(value(brotli, "Content-Encoding") == "br");
  CHECK(value(gzip, "Content-Encoding") == "gzip");
  for (const Answer& a : {plain, brotli, gzip}) CHECK(value(a, "Vary") == "Accept-Encoding");
  CHECK(value(plain, "ETag") != value(brotli, "ETag"));
  CHECK(value(plain, "ETag") != value(gzip, "ETag"));
  CHECK(value(plain, "ETag").front() == '"');
  CHECK(ask(get("/", {{"accept-encoding", "identity;q=0"}})).status == 406);
}

TEST_CASE("what a browser has is not sent again") {
  const std::string tag = value(ask(get("/")), "ETag");
  const Answer same = ask(get("/", {{"if-none-match", "W/" + tag}}));
  CHECK(same.status == 304);
  CHECK_FALSE(same.body);
  CHECK(value(same, "ETag") == tag);
  CHECK(value(same, "Vary") == "Accept-Encoding");
  CHECK(value(same, "Cache-Control") == "no-cache");
  CHECK(ask(get("/", {{"if-none-match", "\"x\", " + tag}})).status == 304);
  CHECK(ask(get("/", {{"if-none-match", "*"}})).status == 304);
  CHECK(ask(get("/", {{"if-none-match", "\"x\""}})).status == 200);
  CHECK(ask(get("/", {{"if-none-match", tag}, {"accept-encoding", "br"}})).status == 200);
  CHECK(ask(get("/", {{"if-match", tag}})).status == 200);
  CHECK(ask(get("/", {{"if-match", "\"x\""}})).status == 412);
}

TEST_CASE("assets named by their hash are kept for ever, pictures are not squeezed") {
  const Answer script = ask(get("/assets/start-0123456789abcdef.js"));
  CHECK(value(script, "Cache-Control") == "public, max-age=31536000, immutable");
  const Answer picture = ask(get("/assets/picture.png", {{"accept-encoding", "br, gzip"}}));
  CHECK(value(picture, "Content-Encoding").empty());
  CHECK(value(picture, "Vary").empty());
}

TEST_CASE("a page has one address") {
  const Answer slash = ask(get("/actions/A1-03/?a=b"));
  CHECK(slash.status == 308);
  CHECK(value(slash, "Location") == "/actions/A1-03?a=b");
  CHECK(value(ask(get("/en")), "Location") == "/en/");
  CHECK(value(ask(get("/%61ctions")), "Location") == "/actions");
  CHECK(ask(get("//")).status == 404);
  CHECK(ask(get("//actions")).status == 404);
  CHECK(ask(get("/actions//")).status == 404);
  CHECK(ask(get("//evil.example/..%61")).status == 404);
}

TEST_CASE("what is not there is said in the reader's language") {
  const Answer french = ask(get("/nulle-part"));
  CHECK(french.status == 404);
  CHECK(words(french) == "<!doctype html>page introuvable");
  CHECK(value(french, "ETag").empty());
  CHECK(words(ask(get("/en/nowhere"))) == "<!doctype html>page not found");
  CHECK(words(ask(get("/english"))) == "<!doctype html>page introuvable");
  CHECK(value(ask(get("/assets/gone.js")), "Content-Type") == "text/plain; charset=utf-8");
  CHECK(ask(get("/nulle-part", {{"if-none-match", "*"}})).status == 404);
}

TEST_CASE("the manifest reads back as it was written") {
  Manifest manifest;
  manifest.made_of = "0123";
  manifest.shell.style = "p::before{content:\"é\\\"\"}";
  manifest.shell.snapshot = "/assets/roadmap-1.db";
  manifest.shell.origin = "https://roadmap.example";
  manifest.pages = {{"/", "index.html"}, {"/en/", "en/index.html"}};
  manifest.missing_fr = "404.html";
  const auto read = read_manifest(write_manifest(manifest));
  REQUIRE(read);
  CHECK(read->made_of == manifest.made_of);
  CHECK(read->shell.style == manifest.shell.style);
  CHECK(read->shell.snapshot == manifest.shell.snapshot);
  CHECK(read->shell.origin == manifest.shell.origin);
  CHECK(read->pages == manifest.pages);
  CHECK(read->missing_fr == "404.html");
  CHECK(read->missing_en.empty());
  CHECK_FALSE(read_manifest("{}"));
  CHECK_FALSE(read_manifest("[1"));
  CHECK(file_of("/") == "index.html");
  CHECK(file_of("/en/") == "en/index.html");
  CHECK(file_of("/actions/A1-03") == "actions/A1-03/index.html");
}
