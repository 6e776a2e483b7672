// One form for all that a lead says of an action: status, dates, milestones, measures, a note.
#include <algorithm>

#include "charge/update_action.h"
#include "desk/desk_form.h"
#include "screens/figures.h"
#include "screens/forms.h"

namespace cairn {

namespace {

using Place = DeskRoute::Place;

std::string typed(Date date) { return date.known() ? date_machine(date) : ""; }

/// The fields, each as it was left or, untouched, as the action is.
class UpdateFields {
 public:
  UpdateFields(const DeskScene& desk, const Action& action) : desk_(desk), action_(action) {
    if (desk.visit.sending == Sending::faulty) {
      faults_ = asked_of(action, desk.visit.fields, desk.lang == Lang::en).faults;
    }
  }

  Node node(const std::string& expected) {
    Nodes fields = {form_hidden("id", desk_.visit.id), form_hidden("attendu", expected)};
    if (!desk_.visit.route.take_up.empty()) {
      fields.push_back(form_hidden("reprise", desk_.visit.route.take_up));
    }
    fields.push_back(status());
    fields.push_back(dates());
    fields.push_back(milestones());
    if (!action_.indicators.empty()) fields.push_back(measures());
    fields.push_back(question());
    fields.push_back(note());
    return desk_form(desk_, "mise-a-jour", std::move(fields), D::publish);
  }

  /// What is wrong with the form as a whole; "" where nothing is.
  std::string whole_fault() const {
    for (const FieldFault& fault : faults_) {
      if (fault.field.empty()) return desk_.say(fault.word);
    }
    return {};
  }

 private:
  std::string left(const std::string& name, std::string otherwise) const {
    const Fields& fields = desk_.visit.fields;
    return fields.has(name) ? std::string(fields.of(name)) : std::move(otherwise);
  }

  std::string wrong(const std::string& name) const {
    for (const FieldFault& fault : faults_) {
      if (fault.field != name) continue;
      return fill(desk_.lang, fault.word, {whole(desk_.lang, fault.most)});
    }
    return {};
  }

  Node line(const std::string& name, std::string label, std::string value, std::string help = {},
            Kind kind = Kind::field) const {
    return form_field(kind, name, std::move(label), left(name, std::move(value)), wrong(name),
                      std::move(help));
  }

  template <std::size_t n>
  Node choice(const std::string& name, std::string label, std::string_view value,
              const W (&words)[n], std::string_view (*slug)(int)) const {
    Node node = line(name, std::move(label), std::string(value), {}, Kind::choice);
    for (std::size_t i = 0; i < n; ++i) {
      node.children.push_back(
          form_option(std::string(slug(static_cast<int>(i))), desk_.scene.say(words[i])));
    }
    return node;
  }

  /// One field a language, or one alone where the roadmap has one.
  void texts(Nodes& fields, const std::string& name, D fr, D en, D one, const Text& value,
             const std::string& help, Kind kind = Kind::long_field) const {
    const bool both = desk_.is_bilingual();
    for (const Lang lang : desk_.scene.roadmap.langs) {
      const D label = !both ? one : lang == Lang::fr ? fr : en;
      fields.push_back(line(name + "_" + std::string(code(lang)), desk_.say(label),
                            value.exactly(lang), help, kind));
    }
  }

  Node status() const {
    Nodes fields = {
        write::heading(2, desk_.scene.say(W::status), "etat-titre"),
        choice("etat", desk_.say(D::status_now), machine_status(action_.status), status_names,
               [](int i) { return machine_status(static_cast<Status>(i)); })};
    Nodes why;
    texts(why, "raison", D::reason_fr, D::reason_en, D::reason_one, action_.reason,
          desk_.say(D::reason_help));
    why.push_back(line("suite", desk_.say(D::next), typed(action_.next), desk_.say(D::next_help)));
    fields.push_back(folded(desk_, D::why, std::move(why), "pourquoi"));
    return write::group(std::move(fields));
  }

  Node dates() const {
    return write::group(
        {write::heading(2, desk_.say(D::dates_legend), "dates-titre"),
         line("debut", desk_.say(D::start), typed(action_.start), desk_.say(D::date_help)),
         line("fin", desk_.say(D::end), typed(action_.end), desk_.say(D::date_help))});
  }

  Node milestones() const {
    Nodes fields = {write::heading(2, desk_.scene.say(W::milestones), "jalons-titre")};
    for (const Milestone& m : action_.milestones) {
      const std::string label = plain(desk_.scene, m.label);
      fields.push_back(choice("jalon-" + m.id + "-etat",
                              fill(desk_.lang, D::milestone_state, {label}), machine_state(m.state),
                              state_names,
                              [](int i) { return machine_state(static_cast<MilestoneState>(i)); }));
      fields.push_back(line("jalon-" + m.id + "-date", fill(desk_.lang, D::milestone_date, {label}),
                            typed(m.date)));
    }
    Nodes added;
    texts(added, "nouveau", D::new_label_fr, D::new_label_en, D::new_label_one, {}, "",
          Kind::field);
    added.push_back(line("nouveau_date", desk_.say(D::new_date), "", desk_.say(D::date_help)));
    fields.push_back(folded(desk_, D::new_milestone, std::move(added), "nouveau"));
    return write::group(std::move(fields));
  }

