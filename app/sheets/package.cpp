// The data package: each column of each sheet, for programs and for people.
#include "json/build.h"
#include "pack/pack.h"
#include "sheets/dictionary.h"
#include "sheets/said.h"
#include "sheets/sheets.h"
#include "sheets/shelf.h"

namespace cairn {

namespace {

std::string both(std::string_view fr, std::string_view en) {
  return std::string(fr) + " — " + std::string(en);
}

Json field_json(const ColumnNote& note) {
  Json json = json_object();
  put_text(json, "name", note.name);
  put_text(json, "type", note.type);
  put_text(json, "title", both(note.title.fr, note.title.en));
  if (!note.description.empty()) {
    put_text(json, "description", both(note.description.fr, note.description.en));
  }
  Json constraints = json_object();
  if (note.required) put(constraints, "required", json_truth(true));
  if (note.is_date) put_text(constraints, "pattern", date_pattern);
  if (!note.words.empty()) {
    Json words = json_array();
    for (const std::string_view word : note.words) words.items.push_back(json_text(word));
    put(constraints, "enum", std::move(words));
  }
  if (!constraints.members.empty()) put(json, "constraints", std::move(constraints));
  return json;
}

std::string_view stem_of(std::string_view file) { return file.substr(0, file.size() - 4); }

Json foreign_key(std::string_view field, Sheet to) {
  Json reference = json_object();
  put_text(reference, "resource", stem_of(file_of(to)));
  put_text(reference, "fields", "id");
  Json key = json_object();
  put_text(key, "fields", field);
  put(key, "reference", std::move(reference));
  return key;
}

/// `key`: what tells one line from another; empty where no column does.
Json schema_of(const std::vector<ColumnNote>& notes, std::string_view key, Json foreign) {
  Json fields = json_array();
  for (const ColumnNote& note : notes) fields.items.push_back(field_json(note));
  Json schema = json_object();
  put(schema, "fields", std::move(fields));
  Json missing = json_array();
  missing.items.push_back(json_text(""));
  put(schema, "missingValues", std::move(missing));
  put_text(schema, "primaryKey", key);
  if (!foreign.items.empty()) put(schema, "foreignKeys", std::move(foreign));
  return schema;
}

Json schema_of(Sheet sheet, const std::vector<Lang>& langs) {
  Json keys = json_array();
  if (sheet == Sheet::measures) {
    keys.items.push_back(foreign_key("indicator", Sheet::indicators));
  } else if (sheet != Sheet::actions) {
    keys.items.push_back(foreign_key("action", Sheet::actions));
  }
  // A measure is known by indicator and date, which may be empty: no primary key may.
  const std::string_view key = sheet == Sheet::measures ? "" : "id";
  return schema_of(dictionary_of(sheet, langs), key, std::move(keys));
}

Json dialect(char separator) {
  Json json = json_object();
  put_text(json, "delimiter", {&separator, 1});
  put_text(json, "lineTerminator", "\r\n");
  put_text(json, "quoteChar", "\"");
  put(json, "doubleQuote", json_truth(true));
  put(json, "header", json_truth(true));
  return json;
}

Json licences() {
  Json licence = json_object();
  put_text(licence, "name", licence_name);
  put_text(licence, "title", licence_title);
  put_text(licence, "path", licence_address);
  Json list = json_array();
  list.items.push_back(std::move(licence));
  return list;
}

Json resource(std::string_view path, const Text& title, char separator, Json schema) {
  Json json = json_object();
  put_text(json, "name", stem_of(path));
  put_text(json, "path", path);
  put_text(json, "profile", "tabular-data-resource");
  put_text(json, "title", both(title.fr, title.en));
  put_text(json, "format", "csv");
  put_text(json, "mediatype", "text/csv");
  put_text(json, "encoding", "utf-8");
  put(json, "dialect", dialect(separator));
  put(json, "schema", std::move(schema));
  return json;
}

}  // namespace

SheetFile data_package(const std::vector<Row>& rows, char separator, bool with_said) {
  std::vector<Row> pack;
  for (const Row& row : rows) {
    if (row.kind == "pack") pack.push_back(row);
  }
  const Roadmap roadmap = roadmap_of(pack);
  const Shelf shelf(pack);
  Json json = json_object();
  put_text(json, "profile", "tabular-data-package");
  put_text(json, "name", roadmap.id);
  put_text(json, "title",
           shelf.langs().size() == 2 ? both(roadmap.title.fr, roadmap.title.en)
                                     : roadmap.title.in(shelf.langs().front()));
  if (!roadmap.notice.empty()) {
    put_text(json, "description", both(roadmap.notice.in(Lang::fr), roadmap.notice.in(Lang::en)));
  }
  put(json, "licenses", licences());
  Json resources = json_array();
  for (const Sheet sheet : every_sheet) {
    resources.items.push_back(
        resource(file_of(sheet), title_of(sheet), separator, schema_of(sheet, shelf.langs())));
  }
  if (with_said) {
    // What it is about may be the whole, and what it answers may be gone: no foreign key.
    resources.items.push_back(
        resource(said_file, said_title(), separator, schema_of(said_dictionary(), "id", {})));
  }
  put(json, "resources", std::move(resources));
  return {"datapackage.json", write_json(json) + "\n"};
}

}  // namespace cairn
