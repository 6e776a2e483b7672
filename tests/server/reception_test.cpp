#include "reception/reception.h"

#include <doctest/doctest.h>

#include "bytes/digest.h"
#include "html/html.h"
#include "support.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

/// A reception with a small site, the pages of a sound pack and a store of letters.
struct Desk {
  std::int64_t now = 1'700'000'000'000;
  Folder folder;
  Site site = small_site();
  Live live = live_of_sound_pack();
  LetterStore letters{folder.at("letters.db")};
  Reception reception{site, &live, &letters, machine_at(now), ""};

  Answer ask(const Request& request) { return reception.answer(request, "192.0.2.1"); }
  int status(std::string method, std::string target) {
    Request request = get(std::move(target));
    request.method = std::move(method);
    return ask(request).status;
  }
  int kept() {
    int n = 0;
    letters.each([&](const KeptLetter&) { ++n; });
    return n;
  }
};

const std::string sound = "objet=question&message=Bonjour&id=0123456789abcdef0123456789abcdef";

std::string id_in(const std::string& html) {
  const std::size_t at = html.find("name=\"id\" value=\"");
  return at == html.npos ? std::string() : html.substr(at + 17, 32);
}

bool says(const Answer& answer, std::string_view text) {
  return words(answer).find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("methods") {
  Desk desk;
  CHECK(desk.status("GET", "/") == 200);
  CHECK(desk.status("HEAD", "/") == 200);
  for (const char* method : {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"}) {
    CAPTURE(method);
    CHECK(desk.status(method, "/") == 405);
  }
  CHECK(desk.status("BREW", "/") == 501);
  CHECK(desk.status("get", "/") == 501);
  CHECK(desk.status("POST", "/nulle-part") == 404);
  CHECK(desk.status("OPTIONS", "*") == 405);
  Request head = get("/");
  head.method = "HEAD";
  const Answer answer = desk.ask(head);
  CHECK(answer.head_only);
  CHECK(head_of(answer, 0, true).find("Content-Length: 22\r\n") != std::string::npos);
  Request refused = get("/");
  refused.method = "PUT";
  CHECK(value(desk.ask(refused), "Allow") == "GET, HEAD");
}

TEST_CASE("every answer is shielded") {
  Desk desk;
  for (const char* target : {"/", "/nulle-part", "/%", "/actions/", "/actions?axe=1", "/contact"}) {
    CAPTURE(target);
    const Answer answer = desk.ask(get(target));
    CHECK(value(answer, "Content-Security-Policy").starts_with("default-src 'none'"));
    CHECK(value(answer, "X-Content-Type-Options") == "nosniff");
    CHECK(value(answer, "Referrer-Policy") == "same-origin");
    CHECK(value(answer, "Set-Cookie").empty());
  }
}

TEST_CASE("a list by filter is rendered here, kept on the shelf, and found again") {
  Desk desk;
  const Answer first = desk.ask(get("/actions?axe=1"));
  CHECK(first.status == 200);
  CHECK(says(first, "<!doctype html><html lang=\"fr\">"));
  CHECK(value(first, "Cache-Control") == "no-cache");
  const std::string tag = value(first, "ETag");
  CHECK(desk.ask(get("/actions?axe=1", {{"if-none-match", tag}})).status == 304);
  CHECK(value(desk.ask(get("/actions?tri=&axe=1&q=&x=y")), "ETag") == tag);
  CHECK(value(desk.ask(get("/actions?axe=1", {{"accept-encoding", "br"}})), "Content-Encoding") ==
        "br");
  CHECK(says(desk.ask(get("/en/actions?axe=1")), "lang=\"en\""));
  // Nothing asked: the page of the site.
  CHECK(words(desk.ask(get("/actions?q=&axe="))) == "<!doctype html>toutes");
  CHECK(words(desk.ask(get("/actions?utm=1"))) == "<!doctype html>toutes");
}

TEST_CASE("what is searched for is words, whatever it looks like") {
  Desk desk;
  const Answer script = desk.ask(get("/actions?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27"));
  CHECK(script.status == 200);
  CHECK_FALSE(says(script, "<script>alert"));
  CHECK(says(script, "&lt;script&gt;alert(1)&lt;/script&gt;&quot;"));
  for (const char* q : {"%27%20OR%201%3D1%20--", "%22", "*", "a*", "NEAR(a%20b)", "a%20AND", "-a",
                        "title%3Ax", "%28%28", "%E2%80%AE", "%F0%9F%98%80", "%5E", "%2B"}) {
    CAPTURE(q);
    CHECK(desk.ask(get("/actions?q=" + std::string(q))).status == 200);
  }
  CHECK(desk.ask(get("/actions?q=" + std::string(5000, 'a'))).status == 200);
}

TEST_CASE("the contact page has a form with an id of its own, and is not kept") {
  Desk desk;
  const Answer one = desk.ask(get("/contact")), two = desk.ask(get("/contact"));
  CHECK(one.status == 200);
  CHECK(id_in(words(one)).size() == 32);
  CHECK(id_in(words(one)) != id_in(words(two)));
  CHECK(value(one, "Cache-Control") == "no-store");
  CHECK(value(one, "ETag").empty());
  CHECK(desk.ask(get("/contact", {{"if-none-match", "*"}})).status == 200);
}

TEST_CASE("a letter is received once, and its receipt is told") {
  Desk desk;
  const Answer first = desk.ask(post("/contact", sound));
  CHECK(first.status == 200);
  CHECK(value(first, "Cache-Control") == "no-store");
  const std::string receipt = receipt_of(
      letter_key("0123456789abcdef0123456789abcdef", Lang::fr, {"question", "Bonjour", "", ""}, 0));
  CHECK(says(first, receipt));
  CHECK(desk.kept() == 1);
  CHECK(says(desk.ask(post("/contact", sound)), receipt));
  CHECK(desk.kept() == 1);
  // The same form with other words is another letter: nothing that was written is lost.
  CHECK(desk.ask(post("/contact", sound + "&nom=Ana")).status == 200);
  CHECK(desk.kept() == 2);
  // Without an id: once a day.
  for (int i = 0; i < 2; ++i) desk.ask(post("/en/contact", "objet=autre&message=Hello"));
  CHECK(desk.kept() == 3);
}

TEST_CASE("a letter with a fault comes back with its words") {
  Desk desk;
  const Answer answer = desk.ask(
      post("/contact",
           "objet=question&message=&nom=%3Cb%3E&courriel=x&id=0123456789abcdef0123456789abcdef"));
  CHECK(answer.status == 422);
  CHECK(says(answer, "&lt;b&gt;"));
  CHECK(id_in(words(answer)) == "0123456789abcdef0123456789abcdef");
  CHECK(desk.kept() == 0);
  const std::string long_words(4001, 'a');
  CHECK(desk.ask(post("/contact", "objet=question&message=" + long_words)).status == 422);
}

TEST_CASE("a letter from elsewhere, or of another kind, is refused") {
  Desk desk;
  const auto with = [&](Field field) { return desk.ask(post("/contact", sound, {field})).status; };
  CHECK(with({"sec-fetch-site", "cross-site"}) == 403);
  CHECK(with({"content-type", "text/plain"}) == 415);
  CHECK(with({"content-type", "multipart/form-data"}) == 415);
  CHECK(desk.ask(post("/contact", "message=%ff")).status == 400);
  Request put = post("/contact", sound);
  put.method = "PUT";
  CHECK(desk.ask(put).status == 405);
  CHECK(desk.kept() == 0);
}

TEST_CASE("too many letters: wait, and it says how long") {
  Desk desk;
  int n = 0;
  Answer answer;
  do {
    answer = desk.ask(post("/contact", "objet=autre&message=" + std::to_string(++n)));
  } while (answer.status == 200 && n < 100);
  CHECK(answer.status == 429);
  CHECK(n == 11);
  CHECK(std::stoi(value(answer, "Retry-After")) == 60);
  CHECK(desk.reception.answer(post("/contact", sound), "192.0.2.9").status == 200);
  desk.now += 60'000;
  CHECK(desk.ask(post("/contact", "objet=autre&message=later")).status == 200);
  CHECK(desk.ask(get("/")).status == 200);
}

TEST_CASE("where letters cannot be kept, it says so and keeps the words on the page") {
  Desk desk;
  Reception broken(desk.site, &desk.live, nullptr, machine_at(desk.now), "");
  const Answer answer = broken.answer(post("/contact", sound), "192.0.2.1");
  CHECK(answer.status == 503);
  CHECK(says(answer, "Bonjour"));
  CHECK(id_in(words(answer)) == "0123456789abcdef0123456789abcdef");
  CHECK_FALSE(value(answer, "Retry-After").empty());
}

TEST_CASE("without live pages the site still stands") {
  Desk desk;
  Reception files(desk.site, nullptr, nullptr, machine_at(desk.now), "");
  CHECK(files.answer(get("/"), "").status == 200);
  CHECK(words(files.answer(get("/actions?axe=1"), "")) == "<!doctype html>toutes");
  CHECK(files.answer(post("/contact", sound), "").status == 404);
}
