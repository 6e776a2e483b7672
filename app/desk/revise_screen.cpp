// An editor's form: the texts of a thing, in each language, side by side with what they were; what
// they would look like; what overtook them.
#include <algorithm>

#include "charge/blank.h"
#include "charge/passages.h"
#include "charge/revise.h"
#include "charge/revise_words.h"
#include "desk/desk_form.h"
#include "desk/revise_form.h"
#include "desk/texts.h"
#include "json/build.h"
#include "ledger/rows.h"
#include "pack/marks.h"
#include "screens/forms.h"
#include "screens/talk.h"

namespace cairn {

namespace {

using Place = DeskRoute::Place;

/// More fields than that are folded, part by part.
constexpr std::size_t flat_most = 16;
constexpr std::size_t line_most = 70;  // bytes that a field of one line shows

/// "sections.2.blocks.0.p" → "sections.2"; "title" → "".
std::string part_of(const std::string& at) {
  const std::size_t first = at.find('.');
  if (first == at.npos) return {};
  const std::size_t second = std::min(at.find('.', first + 1), at.size());
  const bool is_list = at[first + 1] >= '0' && at[first + 1] <= '9';
  return is_list && second < at.size() ? at.substr(0, second) : "";
}

class TextForm {
 public:
  TextForm(const DeskScene& desk, std::vector<TextField> fields)
      : desk_(desk), fields_(std::move(fields)) {
    if (desk.visit.sending == Sending::faulty) {
      faults_ =
          asked_of_texts(desk.known.rows, desk.visit.route.id, desk.visit.fields, desk.lang).faults;
    }
  }

  std::string whole_fault() const { return fault_of(""); }

  Node node() const {
    const Fields& form = desk_.visit.fields;
    Nodes parts = {form_hidden("id", desk_.visit.id), form_hidden("lu", seen_of(fields_, form))};
    const std::string take_up(form.of("reprise"));
    if (!take_up.empty()) parts.push_back(form_hidden("reprise", take_up));
    const bool is_folded = fields_.size() > flat_most;
    std::string open;
    Nodes inside;
    for (std::size_t i = 0; i <= fields_.size(); ++i) {
      const std::string part =
          is_folded && i < fields_.size() ? part_of(fields_[i].at) : std::string();
      if (part != open || i == fields_.size()) {
        if (!inside.empty()) parts.push_back(folder(open, std::move(inside)));
        inside.clear();
        open = part;
      }
      if (i == fields_.size()) break;
      (part.empty() ? parts : inside).push_back(field(fields_[i]));
    }
    Nodes note;
    for (const Lang lang : desk_.scene.roadmap.langs) {
      const std::string name = "note_" + std::string(code(lang));
      const D label = !desk_.is_bilingual() ? D::why_one : lang == Lang::fr ? D::why_fr : D::why_en;
      note.push_back(form_field(Kind::field, name, desk_.say(label), std::string(form.of(name)),
                                fault_of(name)));
    }
    parts.push_back(folded(desk_, D::why_changed, std::move(note), "pourquoi"));
    const std::string& thing = desk_.visit.route.id;
    if (!is_new(thing) && may_go(std::string_view(thing).substr(0, thing.find('/')))) {
      parts.push_back(ticked_box(desk_, "retirer", "retirer", desk_.say(D::take_away)));
    }
    Node preview =
        write::link(desk_.say(D::preview), desk_.at(Place::preview, desk_.visit.route.id));
    parts.push_back(write::paragraph(Nodes{std::move(preview)}));
    return desk_form(desk_, "textes", std::move(parts), D::publish_texts);
  }

 private:
  std::string fault_of(const std::string& field) const {
    for (const TextFault& fault : faults_) {
      if (fault.field == field) return fault.sentence;
    }
    return {};
  }

  Node field(const TextField& one) const {
    const Fields& form = desk_.visit.fields;
    std::string label = text_name(desk_.lang, one, desk_.is_bilingual());
    const std::string words = form.has(one.name) ? std::string(form.of(one.name)) : one.words;
    const Kind kind =
        std::max(words.size(), one.words.size()) > line_most ? Kind::long_field : Kind::field;
    return form_field(kind, one.name, std::move(label), words, fault_of(one.name));
  }

  /// Out of the way until something in it was changed, or is wrong.
  Node folder(const std::string& part, Nodes inside) const {
    std::string summary = wording_name(desk_.lang, part);
    bool is_open = false;
    std::string first, at;
    for (const TextField& one : fields_) {
      if (part_of(one.at) != part) continue;
      if (at.empty()) at = one.at;
      if (first.empty() || (one.lang == desk_.lang && one.at == at)) first = one.words;
      const Fields& form = desk_.visit.fields;
      is_open = is_open || !fault_of(one.name).empty() ||
                (form.has(one.name) && wording_of(form.of(one.name)) != one.words);
    }
    if (!first.empty()) {
      summary = fill(desk_.lang, W::counted, {summary, gist(without_marks(first))});
    }
    std::string key = "partie-" + part;
    std::replace(key.begin(), key.end(), '.', '-');
    Node node = write::details(std::move(summary), std::move(inside), std::move(key));
    node.level = is_open ? 1 : 0;
    return node;
  }

