#include "desk/revise_form.h"

#include <algorithm>
#include <map>

#include "charge/passages.h"
#include "charge/revise.h"
#include "charge/revise_words.h"
#include "desk/shown.h"
#include "json/build.h"
#include "ledger/intent.h"
#include "ledger/rows.h"
#include "update/fault.h"
#include "words/words.h"

namespace cairn {

namespace {

std::string field_name(std::string at, std::string_view lang) {
  std::replace(at.begin(), at.end(), '.', '-');
  return "t-" + at + "-" + std::string(lang);
}

/// "t-title-fr:<32 digits> …" as a map.
std::map<std::string, std::string, std::less<>> names_seen(std::string_view seen) {
  std::map<std::string, std::string, std::less<>> names;
  while (!seen.empty()) {
    const std::size_t end = std::min(seen.find(' '), seen.size());
    const std::string_view one = seen.substr(0, end);
    const std::size_t colon = one.find(':');
    if (colon != one.npos) names.emplace(one.substr(0, colon), one.substr(colon + 1));
    seen.remove_prefix(std::min(end + 1, seen.size()));
  }
  return names;
}

std::string long_sentence(Lang lang, int most) {
  return fill(lang, D::fault_long, {std::to_string(most)});
}

void fill_words(const Json& body, std::string_view side, Fields& form) {
  const Json* words = body.find("words");
  if (words == nullptr) return;
  for (const Json& one : words->items) {
    const std::string name = field_name(std::string(text_of(one, "at")), text_of(one, "lang"));
    if (!form.has(name)) form.set(name, text_of(one, side));
  }
}

/// With that text alone changed: what a pack's reader would say of it. `is_new`: the others are as
/// they will be, and this one was never there.
std::string sentence_of(const View& view, const Row& row, const TextField& field, bool is_new,
                        const std::vector<Lang>& langs, Lang lang) {
  const int length = length_of(field.words);
  if (length <= 0) return say(lang, D::fault_no_words);
  if (length > wording_most) return long_sentence(lang, wording_most);
  Json before = body_of(row);
  Json after = before;
  Json* place = wording_at(after, field.at);
  if (place == nullptr) return {};
  put_wording(*place, field.lang, field.words);
  if (is_new) put_wording(*wording_at(before, field.at), field.lang, "–");
  const auto said =
      fault_made(view, row.kind, before, after, langs, lang, wording_name(lang, field.at));
  if (!said) return {};
  return said->write.empty() ? said->what : fill(lang, D::fault_of_text, {said->what, said->write});
}

std::string text_of_field(const std::vector<TextField>& fields, std::string_view name) {
  for (const TextField& field : fields) {
    if (field.name == name) return field.words;
  }
  return {};
}

/// Other texts may call a word of the glossary by the word itself: [[réemploi]].
std::string who_calls(const std::vector<Row>& rows, const Row& term, const std::string& word) {
  const std::string mark = "[[" + word + "]]", target = "|" + word + "]]";
  for (const Row& row : rows) {
    if (row.id == term.id && row.kind == term.kind) continue;
    if (!is_editable(row.kind, row.id)) continue;
    if (row.body.find(mark) != row.body.npos || row.body.find(target) != row.body.npos) {
      return row.kind + "/" + row.id;
    }
  }
  return {};
}

}  // namespace

std::string text_name(Lang lang, const TextField& field, bool is_bilingual) {
  const std::string name = wording_name(lang, field.at);
  if (!is_bilingual) return name;
  return fill(lang, D::text_in, {name, say(lang, field.lang == Lang::fr ? D::french : D::english)});
}

const Row* row_of_thing(const std::vector<Row>& rows, std::string_view thing) {
  const auto named = thing_of(thing);
  if (!named) return nullptr;
  for (const Row& row : rows) {
    if (row.kind == named->first && row.id == named->second) return &row;
  }
  return nullptr;
}

std::vector<Lang> langs_of(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    if (row.kind == "pack") return langs_of(body_of(row));
  }
  return {};
}

std::vector<TextField> text_fields(const Row& row, const std::vector<Lang>& langs) {
  std::vector<TextField> fields;
  for (const Wording& one : wordings_of(row.kind, body_of(row), langs)) {
    for (const Lang lang : langs_of(one, langs)) {
      fields.push_back({field_name(one.at, code(lang)), one.at, lang, one.text.exactly(lang)});
    }
  }
  return fields;
}

std::string seen_of(const std::vector<TextField>& fields, const Fields& form) {
  const auto before = names_seen(form.of("lu"));
  std::string seen;
  for (const TextField& field : fields) {
    const auto there = before.find(field.name);
    const bool is_begun = form.has(field.name) && there != before.end();
    if (!seen.empty()) seen += ' ';
    seen += field.name + ":" + (is_begun ? there->second : name_of_words(field.words));
  }
  return seen;
}

void begin_texts(const std::vector<TextField>& fields, Fields& form) {
  const std::string seen = seen_of(fields, form);
  for (const TextField& field : fields) {
    if (!form.has(field.name)) form.set(field.name, field.words);
  }
  form.set("lu", seen);
}

std::vector<TextField> changed_texts(const std::vector<TextField>& fields, const Fields& form) {
  const auto seen = names_seen(form.of("lu"));
  std::vector<TextField> changed;
  for (const TextField& field : fields) {
    if (!form.has(field.name)) continue;
    std::string typed = wording_of(form.of(field.name));
    const auto there = seen.find(field.name);
    const bool is_untouched = there != seen.end() && there->second == name_of_words(typed);
    if (is_untouched || typed == field.words) continue;
    changed.push_back(field);
    changed.back().words = std::move(typed);
  }
  return changed;
}

