#include "reception/letter_form.h"

#include <doctest/doctest.h>

#include "reception/same_origin.h"
#include "support.h"

using namespace cairn::server;
using namespace cairn::server::test;

TEST_CASE("a form becomes a letter") {
  const auto form = read_letter_form(
      "objet=question&message=Bonjour%2C%0D%0A%0D%0Ao%C3%B9+en+est-on+%3F%0D%0A&nom=+Ana+"
      "&courriel=ana%40exemple.fr&id=0123456789abcdef0123456789abcdef&autre=x");
  REQUIRE(form);
  CHECK(form->letter.subject == "question");
  CHECK(form->letter.words == "Bonjour,\n\noù en est-on ?");
  CHECK(form->letter.name == "Ana");
  CHECK(form->letter.reply_to == "ana@exemple.fr");
  CHECK(form->id == "0123456789abcdef0123456789abcdef");
}

TEST_CASE("a form may be anything") {
  CHECK(read_letter_form("")->letter.words.empty());
  CHECK(read_letter_form("&&&===&=")->letter.words.empty());
  CHECK(read_letter_form("message=%zz%")->letter.words == "%zz%");
  CHECK(read_letter_form("message=a%00b")->letter.words == "ab");
  CHECK(read_letter_form("message=a%0Db")->letter.words == "a\nb");
  CHECK_FALSE(read_letter_form("message=%ff"));
  CHECK_FALSE(read_letter_form("%c3=x"));
  CHECK(read_letter_form("id=ABC")->id.empty());
  CHECK(read_letter_form("id=0123456789abcdef0123456789abcdeg")->id.empty());
  CHECK(is_form_type("application/x-www-form-urlencoded"));
  CHECK(is_form_type("Application/X-WWW-Form-Urlencoded ; charset=UTF-8"));
  CHECK_FALSE(is_form_type("text/plain"));
  CHECK_FALSE(is_form_type("multipart/form-data; boundary=x"));
  CHECK_FALSE(is_form_type(""));
}

TEST_CASE("a form is taken from our own pages only") {
  const auto from_here = [](std::vector<Field> fields, std::string_view origin = "") {
    return is_from_here(get("/contact", std::move(fields)), origin);
  };
  CHECK(from_here({{"sec-fetch-site", "same-origin"}}));
  CHECK(from_here({{"sec-fetch-site", "none"}}));
  CHECK_FALSE(from_here({{"sec-fetch-site", "same-site"}}));
  CHECK_FALSE(from_here({{"sec-fetch-site", "cross-site"}}));
  CHECK_FALSE(from_here({{"sec-fetch-site", "cross-site"}, {"origin", "http://roadmap.example"}}));
  CHECK(from_here({{"origin", "http://roadmap.example"}}));
  CHECK(from_here({{"origin", "https://Roadmap.Example"}}));
  CHECK_FALSE(from_here({{"origin", "https://roadmap.example.evil"}}));
  CHECK_FALSE(from_here({{"origin", "https://evil.example"}}));
  CHECK_FALSE(from_here({{"origin", "https://roadmap.example:444"}}));
  CHECK_FALSE(from_here({{"origin", "null"}}));
  CHECK_FALSE(from_here({{"origin", "null"}, {"referer", "http://roadmap.example/contact"}}));
  CHECK(from_here({{"referer", "http://roadmap.example/contact"}}));
  CHECK_FALSE(from_here({{"referer", "http://evil.example/?roadmap.example"}}));
  CHECK_FALSE(from_here({{"referer", "http://roadmap.example@evil.example/"}}));
  CHECK_FALSE(from_here({}));
  CHECK(from_here({{"origin", "https://public.example"}}, "https://public.example"));
  CHECK_FALSE(from_here({{"origin", "http://public.example"}}, "https://public.example"));
}
