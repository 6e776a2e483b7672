// Contact: the form, the postal address, the telephone, and whom to write to about what.
#include "screens/talk.h"

namespace cairn {

namespace {

Node form(const Scene& scene) {
  const Visit& visit = scene.visit;
  const LetterFaults faults =
      visit.letter_state == LetterState::faulty ? faults_of(visit.letter) : LetterFaults{};
  Node subject =
      form_field(Kind::choice, "objet", scene.say(W::letter_subject), visit.letter.subject,
                 fault_words(scene, faults.subject, W::fault_subject, W::fault_subject, 0));
  const std::pair<std::string_view, W> subjects[] = {{"", W::letter_choose},
                                                     {"question", W::letter_question},
                                                     {"accessibilite", W::letter_accessibility},
                                                     {"donnees", W::letter_data},
                                                     {"autre", W::letter_other}};
  for (const auto& [value, word] : subjects) {
    subject.children.push_back(form_option(std::string(value), scene.say(word)));
  }
  subject.level = 1;
  Node words =
      form_field(Kind::long_field, "message", scene.say(W::letter_words), visit.letter.words,
                 fault_words(scene, faults.words, W::fault_words, W::fault_words, letter_most));
  words.help = fill(scene.lang, W::letter_words_help, {whole(scene.lang, letter_most)});
  words.level = 1;
  Node name =
      form_field(Kind::field, "nom", scene.say(W::letter_name), visit.letter.name,
                 fault_words(scene, faults.name, W::fault_too_long, W::fault_too_long, 100));
  name.purpose = "name";
  Node mail = form_field(Kind::field, "courriel", scene.say(W::letter_mail), visit.letter.reply_to,
                         fault_words(scene, faults.reply_to, W::fault_mail, W::fault_mail, 200));
  mail.purpose = "email";
  mail.look = "email";
  mail.help = scene.say(W::letter_mail_help);
  Node send = form_button(scene.say(W::letter_send));
  Node form = write::node(Kind::form,
                          {std::move(subject), std::move(words), std::move(name), std::move(mail),
                           write::paragraph(scene.say(W::letter_privacy), "note"), std::move(send)},
                          "letter");
  form.key = "lettre";
  form.href = scene.at(Screen::contact);
  form.value = "post";
  return form;
}

void entry(Nodes& terms, std::string word, std::string said) {
  if (said.empty()) return;
  terms.push_back(write::term({write::text(std::move(word))}));
  terms.push_back(write::definition({write::text(std::move(said))}));
}

Node whom(const Scene& scene) {
  const Publisher& p = scene.roadmap.publisher;
  Nodes terms;
  std::string address = plain(scene, p.name);
  for (const std::string& line : p.address) address += ", " + typeset(scene.lang, line);
  entry(terms, scene.say(W::by_post), std::move(address));
  std::string phone = p.telephone;
  const std::string& hours = scene.lang == Lang::fr || p.hours_en.empty() ? p.hours_fr : p.hours_en;
  if (!phone.empty() && !hours.empty()) phone += " (" + typeset(scene.lang, hours) + ")";
  entry(terms, scene.say(W::by_telephone), std::move(phone));
  entry(terms, scene.say(W::accessibility), plain(scene, p.accessibility));
  entry(terms, scene.say(W::personal_data), plain(scene, p.data_protection));
  if (p.origin == Origin::example && !terms.empty()) {
    for (Node& node : terms) {
      if (node.kind == Kind::definition) write::add(node.children, marked(scene, p.origin));
    }
  }
  return write::node(Kind::terms, std::move(terms), "facts-of");
}

}  // namespace

Page contact_page(const Scene& scene) {
  const Visit& visit = scene.visit;
  Nodes main = {crumbs(scene, {write::text(scene.say(W::contact))}),
                write::heading(1, scene.say(W::contact)),
                write::paragraph(scene.say(W::contact_lead), "lead")};
  std::string title = scene.say(W::contact);
  if (visit.letter_state == LetterState::received) {
    title = scene.say(W::letter_received_title);
    const std::string told = scene.say(W::letter_received);
    const std::size_t hole = told.find("{0}");
    Node number = write::strong(visit.receipt);
    number.look = "code";
    main.push_back(
        write::notice(title,
                      {write::paragraph(Nodes{write::text(told.substr(0, hole)), std::move(number),
                                              write::text(told.substr(hole + 3))})},
                      "ok"));
  } else {
    Node letter = form(scene);
    if (visit.letter_state == LetterState::faulty) {
      title = scene.say(W::letter_faulty_title);
      main.push_back(write::notice(
          title, {write::paragraph(scene.say(W::letter_faulty)), faults_list(letter)}, "wrong"));
    } else if (visit.letter_state == LetterState::refused) {
      title = scene.say(W::letter_refused_title);
      main.push_back(
          write::notice(title, {write::paragraph(scene.say(W::letter_refused))}, "wrong"));
    }
    if (scene.means.can_write) {
      main.push_back(write::section(
          {write::heading(2, scene.say(W::write_to_us), "ecrire"), std::move(letter)}));
    }
  }
  // The sheet that is printed is made by the server, as this page is.
  main.push_back(write::section(
      {write::heading(2, scene.say(W::otherwise), "autrement"), whom(scene),
       write::paragraph(
           Nodes{write::link(scene.say(W::paper_form),
                             scene.lang == Lang::en ? "/en/formulaire" : "/formulaire")})}));
  return framed(scene, title, scene.say(W::contact_lead), std::move(main));
}

}  // namespace cairn
