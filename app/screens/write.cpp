// To say something: of an action, of the whole roadmap, or in answer to somebody.
#include "screens/talk.h"

namespace cairn {

namespace {

Node stances(const Scene& scene, const WritingForm& draft) {
  Node radios = write::node(Kind::radios);
  radios.key = radios.name = "avis";
  radios.text = scene.say(W::your_stance);
  radios.value = draft.stance;
  const std::pair<Stance, W> all[] = {{Stance::none, W::stance_none},
                                      {Stance::favourable, W::stance_for},
                                      {Stance::against, W::stance_against},
                                      {Stance::neutral, W::stance_neutral}};
  for (const auto& [stance, word] : all) {
    radios.children.push_back(form_option(std::string(slug(stance)), scene.say(word)));
  }
  return radios;
}

Node forms(const Scene& scene, const WritingForm& draft) {
  Node radios = write::node(Kind::radios);
  radios.key = radios.name = "forme";
  radios.text = scene.say(W::your_form);
  const std::string& chosen = draft.form.empty() ? scene.visit.route.form : draft.form;
  radios.value = slug(chosen == slug(Form::proposal) ? Form::proposal : Form::comment);
  radios.children.push_back(form_option(std::string(slug(Form::comment)), scene.say(W::a_comment)));
  radios.children.push_back(
      form_option(std::string(slug(Form::proposal)), scene.say(W::a_proposal)));
  return radios;
}

Node axes(const Scene& scene, const WritingForm& draft) {
  Node choice = form_field(Kind::choice, "axe", scene.say(W::your_axis), draft.axis);
  choice.children.push_back(form_option("", scene.say(W::no_axis)));
  for (const Axis& axis : scene.roadmap.axes) {
    const std::string id = std::to_string(axis.id);
    choice.children.push_back(form_option(id, id + " · " + plain(scene, axis.name)));
  }
  return choice;
}

/// The question that is answered here; null: none.
const Passage* question_of(const Scene& scene) {
  const Route& route = scene.visit.route;
  const Action* action = find_action(scene.roadmap, route.id);
  const bool asks = action != nullptr && !action->question.text.empty();
  return asks && route.parent.empty() && route.form == slug(Form::answer) ? &action->question
                                                                          : nullptr;
}

Node form(const Scene& scene) {
  const WritingForm& draft = scene.visit.draft;
  const Route& route = scene.visit.route;
  const DraftFaults faults =
      draft.state == Writing::faulty ? faults_of_contribution(draft) : DraftFaults{};
  const bool is_new = route.parent.empty();
  const bool on_whole = route.id == "roadmap";
  const bool is_plain = !on_whole && question_of(scene) == nullptr;
  Nodes fields;
  if (is_plain && is_new) fields.push_back(forms(scene, draft));
  Node words =
      form_field(Kind::long_field, "texte", scene.say(W::your_words), draft.words,
                 fault_words(scene, faults.words, W::fault_contribution, W::fault_contribution,
                             contribution_most),
                 fill(scene.lang, W::your_words_help, {whole(scene.lang, contribution_most)}));
  words.level = 1;
  fields.push_back(std::move(words));
  if (is_plain) fields.push_back(stances(scene, draft));
  if (on_whole && is_new) fields.push_back(axes(scene, draft));
  fields.push_back(form_field(
      Kind::field, "lieu", scene.say(W::your_place), draft.place,
      fault_words(scene, faults.place, W::fault_contribution, W::fault_contribution, place_most),
      scene.say(W::your_place_help)));
  fields.push_back(form_hidden("id", draft.id));
  fields.push_back(form_hidden("code", draft.code));
  // Said where it is so: what is served keeps nothing.
  if (scene.known.keeping && scene.known.keeping->lasts) {
    fields.push_back(write::paragraph(scene.say(W::draft_kept), "note"));
  }
  write::add(fields, notice_nodes(scene));
  fields.push_back(form_button(scene.say(W::send_contribution)));
  Node node = write::node(Kind::form, std::move(fields), "letter");
  node.key = "contribution";
  node.href = path_of(route);
  node.value = "post";
  return node;
}

/// What the ledger said of it: told by the receipt, or on one's own device by what it became.
W told_of(const Scene& scene) {
  const std::string& outcome = scene.visit.draft.outcome;
  Standing standing = outcome == "held"   ? Standing::held
                      : outcome == "late" ? Standing::late
                                          : Standing::published;
  if (scene.known.keeping && scene.known.said) standing = scene.known.said->what.standing;
  static constexpr W words[] = {W::received_applied, W::received_held, W::standing_hidden,
                                W::withdraw_done, W::received_late};
  return words[static_cast<int>(standing)];
}

Page received(const Scene& scene, Node way) {
  const WritingForm& draft = scene.visit.draft;
  const auto& own = scene.known.said;
  const bool waits = scene.known.keeping && (own ? own->way != Way::arrived : is_waiting(scene));
  const bool is_gone = scene.known.leaving == Leaving::gone;
  const W what = is_gone ? W::parted : waits ? W::will_be_sent : told_of(scene);
  Nodes next;
  if (what == W::received_applied) {
    next.push_back(
        write::item({write::link(scene.say(W::see_published), at_contribution(scene, draft.id))}));
  }
  if (scene.known.keeping) {
    next.push_back(write::item({write::link(scene.say(W::mine_title), scene.at(Screen::mine))}));
  }
  const std::string& on = scene.visit.route.id;
  next.push_back(write::item({write::link(
      scene.say(on == "roadmap" ? W::take_part : W::back_to_action), at_subject(scene, on))}));
  return received_page(scene, std::move(way), waits, scene.say(what),
                       {code_node(scene, draft.code), write::list(std::move(next))});
}

/// The server said no after all: the form again, with every word, for a new contribution.
Page refused(const Scene& scene) {
  Visit visit = scene.visit;
  Known known = scene.known;
  visit.draft.state = Writing::refused;
  visit.draft.reason = known.said->reason;
  visit.draft.id.clear();
  visit.draft.code.clear();
  if (visit.draft.words.empty()) visit.draft.words = known.said->what.words;
  known.said.reset();
  return write_page({scene.roadmap, visit, known, scene.means, scene.lang});
}

}  // namespace

Page write_page(const Scene& scene) {
  const Route& route = scene.visit.route;
  const auto& said = scene.known.said;
  const bool on_whole = route.id == "roadmap";
  const Passage* question = question_of(scene);
  const W title = !route.parent.empty() ? W::write_answer
                  : on_whole            ? W::propose_whole
                  : question != nullptr ? W::answer_on
                                        : W::write_comment_on;
  std::string words = fill(scene.lang, title, {route.id});
  Node way = crumbs(scene, {write::link(on_whole ? scene.say(W::take_part) : route.id,
                                        at_subject(scene, route.id)),
                            write::text(scene.say(W::write_on))});
  if (scene.visit.draft.state == Writing::received) {
    const bool is_refused = scene.known.keeping && said && said->way == Way::refused;
    return is_refused ? refused(scene) : received(scene, std::move(way));
  }
  Nodes main = {std::move(way), write::heading(1, words)};
  if (!on_whole) main.push_back(write::paragraph(subject_title(scene, route.id), "lead"));
  Node fields = form(scene);
  Nodes notice = draft_notice(scene, fields);
  if (!notice.empty()) words = notice.front().text;
  write::add(main, std::move(notice));
  if (said && !route.parent.empty()) {
    main.push_back(write::paragraph(scene.say(W::you_answer)));
    main.push_back(write::node(Kind::quote, verbatim(scene, said->what.words, said->what.lang)));
  }
  if (question != nullptr) {
    main.push_back(write::node(Kind::quote, {write::paragraph(passage(scene, *question))}));
  }
  const TalkRules rules = rules_of(scene.known.counts, question != nullptr);
  // A device that holds nothing of this talk does not know: its server will say.
  if (scene.known.counts.known || !scene.known.keeping) {
    main.push_back(write::paragraph(period_nodes(scene, rules)));
  }
  const bool closed = scene.known.now != 0 && !rules.is_open(scene.known.now);
  if (scene.means.can_write && !closed) {
    main.push_back(std::move(fields));
  } else if (!scene.visit.draft.words.empty()) {
    main.push_back(write::node(Kind::quote, verbatim(scene, scene.visit.draft.words, scene.lang)));
  }
  Page page = framed(scene, words, scene.say(W::take_part_description), std::move(main));
  page.indexable = false;
  return page;
}

}  // namespace cairn
