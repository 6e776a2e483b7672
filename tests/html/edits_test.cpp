// What changed between two pages: applied to the one, it gives the other, byte for byte.
#include "html/edits.h"

#include <doctest/doctest.h>

#include "html/html.h"
#include "page/write.h"

namespace {

using namespace cairn;

std::string applied(const Nodes& was, const Edits& edits);

/// The element of `node` around other children.
std::string around(Node node, const std::string& inside) {
  node.children.clear();
  const std::string empty = to_html(node);
  const std::size_t end = empty.rfind("</");
  return empty.substr(0, end) + inside + empty.substr(end);
}

/// A link that leads elsewhere, or a field (the last of its element) that holds another word.
Node with_attributes(Node node, const Edit& edit) {
  const bool is_field = node.kind == Kind::field;
  for (const Attribute& a : is_field ? edit.inside.front().now.back().put : edit.put) {
    const std::string name = a.name;
    CHECK((is_field ? name == "value" : name == "href" || name == "hreflang"));
    (name == "href" ? node.href : node.value) = a.value;
  }
  return node;
}

std::string applied(const Nodes& was, const Edits& edits) {
  REQUIRE(edits.was == was.size());
  std::vector<bool> used(was.size());
  std::string html;
  for (const Edit& edit : edits.now) {
    if (edit.from != Edit::none) {
      REQUIRE(edit.from < was.size());
      CHECK_FALSE(used[edit.from]);
      used[edit.from] = true;
    }
    if (!edit.put.empty() || (!edit.inside.empty() && was[edit.from].kind == Kind::field)) {
      html += to_html(with_attributes(was[edit.from], edit));
    } else if (!edit.inside.empty()) {
      html += around(was[edit.from], applied(was[edit.from].children, edit.inside.front()));
    } else if (!edit.html.empty()) {
      html += edit.html;
    } else {
      html += to_html(was[edit.from]);
    }
  }
  return html;
}

Node row(const std::string& key, const std::string& words) {
  Node item = write::item({write::heading(2, words), write::paragraph(words + " & more")});
  item.key = key;
  return item;
}

Nodes page(const std::vector<std::string>& keys, const std::string& typed) {
  Node field = write::node(Kind::field);
  field.key = field.name = "q";
  field.value = typed;
  Node form = write::node(Kind::form, {field, write::node(Kind::button)});
  form.key = "filters";
  Nodes rows;
  for (const std::string& key : keys) rows.push_back(row(key, "Row " + key));
  return {write::heading(1, std::string("All")), form, write::list(std::move(rows), "rows"),
          write::paragraph(std::to_string(keys.size()) + " found")};
}

std::size_t written(const Edits& edits) {
  std::size_t bytes = 0;
  for (const Edit& edit : edits.now) {
    bytes += edit.html.size();
    for (const Edits& inside : edit.inside) bytes += written(inside);
  }
  return bytes;
}

}  // namespace

TEST_CASE("edits give the next page, whatever was taken out, put in or sorted") {
  const std::vector<std::vector<std::string>> lists = {
      {"a", "b", "c", "d"}, {"b", "d"}, {}, {"d", "c", "b", "a"}, {"x", "a", "y"}, {"a", "a", "b"}};
  for (const auto& from : lists) {
    for (const auto& to : lists) {
      const Nodes was = page(from, "q"), now = page(to, "r");
      const std::vector<Edits> edits = edits_of(was, now);
      REQUIRE(edits.size() == 1);
      CHECK(applied(was, edits.front()) == to_html(now));
    }
  }
}

TEST_CASE("rows that stay are not written again, and one that changed keeps its place by key") {
  const Nodes was = page({"a", "b", "c", "d"}, "");
  const std::vector<Edits> edits = edits_of(was, page({"a", "c", "d"}, ""));
  CHECK(written(edits.front()) < to_html(was.back()).size() + 1);  // the count alone

  Nodes now = page({"c", "b"}, "");
  now[2].children[1].children.push_back(write::paragraph(std::string("new")));
  const Edits list = edits_of(was, now).front().now[2].inside.front();
  CHECK(list.now[0].from == 2);
  CHECK(list.now[1].from == 1);
  CHECK(list.now[1].inside.front().now.back().html == "<p>new</p>");
}

TEST_CASE("words change alone, but words that touch are told whole: a document has one of them") {
  const Edits edits = edits_of({write::text("a")}, {write::text("b & c")}).front();
  CHECK(edits.now[0].from == 0);
  CHECK(edits.now[0].html == "b &amp; c");
  CHECK(edits_of({write::text("a"), write::text("b")}, {write::text("a")}).empty());
  CHECK(edits_of({write::text("a")}, {write::text("")}).empty());
  const Nodes was = {write::node(Kind::section, {write::text("a"), write::text("b")})};
  const Nodes now = {write::node(Kind::section, {write::text("b")})};
  CHECK(edits_of(was, now).front().now[0].html == "<section>b</section>");
}

TEST_CASE(
    "a link that leads elsewhere and a field with another word are told by their attributes") {
  const auto foot = [](const std::string& to, const std::string& lang) {
    Node link = write::link("English", to);
    link.value = lang;
    return Nodes{write::paragraph(Nodes{write::text("In "), link})};
  };
  const Nodes was = foot("/a", "en"), now = foot("/b", "");
  const std::vector<Edits> edits = edits_of(was, now);
  CHECK(applied(was, edits.front()) == to_html(now));
  CHECK(written(edits.front()) == 0);
  CHECK(edits.front().now[0].inside.front().now[1].put.size() == 2);

  for (const std::string help : {"", "how"}) {
    for (const std::string error : {"", "what"}) {
      Node field = page({}, "a")[1].children[0];
      field.help = help;
      field.error = error;
      Node other = field;
      other.value = "";
      const Edits in = edits_of({field}, {other}).front().now[0].inside.front();
      CHECK(in.was == 2u + !help.empty() + !error.empty());
      CHECK(in.now.back().put.front().value.empty());
      other.error = "more";
      CHECK(edits_of({field}, {other}).front().now[0].html == to_html(other));
    }
  }
}
