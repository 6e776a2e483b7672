// What people said, as every screen that shows any of it does.
//
// Promises: people's words are shown as they were written, each paragraph by itself, marked with
// their language where it is another (RGAA 8.7); an invented contribution carries its mark; no
// stance by colour alone; who wrote it is nowhere.
#pragma once
#include <string>

#include "screens/forms.h"

namespace cairn {

/// "Commentaire du 3 novembre 2026".
std::string said_title(const Scene& scene, const Contribution& contribution);
/// The first words, for links and titles.
std::string gist(std::string_view words, std::size_t characters = 60);
/// "Modifier : Commentaire du 3 novembre, Les salles…": the name of what is done, among many.
std::string which(const Scene& scene, W word, const Contribution& contribution);
Node said_link(const Scene& scene, W word, std::string address, const Contribution& contribution);
/// People's words as paragraphs; the lines beyond `most` stay together in the last of them.
Nodes verbatim(const Scene& scene, std::string_view words, Lang lang, std::size_t most = 8);
/// One contribution with its replies and answers, and what can be done with it. `level`: of its
/// heading; 1 on its own page, whose heading and address say it already; 2 an answer there; 3 in
/// a list, where it is told in short.
Node said_node(const Scene& scene, const Said& said, int level, bool with_subject);
/// The action that an answer names, and how far it is.
Nodes carried_on(const Scene& scene, const Reply& reply);
/// The official answer, with what is done with what was said.
Node reply_node(const Scene& scene, const Reply& reply);
/// "3 contributions · 1 a reçu une réponse · 12 soutiens".
std::string talk_words(const Scene& scene, const TalkCounts& counts);
/// When one may speak, or answer what is asked.
TalkRules rules_of(const TalkCounts& counts, bool answers);
/// Is it open, until when, and if not why; and who reads before publication.
Nodes period_nodes(const Scene& scene, const TalkRules& rules);
/// The latest of what is said of an action, for its page: `Known::served`.
Nodes latest_talk(const Scene& scene);
/// One's own, with its state in words and what can be done with it: for /suivre (forms that carry
/// the code) and for "my contributions" (the program's buttons).
Node own_node(const Scene& scene, const Said& said, int level);
std::string state_of(const Scene& scene, const Said& said);
/// Where the question asked about an action is answered, by a choice or in words.
std::string at_answer(const Scene& scene, const Action& action);
/// Where one reads, writes and supports: the section of an action's page.
Node action_talk(const Scene& scene, const Action& action);

/// The name of what is spoken of, and its address.
std::string subject_title(const Scene& scene, const std::string& on);
std::string at_subject(const Scene& scene, const std::string& on);
std::string at_contribution(const Scene& scene, const std::string& id);
/// The address of a screen about that id.
std::string at_talk(const Scene& scene, Screen screen, const std::string& id);

/// The words for a slug of the ledger; a slug of a newer server is told in general words.
std::string refusal_words(const Scene& scene, const std::string& reason);
std::string ground_words(const Scene& scene, const std::string& ground);
std::string day_words(const Scene& scene, std::int64_t ms);

/// The deposit code in large type, and what it is for.
Node code_node(const Scene& scene, const std::string& code);
/// Who reads, why, how long it is kept, one's rights: two lines beside every form.
Nodes notice_nodes(const Scene& scene);

/// Where a deposit code is typed; wrong where it should be one and is none.
Node code_field(const Scene& scene, bool faulty);
/// What went wrong with the whole form, above it; empty while nothing did.
Nodes draft_notice(const Scene& scene, const Node& form);
/// The page of a form that was taken: its title and first line say so. `waits`: it is still here.
Page received_page(const Scene& scene, Node crumbs, bool waits, std::string words, Nodes more);
/// A form that is one intent, which its two hidden fields name and give the right over.
Node post_form(const Scene& scene, std::string key, Nodes fields);
/// A page of participation that no search engine keeps.
Page closed_page(const Scene& scene, const std::string& title, Nodes main);
/// Of a support, or of an answer that was chosen, once it was taken.
Page supported_page(const Scene& scene, Node crumbs, bool is_action);
/// Does anything wait to be sent from this device?
bool is_waiting(const Scene& scene);

}  // namespace cairn