AskedRevision asked_of_texts(const std::vector<Row>& rows, std::string_view thing,
                             const Fields& form, Lang lang) {
  AskedRevision asked;
  asked.words = json_array();
  const Row* row = row_of_thing(rows, thing);
  if (row == nullptr) return asked;
  const std::vector<Lang> langs = langs_of(rows);
  const std::vector<TextField> fields = text_fields(*row, langs);
  const auto seen = names_seen(form.of("lu"));
  std::vector<Row> copy = rows;
  const Shown view(copy);
  // Of what is new every text is needed, and none is there yet.
  const bool is_made = is_new(thing);
  for (const TextField& field : fields) {
    if (is_made && is_blank(form.of(field.name))) {
      const std::string name = text_name(lang, field, langs.size() > 1);
      asked.faults.push_back(
          {field.name, fill(lang, W::counted, {name, say(lang, D::fault_no_words)})});
    }
  }
  Row written = *row;
  if (is_made) {
    Json body = body_of(written);
    for (const TextField& field : fields) {
      put_wording(*wording_at(body, field.at), field.lang, wording_of(form.of(field.name)));
    }
    written.body = write_json(body);
  }
  for (const TextField& field : changed_texts(fields, form)) {
    if (is_made && length_of(field.words) <= 0) continue;  // said below
    if (std::string fault = sentence_of(view, written, field, is_made, langs, lang);
        !fault.empty()) {
      asked.faults.push_back({field.name, std::move(fault)});
    }
    if (row->kind == "term" && field.at == "term") {
      const std::string was = text_of_field(fields, field.name);
      const std::string caller = was.empty() || was == row->id ? "" : who_calls(rows, *row, was);
      if (!caller.empty()) {
        asked.faults.push_back({field.name, fill(lang, D::fault_called, {caller, was, row->id})});
      }
    }
    const auto there = seen.find(field.name);
    Json one = json_object();
    put(one, "at", json_text(field.at));
    put(one, "lang", json_text(code(field.lang)));
    put(one, "of", json_text(there != seen.end() ? there->second : ""));
    put(one, "is", json_text(field.words));
    asked.words.items.push_back(std::move(one));
  }
  for (const char* note : {"note_fr", "note_en"}) {
    if (length_of(form.of(note)) > revise_note_most) {
      asked.faults.push_back({note, long_sentence(lang, revise_note_most)});
    }
  }
  constexpr std::size_t beside = 2048;  // for what it is about, and a note
  const bool is_too_much = write_json(asked.words).size() + beside > intent_most;
  if (is_too_much || asked.words.items.size() > wordings_most) {
    asked.faults.push_back({"", say(lang, D::fault_many_texts)});
  }
  if (asked.words.items.empty()) asked.faults.push_back({"", say(lang, D::fault_nothing)});
  return asked;
}

Json note_of(const Fields& form) {
  Json note = json_object();
  for (const std::string_view lang : {"fr", "en"}) {
    const std::string_view words = form.of("note_" + std::string(lang));
    if (!is_blank(words)) put(note, lang, json_text(words));
  }
  return note;
}

std::vector<Row> with_draft(std::vector<Row> rows, std::string_view thing, const Fields& form) {
  const std::vector<Lang> langs = langs_of(rows);
  const Row* there = row_of_thing(rows, thing);
  if (there == nullptr) return rows;
  Row& row = rows[static_cast<std::size_t>(there - rows.data())];
  for (const TextField& field : changed_texts(text_fields(row, langs), form)) {
    Json body = body_of(row);
    Json* place = wording_at(body, field.at);
    if (place == nullptr) continue;
    put_wording(*place, field.lang, field.words);
    // What no page could show stays as it is; the form says why.
    if (is_whole(row.kind, body, langs)) row.body = write_json(body);
  }
  return rows;
}

Fields changed_of_texts(const Row& row, const std::vector<Lang>& langs, const Fields& form) {
  Fields kept;
  const auto seen = names_seen(form.of("lu"));
  std::string lu;
  for (const TextField& field : changed_texts(text_fields(row, langs), form)) {
    kept.set(field.name, form.of(field.name));
    const auto there = seen.find(field.name);
    if (there == seen.end()) continue;
    if (!lu.empty()) lu += ' ';
    lu += field.name + ":" + there->second;
  }
  for (const char* name : {"note_fr", "note_en"}) {
    if (!is_blank(form.of(name))) kept.set(name, form.of(name));
  }
  if (kept.empty()) return kept;
  kept.set("lu", lu);
  for (const char* name : {"id", "reprise"}) {
    if (form.has(name)) kept.set(name, form.of(name));
  }
  return kept;
}

void fill_from_revision(const Json& body, Fields& form) {
  fill_words(body, "is", form);
  if (const Json* note = body.find("note")) {
    for (const std::string_view lang : {"fr", "en"}) {
      const std::string name = "note_" + std::string(lang);
      if (note->find(lang) && !form.has(name)) form.set(name, text_of(*note, lang));
    }
  }
}

void fill_back(const std::vector<Row>& rows, std::string_view thing, Fields& form) {
  for (const Row& row : rows) {
    if (row.kind != revised_kind || row.id != thing) continue;
    fill_words(body_of(row), "was", form);
  }
}

}  // namespace cairn