  const DeskScene& desk_;
  std::vector<TextField> fields_;
  std::vector<TextFault> faults_;
};

/// Of an overtaken change: what stands now, and what its author had written.
Nodes beside_texts(const DeskScene& desk, const std::vector<TextField>& fields,
                   const OwnUpdate& mine) {
  std::vector<Json> words;
  const Json* wanted = mine.body.find("words");
  for (const Json& one : wanted != nullptr ? wanted->items : std::vector<Json>{}) {
    for (const TextField& field : fields) {
      if (field.at != text_of(one, "at") || code(field.lang) != text_of(one, "lang")) continue;
      Json pair = json_object();
      put(pair, "at", json_text(field.at));
      put(pair, "lang", json_text(code(field.lang)));
      put(pair, "was", json_text(field.words));
      put(pair, "is", json_text(text_of(one, "is")));
      words.push_back(std::move(pair));
    }
  }
  Nodes inside = {write::paragraph(desk.say(D::overtaken_texts)),
                  write::heading(2, desk.say(D::now_and_yours), "avant"),
                  write::list(differences(desk, words), "hist")};
  return {write::group(std::move(inside), "beside")};
}

}  // namespace

Page texts_saved_page(const DeskScene& desk, const std::string& thing) {
  const std::string see = public_place(thing, desk.lang);
  Nodes main = {write::paragraph(desk.say(D::texts_kept), "lead")};
  main.push_back(
      write::list({write::item({write::link(desk.say(D::texts_all), desk.at(Place::texts), "act")}),
                   write::item({write::link(desk.say(D::see_public), see)})},
                  "acts"));
  Page page = desk_framed(desk, desk.say(D::texts_saved), std::move(main));
  page.status = desk.say(D::texts_saved);
  return page;
}

Page revise_page(const DeskScene& desk) {
  const DeskVisit& visit = desk.visit;
  const Row* row = row_of_thing(desk.known.rows, visit.route.id);
  if (!has(desk.known.rights, Role::editor) || row == nullptr) {
    const D why = row == nullptr ? D::unknown_thing : D::not_an_editor;
    return desk_framed(desk, desk.say(D::texts), {write::paragraph(desk.say(why), "lead")});
  }
  if (visit.sending == Sending::saved) return texts_saved_page(desk, visit.route.id);
  const std::vector<TextField> fields = text_fields(*row, langs_of(desk.known.rows));
  const int axis = axis_of_new(visit.route.id);
  const bool is_made = is_new(visit.route.id);
  const std::string title =
      axis != 0 ? fill(desk.lang, D::new_action,
                       {std::to_string(axis), std::string(text_of(body_of(*row), "id"))})
      : is_made ? desk.say(D::new_thing)
                : fill(desk.lang, D::texts_of, {thing_title(desk, visit.route.id)});
  Nodes main = {write::paragraph(desk.say(D::texts_form_lead), "note")};
  main.push_back(write::details(
      desk.say(D::how_to_write),
      {write::paragraph(desk.say(D::how_marks)), write::paragraph(desk.say(D::how_plain))},
      "ecrire"));
  for (const OwnUpdate& update : desk.known.updates) {
    if (update.is_revision && update.id == visit.fields.of("reprise")) {
      write::add(main, beside_texts(desk, fields, update));
    }
  }
  const TextForm form(desk, fields);
  Node node = form.node();
  std::string status;
  say_wrong(desk, node, D::texts_faults, form.whole_fault(), main, status);
  main.push_back(std::move(node));
  if (row->kind == "action" && !is_made) {
    main.push_back(write::paragraph(
        Nodes{write::link(desk.say(D::retire_or_back), desk.at(Place::retire, row->id))}));
  }
  Page page = desk_framed(desk, title, std::move(main));
  page.status = status;
  return page;
}

Page preview_page(const DeskScene& desk) {
  const std::string& thing = desk.visit.route.id;
  if (!has(desk.known.rights, Role::editor) || !desk.known.public_page) return revise_page(desk);
  Page page = *desk.known.public_page;
  Nodes inside = {write::paragraph(
      Nodes{write::link(desk.say(D::back_to_form), desk.at(Place::revise, thing))})};
  page.main.insert(page.main.begin(),
                   write::notice(desk.say(D::preview_notice), std::move(inside)));
  page.path = path_of(desk.visit.route);
  page.indexable = false;
  return page;
}

}  // namespace cairn
