#include "charge/revise_words.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "charge/update_words.h"
#include "pack/marks.h"

namespace cairn {

namespace {

constexpr std::size_t around = 24;  // bytes kept beside a difference, at least
constexpr std::size_t most = 160;   // bytes of one side of it
constexpr std::size_t told = 3;     // of one change, in the history

struct Name {
  std::string_view member, fr, en;
};

constexpr Name names[] = {
    {"accessibility", "référent accessibilité", "accessibility contact"},
    {"alt", "texte de remplacement de l'image", "alternative text of the picture"},
    {"body", "paragraphe", "paragraph"},
    {"building", "construction de la feuille de route", "how the roadmap was built"},
    {"choices", "réponse proposée", "answer to choose"},
    {"data_protection", "protection des données", "data protection"},
    {"definition", "définition", "definition"},
    {"director", "direction de la publication", "director of publication"},
    {"evidence", "pièce", "document"},
    {"figure", "chiffre", "figure"},
    {"heading", "intertitre", "heading"},
    {"host", "hébergeur", "host"},
    {"hours", "horaires", "opening hours"},
    {"indicators", "indicateur", "indicator"},
    {"intro", "introduction", "introduction"},
    {"invitation", "invitation", "invitation"},
    {"kind", "genre", "kind"},
    {"label", "libellé", "label"},
    {"lead", "chapeau", "introduction"},
    {"list", "point", "item"},
    {"means", "moyens", "means"},
    {"milestones", "jalon", "milestone"},
    {"name", "nom", "name"},
    {"note", "note", "note"},
    {"notice", "avis de démonstration", "notice of demonstration"},
    {"objectives", "objectif", "objective"},
    {"origin_note", "note sur l'origine", "note on the origin"},
    {"p", "paragraphe", "paragraph"},
    {"plain", "en une phrase", "in one sentence"},
    {"publisher", "éditeur", "publisher"},
    {"question", "question", "question"},
    {"responsible", "responsable", "responsible"},
    {"retired", "retrait", "retirement"},
    {"said", "ce qui est dit", "what is said"},
    {"sections", "section", "section"},
    {"short_name", "nom court", "short name"},
    {"steps", "étape", "step"},
    {"target", "cible", "target"},
    {"term", "mot", "word"},
    {"themes", "thème", "theme"},
    {"threshold", "seuil", "threshold"},
    {"title", "titre", "title"},
    {"today", "aujourd'hui", "today"},
    {"unit", "unité", "unit"},
};

std::string either(Lang lang, std::string_view fr, std::string_view en) {
  return std::string(lang == Lang::fr ? fr : en);
}

std::string capital(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] += 'A' - 'a';
  if (words.starts_with("é")) words.replace(0, 2, "É");
  return words;
}

bool is_blank_at(std::string_view words, std::size_t i) {
  return i >= words.size() || words[i] == ' ';
}

/// `at`, or the nearest beginning of a word before it.
std::size_t word_before(std::string_view words, std::size_t at) {
  while (at > 0 && words[at - 1] != ' ') --at;
  return at;
}

std::string shortened(std::string words) {
  if (words.size() <= most) return words;
  words.resize(word_before(words, most - 3));
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return words + " …";
}

/// Who wrote it is a role, never a name.
std::string signed_line(Lang lang, std::string line, const Text& note) {
  const std::string& said = note.exactly(lang);
  if (!said.empty()) line += either(lang, " ; note : ", "; note: ") + said;
  return plain_words(line) + either(lang, " (rédaction)", " (editor)");
}

std::string in_words(Lang lang, const std::vector<Rewording>& words, const Text& note) {
  std::string line;
  std::size_t count = 0;
  bool is_otherwise = false;
  for (const Rewording& one : words) {
    if (one.lang != lang) {
      is_otherwise = true;
      continue;
    }
    if (++count > told) continue;
    const std::string was_read = without_marks(one.was), is_read = without_marks(one.is);
    // Where it is read alike, a link of it leads elsewhere now.
    const Difference difference =
        was_read != is_read ? difference_of(was_read, is_read) : difference_of(one.was, one.is);
    if (!line.empty()) line += either(lang, " ; ", "; ");
    line += wording_name(lang, one.at);
    const std::string was =
        difference.was.empty() ? either(lang, "(rien)", "(nothing)") : difference.was;
    line += either(lang, " : « " + was + " » → « " + difference.is + " »",
                   ": “" + was + "” → “" + difference.is + "”");
  }
  if (count > told) {
    const std::string more = std::to_string(count - told);
    line += either(lang, " ; et " + more + (count - told > 1 ? " autres textes" : " autre texte"),
                   "; and " + more + (count - told > 1 ? " more texts" : " more text"));
  }
  if (count == 0 && is_otherwise) {
    line = either(lang, "Le texte anglais est revu", "The French text is revised");
  }
  return signed_line(lang, std::move(line), note);
}

}  // namespace