  Node measures() const {
    Nodes fields = {write::heading(2, desk_.scene.say(W::indicators), "mesures-titre")};
    for (const Indicator& i : action_.indicators) {
      const std::string label = plain(desk_.scene, i.label);
      const std::string unit = plain(desk_.scene, i.unit);
      const Value* now = current(i);
      std::string help = desk_.say(D::measure_none);
      if (now != nullptr) {
        const std::string last = told(desk_.lang, *now, i.unit) + ", " + when(desk_.scene, *now);
        help = fill(desk_.lang, D::measure_now, {last});
      }
      fields.push_back(line("mesure-" + i.id + "-valeur",
                            unit.empty() ? fill(desk_.lang, D::measure_plain, {label})
                                         : fill(desk_.lang, D::measure_value, {label, unit}),
                            "", help));
      fields.push_back(line("mesure-" + i.id + "-date",
                            desk_.say(D::measure_date) + " (" + i.id + ")",
                            date_machine(day_of(desk_.known.now)), ""));
    }
    return write::group(std::move(fields));
  }

  Node question() const {
    const Question& asked = action_.question;
    Nodes fields;
    texts(fields, "question", D::question_fr, D::question_en, D::question_one, asked.text, "",
          Kind::field);
    for (const Lang lang : desk_.scene.roadmap.langs) {
      const D label = !desk_.is_bilingual() ? D::choices_one
                      : lang == Lang::fr    ? D::choices_fr
                                            : D::choices_en;
      fields.push_back(line("choix_" + std::string(code(lang)), desk_.say(label),
                            choices_in(lang, asked), desk_.say(D::choices_help), Kind::long_field));
    }
    Node order =
        line("echelle", desk_.say(D::choices_are), asked.scale ? "1" : "", "", Kind::choice);
    order.children = {form_option("", desk_.say(D::choices_apart)),
                      form_option("1", desk_.say(D::choices_scale))};
    fields.push_back(std::move(order));
    fields.push_back(
        line("ouvre", desk_.say(D::question_opens), typed(asked.opens), desk_.say(D::date_help)));
    fields.push_back(
        line("ferme", desk_.say(D::question_closes), typed(asked.closes), desk_.say(D::date_help)));
    return write::group({write::heading(2, desk_.say(D::question_one), "question-titre"),
                         folded(desk_, D::ask_public, std::move(fields), "question")});
  }

  Node note() const {
    Nodes fields = {write::heading(2, desk_.say(D::note_one), "note-titre")};
    texts(fields, "note", D::note_fr, D::note_en, D::note_one, {},
          fill(desk_.lang, D::note_help, {whole(desk_.lang, note_most)}));
    return write::group(std::move(fields));
  }

  const DeskScene& desk_;
  const Action& action_;
  std::vector<FieldFault> faults_;
};

Page saved_page(const DeskScene& desk, const Action& action) {
  Node back = write::link(desk.say(D::my_actions), desk.at(Place::home), "act");
  Node see = write::link(desk.say(D::see_public), desk.scene.at_action(action.id));
  Page page = desk_framed(
      desk, desk.say(D::published_title),
      {write::paragraph(desk.say(D::published_kept), "lead"),
       write::list({write::item({std::move(back)}), write::item({std::move(see)})}, "acts")});
  page.status = desk.say(D::published_title);
  return page;
}

}  // namespace

Page update_page(const DeskScene& desk) {
  const DeskVisit& visit = desk.visit;
  const Action* action = find_action(desk.known.roadmap, visit.route.id);
  if (action == nullptr || !leads(desk.known.rights, action->axis)) {
    return desk_framed(desk, desk.say(D::title),
                       {write::paragraph(desk.say(D::unknown_action), "lead")});
  }
  if (visit.sending == Sending::saved) return saved_page(desk, *action);
  const std::string title = fill(desk.lang, D::update_of, {action->id});
  Nodes main = {write::paragraph(plain(desk.scene, action->title), "lead"),
                write::paragraph(desk.say(D::form_lead), "note")};
  for (const OwnUpdate& update : desk.known.updates) {
    if (update.id == visit.route.take_up) write::add(main, beside(desk, update));
  }
  // A form that was begun stands on the state its author saw.
  const Fields& fields = visit.fields;
  UpdateFields form(desk, *action);
  Node node = form.node(fields.has("attendu") ? std::string(fields.of("attendu"))
                                              : last_update(desk.known.rows, action->id));
  std::string status;
  say_wrong(desk, node, D::faults, form.whole_fault(), main, status);
  main.push_back(std::move(node));
  Page page = desk_framed(desk, title, std::move(main), tone_of(desk.scene, action->axis));
  page.status = status;
  return page;
}

}  // namespace cairn
