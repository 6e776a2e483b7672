// The sentences. {0} is the member, {1} what was written, {2} what else the sentence needs.
//
// Where what was meant could be guessed, it is proposed instead of the general advice.
#include "pack/explain.h"

namespace cairn {

namespace {

struct Words {
  Text what;
  Text write;
};

/// A mistake of the folder or of JSON itself.
Words words_of_form(Fault fault) {
  switch (fault) {
    case Fault::missing_file:
      return {{"il manque le fichier {0}", "the file {0} is missing"},
              {"créez {0} ; docs/pack.md montre ce qu'il contient",
               "create {0}; docs/pack.md shows what it holds"}};
    case Fault::no_action:
      return {{"aucune action n'est écrite", "no action is written"},
              {"créez actions/axe-1.json avec une liste d'actions",
               "create actions/axis-1.json with a list of actions"}};
    case Fault::unknown_file:
      return {{"ce fichier n'a pas de place dans un pack", "this file has no place in a pack"},
              {"retirez-le, ou donnez-lui l'un de ces noms : {2}",
               "remove it, or give it one of these names: {2}"}};
    case Fault::json_empty:
      return {{"le fichier est vide", "the file is empty"},
              {"écrivez-y [] pour une liste sans élément, ou retirez-le",
               "write [] for a list of nothing, or remove it"}};
    case Fault::json_cut:
      return {
          {"le fichier s'arrête avant que tout soit fermé",
           "the file stops before everything is closed"},
          {"ajoutez les } et les ] qui manquent à la fin", "add the missing } and ] at the end"}};
    case Fault::json_after_end:
      return {{"il reste quelque chose après la fin", "something is written after the end"},
              {"retirez ce qui suit la dernière accolade ou le dernier crochet",
               "remove what follows the last bracket"}};
    case Fault::json_comma_missing:
      return {
          {"il manque une virgule avant ceci", "a comma is missing before this"},
          {"ajoutez , à la fin de l'élément précédent", "add , at the end of what comes before"}};
    case Fault::json_comma_extra:
      return {{"il y a une virgule de trop avant ce crochet ou cette accolade",
               "there is one comma too many before this bracket"},
              {"retirez la virgule qui suit le dernier élément",
               "remove the comma after the last item"}};
    case Fault::json_decimal_comma:
      return {{"un nombre se trouve à la place d'un nom", "a number stands where a name should"},
              {"écrivez les nombres avec un point : 4.4", "write numbers with a point: 4.4"}};
    case Fault::json_name_expected:
      return {{"un nom entre guillemets est attendu ici", "a name between quotes is expected here"},
              {"écrivez \"nom\": valeur, avec des guillemets droits",
               "write \"name\": value, with straight quotes"}};
    case Fault::json_colon_expected:
      return {{"il manque le deux-points après le nom", "the colon after the name is missing"},
              {"écrivez \"nom\": valeur", "write \"name\": value"}};
    case Fault::json_value_expected:
      return {{"il manque une valeur ici", "a value is missing here"},
              {"écrivez-la, ou retirez le nom et la virgule",
               "write it, or remove the name and the comma"}};
    case Fault::json_unknown_word:
      return {{"ceci n'est pas entre guillemets", "this is not between quotes"},
              {"entourez le texte de guillemets droits \" ; JSON n'a pas de commentaires",
               "put straight quotes \" around the text; JSON has no comments"}};
    case Fault::json_string_open:
      return {{"un guillemet n'est pas refermé", "a quote is not closed"},
              {"ajoutez \" à la fin du texte", "add \" at the end of the text"}};
    case Fault::json_string_break:
      return {{"un texte passe à la ligne, ou contient une tabulation",
               "a text runs over the line, or holds a tab"},
              {"écrivez-le sur une seule ligne et refermez le guillemet",
               "write it on one line and close the quote"}};
    case Fault::json_bad_escape:
      return {{"une barre oblique inverse \\ est mal employée", "a backslash \\ is misused"},
              {"écrivez \\\" pour un guillemet et \\\\ pour une barre",
               "write \\\" for a quote and \\\\ for a backslash"}};
    case Fault::json_bad_number:
      return {{"ce nombre ne peut pas être lu", "this number cannot be read"},
              {"écrivez des chiffres, avec un point s'il le faut : 4.4",
               "write digits, with a point if needed: 4.4"}};
    case Fault::json_not_utf8:
      return {{"ce fichier n'est pas enregistré en UTF-8", "this file is not saved as UTF-8"},
              {"enregistrez-le en UTF-8 dans votre éditeur", "save it as UTF-8 in your editor"}};
    case Fault::json_twice:
      return {{"le champ « {0} » est écrit deux fois", "the field '{0}' is written twice"},
              {"gardez-en un seul", "keep only one"}};
    case Fault::json_too_deep:
      return {
          {"trop de crochets et d'accolades s'emboîtent", "too many brackets inside each other"},
          {"refermez ceux qui précèdent", "close those that come before"}};
    default:
      return {};
  }
}

/// A mistake in what a field holds.
Words words_of_shape(Fault fault) {
  switch (fault) {
    case Fault::not_object:
      return {
          {"« {0} » doit contenir un objet entre accolades", "'{0}' must hold an object in braces"},
          {"écrivez { … }", "write { … }"}};
    case Fault::not_list:
      return {{"« {0} » doit être une liste entre crochets", "'{0}' must be a list in brackets"},
              {"écrivez [ … ]", "write [ … ]"}};
    case Fault::not_text:
      return {{"« {0} » doit être un texte", "'{0}' must be a text"}, {"écrivez {2}", "write {2}"}};
    case Fault::not_string:
      return {{"« {0} » doit être écrit entre guillemets", "'{0}' must be written between quotes"},
              {"écrivez \"…\"", "write \"…\""}};
    case Fault::not_number:
      return {{"« {0} » doit être un nombre", "'{0}' must be a number"},
              {"écrivez des chiffres sans guillemets : 18 ou 4.4",
               "write digits without quotes: 18 or 4.4"}};
    case Fault::not_whole:
      return {{"« {0} » doit être un nombre entier", "'{0}' must be a whole number"},
              {"écrivez des chiffres sans guillemets : 1", "write digits without quotes: 1"}};
    case Fault::not_truth:
      return {{"« {0} » ne peut être que vrai ou faux", "'{0}' can only be true or false"},
              {"écrivez true ou false, sans guillemets", "write true or false, without quotes"}};
    case Fault::missing_member:
      return {{"il manque le champ « {0} »", "the field '{0}' is missing"},
              {"ajoutez \"{0}\": {2}", "add \"{0}\": {2}"}};
    case Fault::unknown_member:
      return {{"champ inconnu « {0} »", "unknown field '{0}'"},
              {"retirez-le ; les champs possibles ici sont : {2}",
               "remove it; the fields here are: {2}"}};
    case Fault::unknown_value:
      return {{"« {0} » ne peut pas valoir « {1} »", "'{0}' cannot be '{1}'"},
              {"écrivez l'un de ceux-ci : {2}", "write one of these: {2}"}};
    case Fault::unknown_format:
      return {
          {"ce programme ne connaît pas le format {1}", "this program does not know format {1}"},
          {"écrivez \"format\": 1", "write \"format\": 1"}};
    case Fault::no_language:
      return {{"le pack n'a aucune langue", "the pack has no language"},
              {"écrivez \"languages\": [\"fr\", \"en\"] ou [\"fr\"]",
               "write \"languages\": [\"fr\", \"en\"] or [\"en\"]"}};
    case Fault::bad_date:
      return {
          {"« {0} » n'est pas une date du calendrier", "'{0}' is not a date of the calendar"},
          {"écrivez \"2026\", \"2026-06\" ou \"2026-06-30\", ou null si la date n'est pas connue",
           "write \"2026\", \"2026-06\" or \"2026-06-30\", or null where it is not known"}};
    case Fault::bad_number:
      return {{"le nombre {1} ne peut pas être gardé exactement",
               "the number {1} cannot be kept exactly"},
              {"écrivez au plus 12 chiffres, dont 6 après le point, sans exposant",
               "write at most 12 digits, 6 of them after the point, without exponent"}};
    case Fault::bad_id:
      return {{"« {1} » ne peut pas servir d'identifiant", "'{1}' cannot be an id"},
              {"n'employez que des lettres minuscules sans accent, des chiffres et des tirets",
               "use small letters without accents, digits and hyphens only"}};
    case Fault::bad_url:
      return {{"« {1} » n'est pas une adresse sûre", "'{1}' is not a safe address"},
              {"écrivez l'adresse complète, qui commence par https://",
               "write the whole address, beginning with https://"}};
    default:
      return {};
  }
}

/// A mistake in who reads what, and when.
Words words_of_policy(Fault fault) {
  switch (fault) {
    case Fault::bad_time:
      return {{"« {1} » n'est pas une heure de la journée", "'{1}' is not a time of the day"},
              {"écrivez-la entre guillemets, comme \"09:00\" ; la fin du jour est \"24:00\"",
               "write it between quotes, like \"09:00\"; the end of the day is \"24:00\""}};
    case Fault::hours_reversed:
      return {{"ces heures finissent avant d'avoir commencé", "these hours end before they begin"},
              {"écrivez \"to\" après \"from\" ; ce qui passe minuit s'écrit en deux fois, jusqu'à "
               "\"24:00\" puis à partir de \"00:00\"",
               "write \"to\" after \"from\"; what goes over midnight is written as two, until "
               "\"24:00\" and from \"00:00\""}};
    case Fault::no_hours:
      return {{"aucune heure n'est donnée : tout attendrait la modération",
               "no hours are given: everything would wait for the moderators"},
              {"ajoutez {\"days\": [\"monday\"], \"from\": \"09:00\", \"to\": \"17:00\"}, ou "
               "retirez \"hours\" et écrivez \"moderation\": \"before\"",
               "add {\"days\": [\"monday\"], \"from\": \"09:00\", \"to\": \"17:00\"}, or remove "
               "\"hours\" and write \"moderation\": \"before\""}};
    case Fault::no_days:
      return {{"aucun jour n'est donné pour ces heures", "no day is given for these hours"},
              {"écrivez \"days\": [\"monday\", \"tuesday\"]",
               "write \"days\": [\"monday\", \"tuesday\"]"}};
    case Fault::bad_offset:
      return {{"« {0} » doit être un décalage en minutes avec le temps universel",
               "'{0}' must be an offset from universal time, in minutes"},
              {"écrivez celui de l'hiver : 60 à Paris, -240 en Martinique, 240 à La Réunion",
               "write that of winter: 60 in Paris, 0 in Dublin, 120 in Helsinki"}};
    case Fault::whole_day_needed:
      return {{"« {0} » demande des jours, et « {1} » n'en est pas un",
               "'{0}' asks for days, and '{1}' is not one"},
              {"écrivez le jour : \"2027-05-01\"", "write the day: \"2027-05-01\""}};
    case Fault::two_policies:
      return {{"« {1} » est dans \"before\" et dans \"after\" à la fois",
               "'{1}' is in \"before\" and in \"after\" at once"},
              {"gardez-le dans une seule des deux listes", "keep it in one of the two lists"}};
    default:
      return {};
  }
}

/// A mistake against the rules of a pack.
Words words_of_rule(Fault fault) {
  switch (fault) {
    case Fault::empty_text:
      return {{"« {0} » est vide", "'{0}' is empty"},
              {"écrivez-le dans chaque langue du pack", "write it in each language of the pack"}};
    case Fault::missing_language:
      return {{"« {0} » n'est pas écrit en « {1} »", "'{0}' is not written in '{1}'"},
              {"ajoutez \"{1}\": \"…\"", "add \"{1}\": \"…\""}};
    case Fault::unlisted_language:
      return {{"« {0} » est écrit en « {1} », que pack.json n'annonce pas",
               "'{0}' is written in '{1}', which pack.json does not list"},
              {"retirez \"{1}\", ou ajoutez-le à \"languages\" dans pack.json",
               "remove \"{1}\", or add it to \"languages\" in pack.json"}};
    case Fault::html_in_text:
      return {{"« {0} » contient du HTML : {1}", "'{0}' holds HTML: {1}"},
              {"écrivez du texte simple, sans balise", "write plain text, without tags"}};
    case Fault::control_character:
      return {{"« {0} » contient un retour à la ligne ou un caractère invisible",
               "'{0}' holds a line break or an invisible character"},
              {"écrivez le texte d'un seul tenant", "write the text in one run"}};
    case Fault::mark_not_closed:
      return {{"un renvoi au glossaire n'est pas refermé dans « {0} »",
               "a word of the glossary is not closed in '{0}'"},
              {"écrivez [[mot]] ou [[mot montré|mot du glossaire]]",
               "write [[word]] or [[word shown|word of the glossary]]"}};
    case Fault::mark_empty:
      return {{"un renvoi au glossaire est vide dans « {0} »",
               "a word of the glossary is empty in '{0}'"},
              {"écrivez [[mot]] ou [[mot montré|mot du glossaire]]",
               "write [[word]] or [[word shown|word of the glossary]]"}};
    case Fault::plain_long:
      return {{"« {0} » compte {1} mots", "'{0}' has {1} words"},
              {"dites-le en 20 mots au plus", "say it in at most 20 words"}};
    case Fault::plain_sentences:
      return {{"« {0} » fait plusieurs phrases", "'{0}' is several sentences"},
              {"gardez une seule phrase, de 20 mots au plus",
               "keep one sentence, of at most 20 words"}};
    case Fault::plain_acronym:
      return {{"« {0} » contient le sigle « {1} »", "'{0}' holds the acronym '{1}'"},
              {"écrivez les mots en entier", "write the words in full"}};
    case Fault::source_needed:
      return {{"l'origine « {1} » demande une source", "the origin '{1}' needs a source"},
              {"ajoutez \"{0}\" avec un identifiant de sources.json",
               "add \"{0}\" with an id of sources.json"}};
    case Fault::reason_needed:
      return {{"le statut « {1} » demande une raison publique",
               "the status '{1}' needs a public reason"},
              {"ajoutez \"reason\": {2}", "add \"reason\": {2}"}};
    case Fault::next_needed:
      return {
          {"le statut « {1} » demande une prochaine date", "the status '{1}' needs a next date"},
          {"ajoutez \"next\": \"2027-03\", ou \"next\": null s'il n'y en a pas",
           "add \"next\": \"2027-03\", or \"next\": null where there is none"}};
    case Fault::end_before_start:
      return {{"la fin est avant le début", "the end is before the start"},
              {"corrigez l'une des deux dates", "correct one of the two dates"}};
    case Fault::out_of_order:
      return {{"« {0} » ne va pas du plus ancien au plus récent", "'{0}' does not go oldest first"},
              {"placez cet élément avant celui qui précède", "move this item before the last one"}};
    case Fault::undated_not_last:
      return {{"dans « {0} », une valeur sans date n'est pas à la fin",
               "in '{0}', a value without a date is not at the end"},
              {"placez cet élément avant la valeur sans date",
               "move this item before the value without a date"}};
    case Fault::choices_count:
      return {{"une question à choix a de 2 à 9 réponses",
               "a question to choose from has 2 to 9 answers"},
              {"ajoutez ou retirez-en ; sans « {0} », on y répond en mots",
               "add some or take some away; without '{0}', it is answered in words"}};
    case Fault::unknown_page:
      return {{"aucune adresse ne montre la page « {1} »", "no address shows the page '{1}'"},
              {"écrivez l'un de ceux-ci : {2}", "write one of these: {2}"}};
    default:
      return words_of_policy(fault);
  }
}

/// A thing that does not agree with the others.
Words words_of_link(Fault fault) {
  switch (fault) {
    case Fault::taken_id:
      return {{"l'identifiant « {1} » est déjà pris ({2})", "the id '{1}' is already taken ({2})"},
              {"donnez-en un autre", "give it another one"}};
    case Fault::no_axis:
      return {{"l'axe {1} n'existe pas", "there is no axis {1}"},
              {"écrivez l'un de ceux d'axes.json : {2}", "write one of those of axes.json: {2}"}};
    case Fault::no_theme:
      return {{"le thème « {1} » n'existe pas", "there is no theme '{1}'"},
              {"écrivez l'un de ceux de pack.json : {2}", "write one of those of pack.json: {2}"}};
    case Fault::no_objective:
      return {{"l'objectif {1} n'existe pas", "there is no objective {1}"},
              {"écrivez l'un de ceux de pack.json : {2}", "write one of those of pack.json: {2}"}};
    case Fault::no_source:
      return {{"la source « {1} » n'existe pas", "there is no source '{1}'"},
              {"décrivez-la dans sources.json", "describe it in sources.json"}};
    case Fault::no_term:
      return {{"« {1} » n'est pas dans le glossaire", "'{1}' is not in the glossary"},
              {"ajoutez-le à glossary.json, ou retirez les crochets [[ ]]",
               "add it to glossary.json, or remove the brackets [[ ]]"}};
    case Fault::no_place:
      return {{"« {1} » n'est l'adresse d'aucune page", "'{1}' is the address of no page"},
              {"écrivez-la comme /contact, /actions/A1-03 ou https://exemple.fr/",
               "write it like /contact, /actions/A1-03 or https://example.org/"}};
    case Fault::lost_action:
      return {{"l'action « {1} » n'existe pas", "there is no action '{1}'"},
              {"écrivez l'identifiant d'une action, ou \"roadmap\" pour l'ensemble",
               "write the id of an action, or \"roadmap\" for the whole"}};
    case Fault::missing_column:
      return {{"il manque la colonne « {0} »", "the column '{0}' is missing"},
              {"ajoutez-la à la première ligne", "add it to the first line"}};
    case Fault::uneven_line:
      return {{"cette ligne a {1} cases, la première en a {2}",
               "this line has {1} cells, the first one has {2}"},
              {"mettez entre guillemets les cases qui contiennent une virgule",
               "put quotes around cells that hold a comma"}};
    case Fault::quote_open:
      return {{"un guillemet n'est pas refermé", "a quote is not closed"},
              {"ajoutez \" à la fin de la case", "add \" at the end of the cell"}};
    default:
      return {};
  }
}

Words words_of(Fault fault) {
  if (fault < Fault::not_object) return words_of_form(fault);
  if (fault < Fault::empty_text) return words_of_shape(fault);
  if (fault < Fault::taken_id) return words_of_rule(fault);
  return words_of_link(fault);
}

std::string filled(const std::string& sentence, const Mistake& mistake) {
  const std::string* parts[] = {&mistake.about, &mistake.given, &mistake.more};
  std::string text;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const bool hole = i + 2 < sentence.size() && sentence[i] == '{' && sentence[i + 2] == '}' &&
                      sentence[i + 1] >= '0' && sentence[i + 1] <= '2';
    if (hole) {
      text += *parts[sentence[i + 1] - '0'];
      i += 2;
    } else {
      text += sentence[i];
    }
  }
  return text;
}

}  // namespace

Problem explain(const Mistake& mistake, Lang lang) {
  const Words words = words_of(mistake.fault);
  Problem problem;
  problem.file = mistake.file;
  problem.line = mistake.line;
  problem.what = filled(words.what.in(lang), mistake);
  if (!mistake.closest.empty()) {
    problem.write = (lang == Lang::fr ? "écrivez " : "write ") + mistake.closest;
  } else {
    problem.write = filled(words.write.in(lang), mistake);
  }
  return problem;
}

}  // namespace cairn
