// What the yearly review says beside the roadmap's own words.
#pragma once
#include "feeds/feed_words.h"

namespace cairn::server::review_words {

inline constexpr Both title{"Bilan {0}", "Review of {0}"},
    lead{"Ce qui a été fait, mesuré et dit en {0}.", "What was done, measured and said in {0}."},
    law{"La loi du 15 novembre 2021 demande aux communes et intercommunalités de plus de 50 000 "
        "habitants un bilan chaque année, avant le débat sur le budget : objectifs, indicateurs, "
        "mesures et moyens.",
        "The law of 15 November 2021 asks municipalities and their groupings of more than 50,000 "
        "inhabitants for a review every year, before the debate on the budget: objectives, "
        "indicators, measures and means."},
    stands{"L'état de chaque action est celui du {0}.", "The state of each action is that of {0}."},
    past{
        "D'une année passée, seul ce qui est daté est dit ici : l'état d'aujourd'hui est sur la "
        "page de chaque action.",
        "Of a past year only what is dated is told here: how things stand today is on the page of "
        "each action."},
    figures{"L'année en nombres", "The year in numbers"},
    reached{"{0} jalon atteint|{0} jalons atteints",
            "{0} milestone reached|{0} milestones reached"},
    measured{"{0} indicateur mesuré|{0} indicateurs mesurés",
             "{0} indicator measured|{0} indicators measured"},
    unmeasured{"{0} indicateur sans mesure dans l'année|{0} indicateurs sans mesure dans l'année",
               "{0} indicator without a measure in the year|{0} indicators without a measure in "
               "the year"},
    silent{
        "{0} action dont rien n'est daté de cette année|{0} actions dont rien n'est daté de "
        "cette année",
        "{0} action of which nothing is dated in this year|{0} actions of which nothing is "
        "dated in this year"},
    means{"Moyens communiqués pour {0} action sur {1}|Moyens communiqués pour {0} actions sur {1}",
          "Means told for {0} action of {1}|Means told for {0} actions of {1}"},
    its_means{"Moyens : ", "Means: "}, year_lines{"Dans l'année : ", "In the year: "},
    no_objective{"Sans objectif du décret", "Without an objective of the decree"},
    no_action{"Aucune action ne sert cet objectif.", "No action serves this objective."},
    nothing_dated{"Rien n'est daté de cette année.", "Nothing is dated in this year."},
    elsewhere{"Servent aussi cet objectif : ", "Serve this objective too: "},
    from_to{"de {0} à {1}", "from {0} to {1}"},
    not_in_year{"pas de mesure dans l'année", "not measured in the year"},
    last_was{"dernière mesure {0}", "last measure {0}"}, target{"cible {0}", "target {0}"},
    there{"cible atteinte", "target reached"},
    voices{"Ce que les gens ont dit", "What people said"},
    no_voice{"Rien de publié ne date de cette année. Ce qui a plus de cinq ans est effacé.",
             "Nothing published dates from this year. What is over five years old is erased."},
    all_answers{"Lire chaque réponse et sa raison", "Read each answer and its reason"},
    synthesis{"Synthèse de ce qui a été dit dans l'année",
              "Synthesis of what was said in the year"},
    other_years{"Autres années", "Other years"};

}  // namespace cairn::server::review_words
