// What the forms of participation share.
#include "ledger/code.h"
#include "screens/talk.h"

namespace cairn {

std::string refusal_words(const Scene& scene, const std::string& reason) {
  const std::pair<std::string_view, W> reasons[] = {
      {"said-already", W::refused_said_already},
      {"unknown-target", W::refused_unknown_target},
      {"unknown-parent", W::refused_unknown_parent},
      {"too-deep", W::refused_too_deep},
      {"not-open", W::refused_not_open},
      {"closed", W::refused_closed},
      {"not-yours", W::refused_not_yours},
      {"not-public", W::refused_not_public},
      {"withdrawn", W::refused_withdrawn},
      {"too-often", W::refused_too_often},
      {"empty", W::fault_contribution},
  };
  for (const auto& [slug, word] : reasons) {
    if (slug == reason) return scene.say(word);
  }
  if (reason == "too-long") {
    return fill(scene.lang, W::fault_too_long, {whole(scene.lang, contribution_most)});
  }
  return scene.say(W::refused_other);
}

std::string ground_words(const Scene& scene, const std::string& ground) {
  const std::pair<std::string_view, W> grounds[] = {
      {"threat", W::ground_threat},           {"hate", W::ground_hate},
      {"child-at-risk", W::ground_child},     {"personal-data", W::ground_personal},
      {"insult", W::ground_insult},           {"false", W::ground_false},
      {"advertising", W::ground_advertising}, {"off-topic", W::ground_off_topic},
  };
  for (const auto& [slug, word] : grounds) {
    if (slug == ground) return scene.say(word);
  }
  return scene.say(W::ground_other);
}

Node code_field(const Scene& scene, bool faulty) {
  const std::string& typed = scene.visit.typed;
  const bool wrong = faulty && read_code(typed).empty();
  Node field = form_field(Kind::field, "code", scene.say(W::code_asked), typed,
                          wrong ? fill(scene.lang, W::fault_code, {"7K2M-93QF-T0AX"}) : "",
                          scene.say(W::code_help));
  field.level = 1;
  return field;
}

Node code_node(const Scene& scene, const std::string& code) {
  const auto& keeping = scene.known.keeping;
  Nodes all = {write::heading(2, scene.say(W::your_code), "code"),
               write::paragraph(spaced(code), "code"),
               write::paragraph(scene.say(W::your_code_help), "note")};
  // What the script of the page adds stays there whatever the program says next.
  Node picture = write::group({}, "served");
  picture.key = "qr";
  if (!scene.known.qr.empty()) {
    Node image = write::node(Kind::image, {}, "qr");
    image.text = scene.say(W::qr_alt);
    image.href = scene.known.qr;
    picture.children.push_back(std::move(image));
  }
  all.push_back(std::move(picture));
  Nodes acts = {write::item({write::link(scene.say(W::follow_mine), scene.at(Screen::follow))})};
  for (const auto& [word, message] :
       {std::pair{W::share, "act:share"}, std::pair{W::qr_show, "act:qr"},
        std::pair{W::print, "act:print"}}) {
    acts.push_back(write::item({live_button(scene.say(word), message, "needs-program")}));
  }
  all.push_back(write::list(std::move(acts), "acts"));
  if (!keeping) {
    all.push_back(write::paragraph(scene.say(W::shared_nothing), "note"));
  } else if (scene.known.leaving == Leaving::no) {
    all.push_back(live_button(scene.say(W::part), "act:part=" + scene.visit.draft.id));
  } else if (scene.known.leaving == Leaving::once_sent) {
    all.push_back(write::paragraph(Nodes{write::strong(scene.say(W::parting))}));
  }
  return write::group(std::move(all), "deposit");
}

Nodes notice_nodes(const Scene& scene) {
  const std::string years = std::to_string(contribution_years);
  return {write::paragraph(
              fill(scene.lang, W::who_reads, {plain(scene, scene.roadmap.publisher.name), years}),
              "note"),
          write::paragraph(scene.say(W::your_rights), "note")};
}

Nodes draft_notice(const Scene& scene, const Node& form) {
  const WritingForm& draft = scene.visit.draft;
  W title = W::refused_title;
  std::string words;
  if (draft.state == Writing::faulty) {
    title = W::contribution_faulty_title;
    words = scene.say(W::contribution_faulty);
  } else if (draft.state == Writing::refused) {
    words = refusal_words(scene, draft.reason);
  } else if (draft.state == Writing::failed) {
    words = scene.say(W::contribution_failed);
  } else {
    return {};
  }
  Nodes inside = {write::paragraph(std::move(words))};
  Node faults = faults_list(form);
  if (!faults.children.empty()) inside.push_back(std::move(faults));
  return {write::notice(scene.say(title), std::move(inside), "wrong")};
}

bool is_waiting(const Scene& scene) {
  return scene.known.keeping && scene.known.keeping->waiting > 0;
}

Page received_page(const Scene& scene, Node crumbs, bool waits, std::string words, Nodes more) {
  W title = W::received_title;
  if (waits) title = scene.known.keeping->lasts ? W::kept_here : W::kept_while_open;
  const std::string said = scene.say(title);
  Nodes main = {std::move(crumbs), write::heading(1, said),
                write::paragraph(std::move(words), "lead")};
  write::add(main, std::move(more));
  Page page = framed(scene, said, scene.say(W::take_part_description), std::move(main));
  page.indexable = false;
  return page;
}

Node post_form(const Scene& scene, std::string key, Nodes fields) {
  fields.push_back(form_hidden("id", scene.visit.draft.id));
  fields.push_back(form_hidden("code", scene.visit.draft.code));
  Node node = write::node(Kind::form, std::move(fields), "letter");
  node.key = std::move(key);
  node.href = path_of(scene.visit.route);
  node.value = "post";
  return node;
}

Page closed_page(const Scene& scene, const std::string& title, Nodes main) {
  Page page = framed(scene, title, scene.say(W::take_part_description), std::move(main));
  page.indexable = false;
  return page;
}

}  // namespace cairn
