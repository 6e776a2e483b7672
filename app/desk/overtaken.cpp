// An overtaken update: what came first and what its author had written, one beside the other.
#include "desk/desk_scene.h"
#include "json/build.h"

namespace cairn {

/// What came first, and what was written, one beside the other.
Nodes beside(const DeskScene& desk, const OwnUpdate& mine) {
  Nodes theirs;
  const std::string expected(text_of(mine.body, "expected"));
  for (const PublicUpdate& update : updates_of(desk.known.rows, mine.on)) {
    if (update.id == expected) break;
    Nodes line = dated(desk.scene, day_of(update.at));
    write::add(line, rich(desk.scene, update.words));
    theirs.push_back(write::item(std::move(line)));
  }
  Nodes own;
  const auto tell = [&](const std::string& about, const std::string& said) {
    own.push_back(write::item({write::text(fill(desk.lang, W::counted, {about, said}))}));
  };
  const Action* action = find_action(desk.known.roadmap, mine.on);
  if (const Json* status = mine.body.find("status")) {
    for (int i = 0; i < status_count; ++i) {
      if (machine_status(static_cast<Status>(i)) != text_of(*status, "is")) continue;
      tell(desk.scene.say(W::status), desk.scene.say(status_names[i]));
    }
  }
  if (const Json* dates = mine.body.find("dates")) {
    for (const auto& [name, word] : {std::pair{"start", D::start}, std::pair{"end", D::end}}) {
      if (dates->find(name)) tell(desk.say(word), std::string(text_of(*dates, name)));
    }
  }
  const auto each = [&](const char* list, auto say_one) {
    const Json* items = mine.body.find(list);
    if (items == nullptr) return;
    for (const Json& item : items->items) say_one(item);
  };
  each("milestones", [&](const Json& item) {
    std::string about(text_of(item, "id"));
    for (const Milestone& m : action != nullptr ? action->milestones : std::vector<Milestone>{}) {
      if (m.id == about) about = plain(desk.scene, m.label);
    }
    std::string said(text_of(item, "date"));
    for (int i = 0; i < 3; ++i) {
      if (machine_state(static_cast<MilestoneState>(i)) != text_of(item, "state")) continue;
      said += (said.empty() ? "" : ", ") + desk.scene.say(state_names[i]);
    }
    tell(about.empty() ? desk.say(D::new_milestone) : about, said);
  });
  each("measures", [&](const Json& item) {
    std::string about(text_of(item, "indicator"));
    for (const Indicator& i : action != nullptr ? action->indicators : std::vector<Indicator>{}) {
      if (i.id == about) about = plain(desk.scene, i.label);
    }
    tell(about,
         std::string(text_of(item, "value")) + " (" + std::string(text_of(item, "date")) + ")");
  });
  if (const Json* question = mine.body.find("question")) {
    const Json* text = question->find("text");
    for (const char* lang : {"fr", "en"}) {
      const std::string words(text != nullptr ? text_of(*text, lang) : "");
      if (!words.empty()) tell(desk.say(D::question_one), words);
    }
  }
  if (const Json* note = mine.body.find("note")) {
    for (const char* lang : {"fr", "en"}) {
      const std::string words(text_of(*note, lang));
      if (!words.empty()) tell(desk.say(D::note_one), words);
    }
  }
  Nodes inside = {write::paragraph(desk.say(D::overtaken_what)),
                  write::heading(2, desk.say(D::what_overtook), "avant"),
                  write::list(std::move(theirs), "hist"),
                  write::heading(2, desk.say(D::what_you_wrote), "ecrit"),
                  write::list(std::move(own), "hist")};
  return {write::group(std::move(inside), "beside")};
}

}  // namespace cairn
