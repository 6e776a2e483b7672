// To change the words of one's own contribution: on one's own device, or with its deposit code.
#include "ledger/code.h"
#include "screens/talk.h"

namespace cairn {

namespace {

Node form(const Scene& scene, bool by_code) {
  const WritingForm& draft = scene.visit.draft;
  const bool faulty = draft.state == Writing::faulty;
  const auto& said = scene.known.said;
  std::string words = draft.words;
  if (said && words.empty() && draft.state == Writing::blank) {
    words = said->pending_words.empty() ? said->what.words : said->pending_words;
  }
  const Fault fault = faulty ? faults_of_contribution(draft).words : Fault::none;
  Node text = form_field(
      Kind::long_field, "texte", scene.say(W::your_words), std::move(words),
      fault_words(scene, fault, W::fault_contribution, W::fault_contribution, contribution_most),
      fill(scene.lang, W::your_words_help, {whole(scene.lang, contribution_most)}));
  text.level = 1;
  Nodes fields = {std::move(text)};
  if (by_code) fields.push_back(code_field(scene, faulty));
  fields.push_back(form_hidden("id", draft.id));
  write::add(fields, notice_nodes(scene));
  fields.push_back(form_button(scene.say(W::send_contribution)));
  Node node = write::node(Kind::form, std::move(fields), "letter");
  node.key = "contribution";
  node.href = path_of(scene.visit.route);
  node.value = "post";
  return node;
}

W what_became(const Scene& scene) {
  const WritingForm& draft = scene.visit.draft;
  if (draft.undo) return draft.erase ? W::erase_done : W::withdraw_done;
  const auto& said = scene.known.said;
  const bool awaits = draft.outcome == "held" ||
                      (said && said->mine && said->what.standing == Standing::held) ||
                      (said && !said->pending_words.empty());
  return awaits ? W::received_held : W::edit_done;
}

}  // namespace

Page edit_page(const Scene& scene) {
  const auto& said = scene.known.said;
  const WritingForm& draft = scene.visit.draft;
  const bool by_code = !scene.known.keeping || !said || !said->mine;
  const W list = scene.known.keeping ? W::mine_title : W::follow_mine;
  Node back =
      write::link(scene.say(list), scene.at(scene.known.keeping ? Screen::mine : Screen::follow));
  Node way = crumbs(scene, {back, write::text(scene.say(W::edit_title))});
  if (draft.state == Writing::received) {
    const bool waits = is_waiting(scene);
    const W words = waits ? W::will_be_sent : what_became(scene);
    return received_page(scene, std::move(way), waits, scene.say(words),
                         {write::paragraph(Nodes{std::move(back)})});
  }
  std::string title = scene.say(W::edit_title);
  Nodes main = {std::move(way), write::heading(1, title)};
  if (!said && draft.state == Writing::blank) {
    main.push_back(write::paragraph(scene.say(W::contribution_gone)));
    main.push_back(write::paragraph(Nodes{std::move(back)}));
  } else {
    if (said) main.push_back(write::paragraph(subject_title(scene, said->what.on), "lead"));
    Node fields = form(scene, by_code);
    Nodes notice = draft_notice(scene, fields);
    if (!notice.empty()) title = notice.front().text;
    write::add(main, std::move(notice));
    main.push_back(std::move(fields));
  }
  Page page = framed(scene, title, scene.say(W::follow_help), std::move(main));
  page.indexable = false;
  return page;
}

}  // namespace cairn