Difference difference_of(std::string_view was, std::string_view is) {
  std::size_t head = 0;
  while (head < was.size() && head < is.size() && was[head] == is[head]) ++head;
  head = word_before(was, head);
  std::size_t tail = 0;
  while (tail < was.size() - head && tail < is.size() - head &&
         was[was.size() - 1 - tail] == is[is.size() - 1 - tail]) {
    ++tail;
  }
  while (tail > 0 && !is_blank_at(was, was.size() - tail)) --tail;
  // A few words around what is otherwise, and all of what is short.
  std::size_t from = head > around ? word_before(was, head - around) : 0;
  std::size_t after = tail > around ? tail - around : 0;
  while (after > 0 && !is_blank_at(was, was.size() - after)) --after;
  const auto part = [&](std::string_view words) {
    std::string_view inner = words.substr(from, words.size() - after - from);
    while (inner.starts_with(' ')) inner.remove_prefix(1);
    while (inner.ends_with(' ')) inner.remove_suffix(1);
    std::string out = shortened(std::string(inner));
    if (from > 0 && !out.empty()) out.insert(0, "… ");
    if (after > 0 && !out.empty() && !out.ends_with(" …")) out += " …";
    return out;
  };
  return {part(was), part(is)};
}

std::string wording_name(Lang lang, std::string_view at) {
  std::string name, pending;
  while (!at.empty()) {
    const std::size_t end = std::min(at.find('.'), at.size());
    const std::string_view step = at.substr(0, end);
    at.remove_prefix(std::min(end + 1, at.size()));
    const bool is_place = !step.empty() && step[0] >= '0' && step[0] <= '9';
    if (is_place) {
      int place = 0;
      std::from_chars(step.data(), step.data() + step.size(), place);
      const std::string number = std::to_string(place + 1);
      const bool follows = !name.empty() && name.back() != ',' && pending.empty();
      if (follows) name += (name.back() >= '0' && name.back() <= '9' ? "." : " ") + number;
      if (!follows) pending = number;
      continue;
    }
    const auto known = std::find_if(std::begin(names), std::end(names),
                                    [&](const Name& one) { return one.member == step; });
    if (known == std::end(names)) {
      // "blocks": its place goes to what stands in it.
      if (!name.empty() && !at.empty()) name += ',';
      continue;
    }
    if (!name.empty() && name.back() != ',') name += ',';
    if (!name.empty()) name += ' ';
    name += either(lang, known->fr, known->en);
    if (!pending.empty()) name += " " + std::exchange(pending, "");
  }
  if (!name.empty() && name.back() == ',') name.pop_back();
  return name.empty() ? either(lang, "Texte", "Text") : capital(std::move(name));
}

Text reworded_in_words(const std::vector<Rewording>& words, const Text& note) {
  return {in_words(Lang::fr, words, note), in_words(Lang::en, words, note)};
}

Text added_in_words(const Text& note) {
  return {signed_line(Lang::fr, "Ajoutée à la feuille de route", note),
          signed_line(Lang::en, "Added to the roadmap", note)};
}

}  // namespace cairn
