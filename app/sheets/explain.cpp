#include "pack/explain.h"

#include <algorithm>

#include "model/order.h"
#include "sheets/cell.h"

namespace cairn {

namespace {

constexpr std::size_t problems_at_most = 100;

/// {0} the column, {1} what was written, {2} what else the sentence needs.
struct Words {
  Text what;
  Text write;
};

/// A file that is no sheet.
Words words_of_file(SheetFault fault) {
  switch (fault) {
    case SheetFault::workbook:
      return {
          {"ce fichier est un classeur (.xlsx, .ods ou .xls), pas un fichier CSV",
           "this file is a workbook (.xlsx, .ods or .xls), not a CSV file"},
          {"dans le tableur, « Enregistrer sous », type « CSV UTF-8 » (Excel) ou « Texte CSV », "
           "jeu de caractères « Unicode (UTF-8) » (LibreOffice)",
           "in the spreadsheet, \"Save as\", type \"CSV UTF-8\" (Excel) or \"Text CSV\", "
           "character set \"Unicode (UTF-8)\" (LibreOffice)"}};
    case SheetFault::utf16:
      return {{"ce fichier est enregistré en UTF-16 (« Texte Unicode »)",
               "this file is saved as UTF-16 (\"Unicode text\")"},
              {"enregistrez-le au format « CSV UTF-8 (délimité par des virgules) » (Excel), ou "
               "choisissez le jeu de caractères « Unicode (UTF-8) » (LibreOffice)",
               "save it as \"CSV UTF-8 (Comma delimited)\" (Excel), or choose the character set "
               "\"Unicode (UTF-8)\" (LibreOffice)"}};
    case SheetFault::not_utf8:
      return {
          {"ce fichier n'est pas enregistré en UTF-8, mais sans doute en Windows-1252 : les "
           "lettres accentuées seraient perdues",
           "this file is not saved as UTF-8, but probably as Windows-1252: accented letters "
           "would be lost"},
          {"enregistrez-le au format « CSV UTF-8 (délimité par des virgules) » (Excel), et non "
           "« CSV (séparateur : point-virgule) », ou choisissez le jeu de caractères « Unicode "
           "(UTF-8) » (LibreOffice)",
           "save it as \"CSV UTF-8 (Comma delimited)\" (Excel), not as plain \"CSV\", or choose "
           "the character set \"Unicode (UTF-8)\" (LibreOffice)"}};
    case SheetFault::nul:
      return {{"ce fichier contient un octet nul : ce n'est pas un texte, ou il est abîmé",
               "this file holds a zero byte: it is no text, or it is damaged"},
              {"enregistrez-le de nouveau depuis le tableur, au format « CSV UTF-8 »",
               "save it again from the spreadsheet, as \"CSV UTF-8\""}};
    case SheetFault::big_file:
      return {{"ce fichier dépasse 4 Mo", "this file is larger than 4 MB"},
              {"ne gardez que les lignes et les colonnes de la feuille de route",
               "keep only the lines and columns of the roadmap"}};
    case SheetFault::many_lines:
      return {{"ce fichier a plus de {2} lignes", "this file has more than {2} lines"},
              {"ne gardez que les lignes de la feuille de route", "keep only the roadmap's lines"}};
    case SheetFault::many_columns:
      return {{"ce fichier a plus de {2} colonnes", "this file has more than {2} columns"},
              {"ne gardez que les colonnes de la feuille", "keep only the sheet's columns"}};
    case SheetFault::empty_file:
      return {{"ce fichier est vide", "this file is empty"},
              {"partez d'un fichier écrit par cairn export --csv",
               "begin with a file written by cairn export --csv"}};
    case SheetFault::quote_open:
      return {{"un guillemet n'est pas refermé", "a quote is not closed"},
              {"ajoutez \" à la fin de la case ; un guillemet dans le texte s'écrit \"\"",
               "add \" at the end of the cell; a quote inside the text is written \"\""}};
    case SheetFault::unknown_sheet:
      return {{"les noms de colonnes ne sont ceux d'aucune feuille",
               "the names of the columns are those of no sheet"},
              {"gardez la première ligne telle qu'elle est exportée dans {2}",
               "keep the first line as it is exported in {2}"}};
    case SheetFault::sheet_twice:
      return {{"ce fichier contient la feuille {1}, comme {2}",
               "this file holds the sheet {1}, as {2} does"},
              {"n'en donnez qu'un à la fois", "give one of them at a time"}};
    case SheetFault::no_key_column:
      return {{"il manque la colonne « {0} », qui dit de quoi parle chaque ligne",
               "the column '{0}', which says what each line is about, is missing"},
              {"ajoutez-la, telle qu'elle est exportée", "add it, as it is exported"}};
    case SheetFault::unknown_column:
      return {{"colonne inconnue « {0} »", "unknown column '{0}'"},
              {"retirez-la ; les colonnes de cette feuille sont : {2}",
               "remove it; the columns of this sheet are: {2}"}};
    case SheetFault::column_twice:
      return {{"la colonne « {0} » est là deux fois", "the column '{0}' is there twice"},
              {"gardez-en une seule", "keep only one"}};
    case SheetFault::uneven:
      return {{"cette ligne a {1} cases, la première en a {2}",
               "this line has {1} cells, the first one has {2}"},
              {"mettez entre guillemets les cases qui contiennent le séparateur, et laissez les "
               "cases vides à leur place",
               "put quotes around cells that hold the separator, and leave empty cells in their "
               "place"}};
    default:
      return {};
  }
}

/// A line that is about nothing, or about something else.
Words words_of_line(SheetFault fault) {
  switch (fault) {
    case SheetFault::key_empty:
      return {{"la case « {0} » est vide : on ne sait pas de quoi parle cette ligne",
               "the cell '{0}' is empty: nobody knows what this line is about"},
              {"écrivez l'identifiant, ou retirez toute la ligne",
               "write the id, or remove the whole line"}};
    case SheetFault::key_twice:
      return {{"« {1} » est déjà à la ligne {2}", "'{1}' is already on line {2}"},
              {"gardez une seule des deux lignes", "keep only one of the two lines"}};
    case SheetFault::measures_unsure:
      return {{"cet indicateur a {2} mesures à cette date : on ne sait pas de laquelle il s'agit",
               "this indicator has {2} measures at this date: nobody knows which one is meant"},
              {"laissez leurs {2} lignes, dans l'ordre où elles sont exportées, ou aucune",
               "leave their {2} lines, in the order of the export, or none"}};
    case SheetFault::unknown_action:
      return {{"l'action « {1} » n'existe pas", "there is no action '{1}'"},
              {"écrivez l'identifiant d'une action de actions.csv",
               "write the id of an action of actions.csv"}};
    case SheetFault::new_action:
      return {{"l'action « {1} » n'existe pas, et un tableur ne peut pas en créer",
               "there is no action '{1}', and a spreadsheet cannot create one"},
              {"corrigez l'identifiant, ou créez l'action dans le pack",
               "correct the id, or create the action in the pack"}};
    case SheetFault::new_indicator:
      return {{"l'indicateur « {1} » n'existe pas, et un tableur ne peut pas en créer",
               "there is no indicator '{1}', and a spreadsheet cannot create one"},
              {"corrigez l'identifiant, ou créez l'indicateur dans le pack",
               "correct the id, or create the indicator in the pack"}};
    case SheetFault::unknown_indicator:
      return {{"l'indicateur « {1} » n'existe pas", "there is no indicator '{1}'"},
              {"écrivez l'identifiant d'un indicateur de indicateurs.csv",
               "write the id of an indicator of indicateurs.csv"}};
    case SheetFault::moved:
      return {{"un jalon ou un indicateur ne change pas d'action ; « {1} » n'est pas la sienne",
               "a milestone or an indicator does not move; '{1}' is not its action"},
              {}};
    case SheetFault::bad_id:
      return {{"« {1} » ne peut pas servir d'identifiant", "'{1}' cannot be an id"},
              {"n'employez que des lettres sans accent, des chiffres et des tirets, comme A1-03-m4",
               "use letters without accents, digits and hyphens only, like A1-03-m4"}};
    case SheetFault::unknown_subject:
      return {{"l'action « {1} » n'existe pas", "there is no action '{1}'"},
              {"écrivez l'identifiant d'une action, comme A1-03, ou roadmap pour l'ensemble",
               "write the id of an action, like A1-03, or roadmap for the whole"}};
    default:
      return {};
  }
}

/// A cell that cannot be read.
Words words_of_cell(SheetFault fault) {
  switch (fault) {
    case SheetFault::needed:
      return {{"la case « {0} » ne peut pas être vide", "the cell '{0}' cannot be empty"},
              {"remplissez-la", "fill it in"}};
    case SheetFault::needed_column:
      return {{"il manque la colonne « {0} », dont cette ligne a besoin",
               "the column '{0}', which this line needs, is missing"},
              {"ajoutez-la", "add it"}};
    case SheetFault::formula:
      return {{"la case « {0} » contient une formule : {1}", "the cell '{0}' holds a formula: {1}"},
              {"écrivez son résultat ; si c'est un texte, mettez une apostrophe ' devant",
               "write its result; if it is a text, put an apostrophe ' before it"}};
    case SheetFault::spoilt:
      return {{"la case « {0} » contient une erreur du tableur : {1}",
               "the cell '{0}' holds an error of the spreadsheet: {1}"},
              {"écrivez la valeur, ou élargissez la colonne avant d'enregistrer",
               "write the value, or widen the column before saving"}};
    case SheetFault::garbled:
      return {{"les accents de la case « {0} » sont abîmés : {1}",
               "the accents of the cell '{0}' are damaged: {1}"},
              {"rouvrez le fichier exporté en disant au tableur qu'il est en UTF-8, et refaites la "
               "modification",
               "open the exported file again, telling the spreadsheet that it is UTF-8, and make "
               "the change again"}};
    case SheetFault::huge:
      return {{"la case « {0} » contient {2} caractères, plus de 10 000",
               "the cell '{0}' holds {2} characters, more than 10,000"},
              {"raccourcissez ce texte", "shorten this text"}};
    case SheetFault::bad_number:
      return {{"« {1} » n'est pas un nombre que l'on peut garder exactement",
               "'{1}' is no number that can be kept exactly"},
              {"écrivez des chiffres, 12 au plus, dont 6 après la virgule, sans unité : 4,4 ou 4.4",
               "write digits, at most 12, 6 of them after the point, without unit: 4.4 or 4,4"}};
    case SheetFault::not_whole:
      return {{"« {1} » n'est pas fait de nombres entiers", "'{1}' is not made of whole numbers"},
              {"écrivez un nombre entier, comme 1 ; plusieurs objectifs se séparent par ; : 1; 2",
               "write a whole number, like 1; several objectives are parted by ;, like 1; 2"}};
    case SheetFault::bad_date:
      return {
          {"« {1} » n'est pas une date du calendrier", "'{1}' is not a date of the calendar"},
          {"écrivez 2026, 2026-06, 2026-06-30 ou 30/06/2026 ; laissez vide si la date n'est pas "
           "connue",
           "write 2026, 2026-06, 2026-06-30 or 30/06/2026 (day first); leave it empty where the "
           "date is not known"}};
    case SheetFault::bad_truth:
      return {{"« {1} » ne dit ni vrai ni faux", "'{1}' says neither true nor false"},
              {"écrivez true, ou laissez vide", "write true, or leave it empty"}};
    case SheetFault::unknown_word:
      return {{"« {0} » ne peut pas valoir « {1} »", "'{0}' cannot be '{1}'"},
              {"écrivez l'un de ceux-ci : {2}", "write one of these: {2}"}};
    case SheetFault::long_words:
      return {{"ces mots ont {1} caractères, plus de {2}",
               "these words have {1} characters, more than {2}"},
              {"raccourcissez-les, ou faites-en deux fiches",
               "shorten them, or make two slips of "
               "them"}};
    case SheetFault::long_place:
      return {
          {"ce lieu a {1} caractères, plus de {2}", "this place has {1} characters, more than {2}"},
          {"raccourcissez-le", "shorten it"}};
    case SheetFault::too_many:
      return {{"et {2} autres erreurs", "and {2} more mistakes"},
              {"corrigez d'abord celles qui précèdent", "correct those above first"}};
    default:
      return {};
  }
}

/// What a pack says of these in JSON is said here in cells; empty: as the pack says it.
Words words_of_rule(const Mistake& rule) {
  switch (rule.fault) {
    case Fault::missing_language:
      return {{"la case « {0} » est vide, alors que ce texte est écrit dans l'autre langue",
               "the cell '{0}' is empty, while this text is written in the other language"},
              {"écrivez-le dans chaque langue, ou videz les deux cases",
               "write it in each language, or empty both cells"}};
    case Fault::empty_text:
    case Fault::missing_member:
      return {{"la case « {0} » ne peut pas être vide", "the cell '{0}' cannot be empty"},
              {"écrivez ce texte dans chaque langue", "write this text in each language"}};
    case Fault::source_needed:
      return {{"l'origine « {1} » demande une source", "the origin '{1}' needs a source"},
              {"indiquez la source dans sa colonne, ou écrivez example si c'est inventé",
               "give the source in its column, or write example if it is invented"}};
    case Fault::reason_needed:
      return {{"le statut « {1} » demande une raison publique",
               "the status '{1}' needs a public reason"},
              {"dites pourquoi dans les colonnes reason_…", "say why in the columns reason_…"}};
    case Fault::next_needed:
      return {
          {"le statut « {1} » demande une prochaine date", "the status '{1}' needs a next date"},
          {"ajoutez la colonne next ; laissez-la vide s'il n'y a pas de date",
           "add the column next; leave it empty where there is no date"}};
    case Fault::no_axis:
    case Fault::no_theme:
    case Fault::no_objective:
      return {{}, {"écrivez l'un de ceux-ci : {2}", "write one of these: {2}"}};
    case Fault::no_source:
      return {{},
              {"écrivez l'identifiant d'une source du pack, comme S0 ou S0:L31",
               "write the id of a source of the pack, like S0 or S0:L31"}};
    default:
      return {};
  }
}

std::string filled(std::string_view sentence, const SheetMistake& mistake) {
  const std::string* parts[] = {&mistake.column, &mistake.given, &mistake.more};
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

std::string without_quotes(std::string text) {
  if (text.size() > 1 && text.front() == '"' && text.back() == '"') {
    return text.substr(1, text.size() - 2);
  }
  return text;
}

/// "title_fr" is where the French is; what is missing may be the English.
std::string column_of(const SheetMistake& mistake) {
  if (mistake.rule.fault != Fault::missing_language) return mistake.column;
  return mistake.column.substr(0, mistake.column.rfind('_') + 1) + mistake.rule.given;
}

bool is_unknown(SheetFault fault) {
  return fault >= SheetFault::unknown_action && fault <= SheetFault::unknown_indicator;
}

}  // namespace

SheetProblem explain(const SheetMistake& given, Lang lang) {
  SheetMistake mistake = given;
  Words words;
  if (mistake.fault == SheetFault::rule) {
    words = words_of_rule(mistake.rule);
    const Problem said = explain(mistake.rule, lang);
    mistake.column = column_of(given);
    mistake.given = mistake.rule.given;
    mistake.more = mistake.rule.more;
    mistake.closest = without_quotes(mistake.rule.closest);
    if (words.what.empty()) words.what = {said.what, said.what};
    if (words.write.empty()) words.write = {said.write, said.write};
  } else {
    words = mistake.fault < SheetFault::key_empty ? words_of_file(mistake.fault)
            : mistake.fault < SheetFault::needed  ? words_of_line(mistake.fault)
                                                  : words_of_cell(mistake.fault);
  }
  SheetProblem problem{mistake.file, mistake.line, mistake.column,
                       filled(words.what.in(lang), mistake), filled(words.write.in(lang), mistake)};
  const std::string start = lang == Lang::fr ? "écrivez " : "write ";
  if (!mistake.closest.empty()) {
    problem.write = start + mistake.closest;
  } else if (mistake.fault == SheetFault::needed && !mistake.more.empty()) {
    problem.write =
        start + (lang == Lang::fr ? "l'un de ceux-ci : " : "one of these: ") + mistake.more;
  } else if (is_unknown(mistake.fault) && !mistake.more.empty()) {
    // A hint and no order: A1-13 may be new, and must not overwrite A1-12.
    problem.write +=
        (lang == Lang::fr ? " ; le plus proche est " : "; the nearest is ") + mistake.more;
  }
  return problem;
}

std::vector<SheetProblem> explain(const std::vector<SheetMistake>& mistakes,
                                  const std::vector<SheetFile>& files, Lang lang) {
  std::vector<SheetProblem> problems;
  for (const SheetMistake& mistake : mistakes) problems.push_back(explain(mistake, lang));
  const auto rank = [&](const SheetProblem& problem) {
    return std::find_if(files.begin(), files.end(),
                        [&](const SheetFile& file) { return file.name == problem.file; });
  };
  sort_by(problems, [&](const SheetProblem& a, const SheetProblem& b) {
    return a.file != b.file ? rank(a) < rank(b) : a.line < b.line;
  });
  if (problems.size() <= problems_at_most) return problems;
  SheetMistake rest;
  rest.fault = SheetFault::too_many;
  rest.file = problems[problems_at_most].file;
  rest.line = problems[problems_at_most].line;
  rest.more = std::to_string(problems.size() - problems_at_most);
  problems.resize(problems_at_most);
  problems.push_back(explain(rest, lang));
  return problems;
}

}  // namespace cairn
