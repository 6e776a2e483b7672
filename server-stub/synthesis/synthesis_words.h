// What a synthesis says; {0} is a number, a date or an action, {1} another.
#pragma once
#include "feeds/feed_words.h"

namespace cairn::server::synthesis_words {

inline constexpr Both title{"Synthèse de ce qui a été dit", "Synthesis of what was said"},
    lead{"Qui a pris la parole et par quelle voie, sur quoi, et ce que les responsables en font.",
         "Who spoke and by which way, on what, and what those in charge do with it."},
    between{"Du {0} au {1}.", "From {0} to {1}."}, since{"Depuis le {0}.", "Since {0}."},
    until{"Jusqu'au {0}.", "Until {0}."}, ever{"Depuis le début.", "Since the beginning."},
    about{"Sur {0}.", "On {0}."},
    about_all{"Sur toute la feuille de route.", "On all of the roadmap."},
    invented{
        "Les nombres marqués « exemple » comptent aussi ce qui est inventé pour la "
        "démonstration.",
        "The numbers marked “example” also count what is invented for the demonstration."},

    choose{"Choisir la période", "Choose the period"}, from{"Du", "From"}, to{"Au", "To"},
    date_help{"Par exemple 2026, juin 2026 ou 30/06/2026 ; vide : sans limite",
              "For instance 2026, June 2026 or 30/06/2026 (day first); empty: no limit"},
    subject{"Sur quoi", "On what"}, everything{"Toute la feuille de route", "All of the roadmap"},
    whole{"L'ensemble seulement", "The whole only"}, axis_name{"Axe {0} : {1}", "Axis {0}: {1}"},
    show{"Afficher", "Show"},
    wrong_title{"Cette période ne peut pas être lue", "This period cannot be read"},
    wrong_date{
        "Cette date n'est pas une date du calendrier : écrivez-la comme 30/06/2026, "
        "2026-06-30, juin 2026 ou 2026.",
        "This date is no date of the calendar: write it like 30/06/2026 (day first), "
        "2026-06-30, June 2026 or 2026."},
    reversed{"La période finit avant de commencer : échangez les deux dates.",
             "The period ends before it begins: swap the two dates."},

    part{"Qui a pris la parole", "Who spoke"},
    nothing{"Rien de publié n'a été dit dans cette période. Ce qui a plus de cinq ans est effacé.",
            "Nothing published was said in this period. What is over five years old is erased."},
    answers{"{0} réponse à une autre contribution|{0} réponses à d'autres contributions",
            "{0} answer to another contribution|{0} answers to other contributions"},
    no_people{
        "Le nombre de personnes n'est pas connu : il n'y a pas de compte, et une personne peut "
        "contribuer plusieurs fois.",
        "The number of people is not known: there are no accounts, and a person may contribute "
        "several times."},
    ways{"Contributions et soutiens, par voie", "Contributions and supports, by way"},
    way{"Voie", "Way"}, contributions{"Contributions", "Contributions"},
    supports{"Soutiens", "Supports"},
    supports_note{
        "Les soutiens sont ceux que ces contributions ont reçus jusqu'ici : un signe, pas "
        "un vote.",
        "Supports are those that these contributions received so far: a sign, not a "
        "vote."},

    by_axis{"Par axe", "By axis"}, no_axis{"Sans axe", "Without an axis"},
    comments{"Commentaires", "Comments"}, proposals{"Propositions", "Proposals"},
    replies{"Réponses à la question", "Answers to the question"}, in_favour{"Pour", "For"},
    against{"Contre", "Against"}, neutral{"Sans avis tranché", "Neutral"},
    by_action{"Par action", "By action"},
    more_actions{
        "Et {0} autre action, avec {1} contributions : choisissez un axe, ou reprenez le "
        "tableau complet.|Et {0} autres actions, avec {1} contributions : choisissez un "
        "axe, ou reprenez le tableau complet.",
        "And {0} other action, with {1} contributions: choose an axis, or take the whole "
        "table.|And {0} other actions, with {1} contributions: choose an axis, or take "
        "the whole table."},
    stance_note{"Qui ne dit pas sa position ne compte ni pour, ni contre, ni sans avis tranché.",
                "Whoever tells no stance counts neither for, nor against, nor neutral."},
    data{"Les contributions une par une, en tableau", "The contributions one by one, as a table"},

    most{"Les plus soutenues", "Most supported"},
    none_supported{"Aucune n'a encore de soutien.", "None has any support yet."},

    questions{"Les questions posées au public", "The questions asked of the public"},
    n_answers{"{0} réponse|{0} réponses", "{0} answer|{0} answers"},
    chosen{"(au choix, à ce jour : {0})", "(chosen, to this day: {0})"},
    more_questions{
        "{0} autre question, avec {1} réponses.|{0} autres questions, avec {1} réponses.",
        "{0} other question, with {1} answers.|{0} other questions, with {1} answers."},

    became{"Ce qu'elles sont devenues", "What became of them"},
    all_answers{"Lire chaque réponse et sa raison", "Read each answer and its reason"};

/// As Channel has them.
inline constexpr Both channels[] = {{"Sur le site", "On the site"},
                                    {"À une borne", "At a kiosk"},
                                    {"Sur papier ou par téléphone", "On paper or by telephone"},
                                    {"En atelier", "In a workshop"}};

}  // namespace cairn::server::synthesis_words
