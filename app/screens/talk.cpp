#include "screens/talk.h"

namespace cairn {

namespace {

constexpr W forms[] = {W::form_comment, W::form_proposal, W::form_answer};
constexpr W stances[] = {W::stance_none, W::stance_for, W::stance_against, W::stance_neutral};
constexpr W channels[] = {W::take_part, W::channel_kiosk, W::channel_paper, W::channel_workshop};

// Characters of a contribution among many; all of it is on its own page.
constexpr std::size_t in_list_most = 400;

/// At most so many characters (code points), whole words, and that there is more.
std::string beginning(std::string_view words, std::size_t most) {
  std::size_t end = 0, seen = 0, blank = 0;
  for (; end < words.size(); ++end) {
    if ((static_cast<unsigned char>(words[end]) & 0xC0) != 0x80 && seen++ == most) break;
    if (words[end] == ' ' || words[end] == '\n') blank = end;
  }
  if (end == words.size()) return std::string(words);
  return std::string(words.substr(0, blank == 0 ? end : blank)) + "…";
}

/// Parts what is said from what is said next.
void part(Nodes& meta) {
  if (!meta.empty()) meta.push_back(write::text(" · "));
}

void say_meta(Nodes& meta, std::string words) {
  part(meta);
  meta.push_back(write::text(std::move(words)));
}

bool is_public(const Said& said) {
  return said.way == Way::arrived && said.what.standing == Standing::published;
}

Nodes meta_of(const Scene& scene, const Said& said, bool with_subject) {
  const Contribution& c = said.what;
  Nodes meta;
  // Among what all see, what only its author does.
  if (said.mine && !is_public(said)) meta.push_back(write::strong(state_of(scene, said)));
  if (c.stance != Stance::none) {
    part(meta);
    meta.push_back(
        write::node(Kind::strong, {write::text(scene.say(stances[static_cast<int>(c.stance)]))}));
  }
  if (with_subject) {
    part(meta);
    meta.push_back(write::link(subject_title(scene, c.on), at_subject(scene, c.on)));
  }
  if (!c.place.empty()) say_meta(meta, fill(scene.lang, W::place_of, {c.place}));
  if (c.channel != Channel::site) say_meta(meta, scene.say(channels[static_cast<int>(c.channel)]));
  if (c.edited != 0) {
    say_meta(meta, fill(scene.lang, W::edited_on, {day_words(scene, c.edited)}));
  }
  if (const std::string themes = theme_words(scene, c.themes); !themes.empty()) {
    say_meta(meta, fill(scene.lang, W::counted, {scene.say(W::themes), themes}));
  }
  if (!c.gathered.empty()) {
    say_meta(meta, count(scene.lang, W::n_same, static_cast<int>(c.gathered.size() / id_length)));
  }
  if (!c.same.empty()) {
    part(meta);
    // Without its subject it stands right under that one.
    meta.push_back(with_subject ? said_link(scene, W::same_as, at_contribution(scene, c.same), c)
                                : write::text(scene.say(W::same_here)));
  }
  if (c.example) write::add(meta, marked(scene, Origin::example));
  return meta;
}

Node acts_of(const Scene& scene, const Said& said, bool in_list) {
  const Contribution& c = said.what;
  Nodes acts;
  const auto add = [&](Node node) { acts.push_back(write::item({std::move(node)})); };
  if (said.supports.all() > 0) {
    add(write::text(count(scene.lang, W::n_supports, said.supports.all())));
  }
  if (in_list && said.more_answers > 0) {
    Node answers = write::link(count(scene.lang, W::n_answers, said.more_answers),
                               at_contribution(scene, c.id));
    answers.label = fill(scene.lang, W::counted, {answers.children.front().text, gist(c.words)});
    add(std::move(answers));
  }
  if (!scene.means.can_write || c.standing != Standing::published)
    return write::list(std::move(acts), "acts");
  add(said_link(scene, said.supported ? W::support_stop : W::support_this,
                at_talk(scene, Screen::support, c.id), c));
  if (c.parent.empty()) {
    Route route;
    route.screen = Screen::write;
    route.lang = scene.lang;
    route.id = c.on;
    route.parent = c.id;
    add(said_link(scene, W::answer_this, path_of(route), c));
  }
  add(said_link(scene, W::report_this, at_talk(scene, Screen::report, c.id), c));
  return write::list(std::move(acts), "acts");
}

}  // namespace

Nodes carried_on(const Scene& scene, const Reply& reply) {
  const Action* action = find_action(scene.roadmap, reply.action);
  if (action == nullptr) return {};
  return {write::text(" · "),
          write::link(subject_title(scene, action->id), at_subject(scene, action->id)),
          write::text(" "), status_chip(scene, action->status)};
}

Node reply_node(const Scene& scene, const Reply& reply) {
  Nodes head = {write::strong(scene.say(reply.role == "lead" ? W::reply_lead : W::reply_moderator)),
                write::text(" " + fill(scene.lang, W::reply_on, {day_words(scene, reply.at)}))};
  const std::pair<std::string_view, W> outcomes[] = {{"taken-up", W::outcome_taken_up},
                                                     {"adapted", W::outcome_adapted},
                                                     {"set-aside", W::outcome_set_aside}};
  for (const auto& [slug, word] : outcomes) {
    if (reply.outcome != slug) continue;
    head.push_back(write::text(" · "));
    head.push_back(write::strong(scene.say(word)));
  }
  write::add(head, carried_on(scene, reply));
  if (reply.example) write::add(head, marked(scene, Origin::example));
  Nodes all = {write::paragraph(std::move(head), "meta")};
  write::add(all, verbatim(scene, reply.words, reply.lang, 3));
  Node node = write::group(std::move(all), "reply");
  node.key = "r-" + reply.id;
  return node;
}

std::string day_words(const Scene& scene, std::int64_t ms) {
  return date_in_words(scene.lang, day_of(ms));
}

std::string said_title(const Scene& scene, const Contribution& c) {
  const std::string form = scene.say(forms[static_cast<int>(c.form)]);
  return c.at == 0 ? form : fill(scene.lang, W::said_on, {form, day_words(scene, c.at)});
}

std::string which(const Scene& scene, W word, const Contribution& c) {
  return fill(scene.lang, W::counted,
              {scene.say(word), said_title(scene, c) + ", " + gist(c.words)});
}

Node said_link(const Scene& scene, W word, std::string address, const Contribution& c) {
  Node link = write::link(scene.say(word), std::move(address));
  link.label = which(scene, word, c);
  return link;
}

std::string gist(std::string_view words, std::size_t most) {
  return beginning(words.substr(0, words.find('\n')), most) +
         (words.find('\n') == words.npos ? "" : "…");
}

Nodes verbatim(const Scene& scene, std::string_view words, Lang lang, std::size_t most) {
  Nodes paragraphs;
  while (!words.empty()) {
    const std::size_t end = paragraphs.size() + 1 < most ? words.find('\n') : words.npos;
    const std::string_view line = words.substr(0, end);
    if (!is_blank(line)) {
      Node paragraph = write::paragraph(std::string(line));
      if (lang != scene.lang) paragraph.lang = code(lang);
      paragraphs.push_back(std::move(paragraph));
    }
    words = end == words.npos ? std::string_view{} : words.substr(end + 1);
  }
  return paragraphs;
}

Node said_node(const Scene& scene, const Said& said, int level, bool with_subject) {
  const Contribution& c = said.what;
  const bool is_page = level == 1, in_list = level == 3;
  Nodes all;
  if (!is_page) {
    // Named by what it says: it is one of many.
    Node title = write::link(said_title(scene, c), at_contribution(scene, c.id));
    title.label = title.children.front().text + ", " + gist(c.words);
    all.push_back(write::heading(level, Nodes{std::move(title)}));
  }
  Nodes meta = meta_of(scene, said, with_subject);
  if (!meta.empty()) all.push_back(write::paragraph(std::move(meta), "meta"));
  const std::string words = in_list ? beginning(c.words, in_list_most) : c.words;
  write::add(all, verbatim(scene, words, c.lang, is_page ? 20 : 3));
  if (words != c.words) {
    all.push_back(
        write::paragraph(Nodes{said_link(scene, W::read_on, at_contribution(scene, c.id), c)}));
  }
  for (const Reply& reply : said.replies) {
    // What is answered to the one it stands under stands there, and on its own page.
    if (reply.on != c.id && !is_page) continue;
    if (!in_list || &reply == &said.replies.back()) all.push_back(reply_node(scene, reply));
  }
  Node acts = acts_of(scene, said, in_list);
  if (!acts.children.empty()) all.push_back(std::move(acts));
  if (!said.answers.empty()) {
    Nodes items;
    for (const Said& answer : said.answers) {
      items.push_back(write::item({said_node(scene, answer, level + 1, false)}));
    }
    all.push_back(write::list(std::move(items), "answers"));
  }
  Node article = write::node(Kind::article, std::move(all), "said");
  article.key = "c-" + c.id;
  return article;
}

std::string talk_words(const Scene& scene, const TalkCounts& counts) {
  std::string words = count(scene.lang, W::n_contributions, counts.contributions);
  if (counts.answered > 0) words += " · " + count(scene.lang, W::n_answered, counts.answered);
  if (counts.supports.all() == 0) return words;
  return words + " · " + count(scene.lang, W::n_supports, counts.supports.all());
}

TalkRules rules_of(const TalkCounts& counts, bool answers) {
  TalkRules rules = counts.rules;
  if (answers && counts.asked.opens != 0) rules.opens = counts.asked.opens;
  if (answers && counts.asked.closes != 0) rules.closes = counts.asked.closes;
  return rules;
}

Nodes period_nodes(const Scene& scene, const TalkRules& rules) {
  const std::int64_t now = scene.known.now;
  std::string words;
  if (rules.opens != 0 && now != 0 && now < rules.opens) {
    words = fill(scene.lang, W::period_opens, {day_words(scene, rules.opens)});
  } else if (rules.closes != 0 && now >= rules.closes) {
    // An action that was retired, nobody knows when, was never open.
    words = rules.closes == 1
                ? scene.say(W::retired_notice)
                : fill(scene.lang, W::period_closed, {day_words(scene, rules.closes)});
  } else {
    words = rules.closes == 0
                ? scene.say(W::period_open)
                : fill(scene.lang, W::period_open_until, {day_words(scene, rules.closes)});
    words += " " + scene.say(rules.hold    ? W::policy_hold
                             : rules.hours ? W::policy_hours
                                           : W::policy_publish);
  }
  Nodes nodes = {write::text(std::move(words))};
  if (rules.example) write::add(nodes, marked(scene, Origin::example));
  return nodes;
}

Nodes latest_talk(const Scene& scene) {
  const TalkCounts& counts = scene.known.counts;
  if (!counts.known) return {};
  const bool of_all = scene.visit.route.screen == Screen::take_part;
  Nodes nodes;
  // On the front door a figure says it, where there is anything to say.
  if (!of_all || counts.contributions == 0) {
    nodes.push_back(write::paragraph(talk_words(scene, counts), "found"));
  }
  if (!of_all && scene.known.now != 0 && !counts.rules.is_open(scene.known.now)) {
    nodes.push_back(write::paragraph(period_nodes(scene, counts.rules)));
  }
  Nodes items;
  for (const Said& said : scene.known.talk.said) {
    items.push_back(write::item({said_node(scene, said, 3, of_all)}));
  }
  if (!items.empty()) nodes.push_back(write::list(std::move(items), "talk"));
  return nodes;
}

std::string subject_title(const Scene& scene, const std::string& on) {
  const Action* action = find_action(scene.roadmap, on);
  return action == nullptr ? scene.say(W::about_whole)
                           : action->id + " " + plain(scene, action->title);
}

std::string at_subject(const Scene& scene, const std::string& on) {
  return find_action(scene.roadmap, on) == nullptr ? scene.at(Screen::take_part)
                                                   : scene.at_action(on);
}

std::string at_contribution(const Scene& scene, const std::string& id) {
  return at_talk(scene, Screen::contribution, id);
}

}  // namespace cairn
