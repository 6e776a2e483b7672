// What the yearly figures of moderation say; {0} is a number or the year, {1} a number.
#pragma once
#include <string_view>

#include "feeds/feed_words.h"

namespace cairn::server::transparency_words {

inline constexpr Both title{"La modération en {0}", "Moderation in {0}"},
    lead{"Ce qui a été signalé, masqué et contesté en {0}, en nombres et sans rien de personnel.",
         "What was reported, hidden and appealed against in {0}, in numbers and with nothing "
         "personal."},
    goes_on{"L'année n'est pas finie : ces nombres changent encore.",
            "The year is not over: these numbers still change."},
    invented{
        "Les nombres marqués « exemple » comptent ce qui est inventé pour la démonstration. Ils "
        "ne sont mêlés à aucun autre.",
        "The numbers marked “example” count what is invented for the demonstration. They are "
        "mixed with no other."},
    and_invented{"{0}, plus {1}", "{0}, plus {1}"},

    how{"Qui décide, et comment", "Who decides, and how"},
    people{
        "Des personnes lisent et décident. Un programme ne décide de rien, à une exception près : "
        "un signalement urgent (menace, haine, enfant en danger, données personnelles) masque la "
        "contribution aussitôt, jusqu'à ce qu'une personne l'ait lue.",
        "People read and decide. A program decides nothing, with one exception: an urgent report "
        "(threat, hate, a child at risk, personal data) hides the contribution at once, until a "
        "person has read it."},
    kiosks_how{"Ce qui est écrit sur une borne attend toujours d'avoir été lu : {0}.",
               "What is written on a kiosk always waits until it was read: {0}."},
    kiosks{"où sont les bornes, et ce qu'elles font", "where the kiosks are, and what they do"},
    nobody{"Personne n'est suspendu : il n'y a pas de compte.",
           "Nobody is suspended: there are no accounts."},
    appeal_how{
        "Pour contester une décision, {0} : c'est possible pendant six mois, et une autre "
        "personne décide.",
        "To appeal against a decision, {0}: it can be done within six months, and somebody "
        "else decides."},
    find_it{"retrouvez votre contribution avec son code de dépôt",
            "find your contribution with its deposit code"},
    counted{"Tout est compté une fois, l'année où le serveur le reçoit ou le décide.",
            "Each thing is counted once, in the year in which the server receives or decides it."},
    rules{"Ce qui est bienvenu et ce qui est retiré : {0}.",
          "What is welcome and what is removed: {0}."},

    reports{"Signalements", "Reports"}, no_report{"Aucun signalement en {0}.", "No report in {0}."},
    reports_of{"Signalements reçus en {0}, par motif", "Reports received in {0}, by ground"},
    ground{"Motif", "Ground"}, received{"Reçus", "Received"},
    masked{"Avec masquage aussitôt", "With hiding at once"}, total{"En tout", "In all"},
    none_decided{"Aucun signalement n'a été tranché en {0}.", "No report was decided in {0}."},
    outcomes_of{"Ce que sont devenus les signalements tranchés en {0}",
                "What became of the reports decided in {0}"},
    outcome{"Suite", "Outcome"}, how_many{"Nombre", "Number"},
    outcomes_note{
        "Un signalement reçu une année peut être tranché la suivante. Il n'a pas de suite si "
        "l'auteur a retiré sa contribution avant.",
        "A report received in one year may be decided in the next. It has no outcome where the "
        "author withdrew the contribution before."},

    decisions{"Décisions", "Decisions"},
    contributions{"{0} contribution reçue en {1}|{0} contributions reçues en {1}",
                  "{0} contribution received in {1}|{0} contributions received in {1}"},
    no_contribution{"Aucune contribution reçue en {0}.", "No contribution received in {0}."},
    no_decision{"Aucune décision en {0}.", "No decision in {0}."},
    decisions_of{"Décisions de {0} sur des contributions", "Decisions of {0} on contributions"},
    decision{"Décision", "Decision"},
    nothing_hidden{"Aucune contribution n'a été masquée par une décision en {0}.",
                   "No contribution was hidden by a decision in {0}."},
    hidden_of{"Contributions masquées par une décision en {0}, par motif",
              "Contributions hidden by a decision in {0}, by ground"},
    whole_hidden{"En entier", "As a whole"}, passage_hidden{"En partie", "In part"},

    appeals{"Recours", "Appeals"}, no_appeal{"Aucun recours en {0}.", "No appeal in {0}."},
    appeals_of{"Recours de {0}", "Appeals of {0}"}, appeal{"Recours", "Appeal"},
    appeal_received{"Reçu", "Received"}, granted{"Accepté", "Granted"},
    dismissed{"Rejeté", "Dismissed"},

    delays{"Délais", "Delays"},
    no_delay{"Rien n'a été tranché en {0} : il n'y a pas de délai à dire.",
             "Nothing was decided in {0}: there is no delay to tell."},
    delays_of{"Temps avant une décision, en {0}", "Time before a decision, in {0}"},
    delay{"Temps", "Time"}, of_report{"Depuis le signalement", "Since the report"},
    of_held{"Depuis l'attente d'une lecture", "Since it waits to be read"},
    of_appeal{"Depuis le recours", "Since the appeal"},
    delays_note{
        "Ce sont des tranches, comptées au moment de chaque décision : une moyenne cacherait "
        "les plus longues.",
        "These are ranges, counted as each decision is taken: an average would hide the "
        "longest."},
    other_years{"Autres années", "Other years"};

/// In the order of `report_outcomes`.
inline constexpr std::string_view report_outcomes[] = {"hidden", "redacted", "kept"};
inline constexpr Both became[] = {
    {"La contribution a été masquée", "The contribution was hidden"},
    {"Un passage a été masqué", "A passage was hidden"},
    {"La contribution est restée en ligne", "The contribution stayed online"}};

inline constexpr std::string_view verdicts[] = {"publish", "hide", "blackout",
                                                "restore", "keep", "confirm"};
inline constexpr Both decided[] = {
    {"Publiée après lecture", "Published once read"},    {"Masquée", "Hidden"},
    {"Un passage masqué", "A passage hidden"},           {"Remise en ligne", "Put back online"},
    {"Lue et laissée en ligne", "Read and left online"}, {"Masquage confirmé", "Hiding confirmed"}};

/// In the order of `delays`.
inline constexpr Both within[] = {{"Une heure au plus", "One hour at most"},
                                  {"D'une heure à un jour", "One hour to one day"},
                                  {"D'un à trois jours", "One to three days"},
                                  {"De trois à sept jours", "Three to seven days"},
                                  {"Plus de sept jours", "More than seven days"}};
inline constexpr std::string_view waits[] = {"report-delay", "held-delay", "appeal-delay"};
/// In the order of `waits`: of the first two delays.
inline constexpr Both in_a_day[] = {
    {"{0} signalement tranché en un jour au plus, sur {1}|"
     "{0} signalements tranchés en un jour au plus, sur {1}",
     "{0} report decided in one day at most, of {1}|"
     "{0} reports decided in one day at most, of {1}"},
    {"{0} contribution lue en un jour au plus, sur {1} en attente|"
     "{0} contributions lues en un jour au plus, sur {1} en attente",
     "{0} contribution read in one day at most, of {1} that waited|"
     "{0} contributions read in one day at most, of {1} that waited"},
    {"{0} recours tranché en un jour au plus, sur {1}|"
     "{0} recours tranchés en un jour au plus, sur {1}",
     "{0} appeal decided in one day at most, of {1}|"
     "{0} appeals decided in one day at most, of {1}"}};

}  // namespace cairn::server::transparency_words
