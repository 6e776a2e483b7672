// What the sheet of paper says beside the roadmap's words and those of the form on the screen.
#pragma once
#include "feeds/feed_words.h"

namespace cairn::server::paper_words {

inline constexpr Both title{"Donner son avis sur papier", "Have your say on paper"};
inline constexpr Both lead{
    "Pour dire, sans internet et sans donner de nom, ce que vous pensez de « {0} ».",
    "To say what you think of “{0}”, without the internet and without giving a name."};
inline constexpr Both until{"Doit être recopié le {0} au plus tard : remettez-le avant.",
                            "It has to be copied by {0}: hand it in before."};
inline constexpr Both online{"Avec internet : ", "With the internet: "};
inline constexpr Both qr_alt{"Code QR : il ouvre {0}", "QR code: it opens {0}"};

inline constexpr Both choose{"Pour quelle action ?", "For which action?"};
inline constexpr Both choose_help{"Imprimez ensuite cette page : elle tient sur une feuille A4.",
                                  "Then print this page: it fits on one sheet of A4."};
inline constexpr Both any_action{"Sans action choisie : le numéro s'écrit à la main",
                                 "No action chosen: its number is written by hand"};
inline constexpr Both show{"Préparer la feuille", "Prepare the sheet"};

inline constexpr Both which_action{"De quelle action parlez-vous ?",
                                   "Which action do you speak of?"};
inline constexpr Both your_action{"Vous parlez de l'action {0}", "You speak of action {0}"};
inline constexpr Both action_no{"Action n° ", "Action no. "};
inline constexpr Both or_whole{"toute la feuille de route", "the roadmap as a whole"};
inline constexpr Both axes{"Sans numéro, écrivez l'axe : {0}.",
                           "Without a number, write the axis: {0}."};
inline constexpr Both view{"Votre avis", "Your view"};
inline constexpr Both words{"Votre texte", "Your text"};
inline constexpr Both words_help{
    "Ni nom ni numéro de téléphone. S'il manque de la place, continuez au dos : 2 000 caractères "
    "au plus.",
    "No name and no telephone number. If there is no room left, go on overleaf: at most 2,000 "
    "characters."};
inline constexpr Both place{"Le lieu dont vous parlez", "The place you speak of"};
inline constexpr Both place_help{
    "S'il y en a un : commune, quartier, bâtiment public. Pas votre adresse.",
    "If any: town, district, public building. Not your address."};

inline constexpr Both where{"Où le remettre", "Where to send it"};
inline constexpr Both telephone{"Téléphone : {0}", "Telephone: {0}"};
inline constexpr Both office{"Réservé à l'accueil", "For the office"};
inline constexpr Both received{"Reçu le ", "Received on "};
inline constexpr Both number{"Code de dépôt ", "Deposit code "};

inline constexpr Both then{"Et après ?", "And then?"};
inline constexpr Both copied{
    "Un agent le recopie tel quel sur le site, où chacun peut le lire ; à votre demande, il vous "
    "donne un code de dépôt pour le suivre, le changer ou l'effacer.",
    "A member of staff copies it as it is to the site, where everyone can read it; if you ask, you "
    "are "
    "given a deposit code to follow, change or erase it."};
inline constexpr Both not_published{
    "Menaces, haine, injures, publicité et données personnelles ne sont pas publiées.",
    "Threats, hate, insults, advertising and personal data are not published."};
inline constexpr Both keeper{"Qui le garde.", "Who keeps it."};
inline constexpr Both kept{"{0}, {1} ans au plus.", "{0}, for {1} years at most."};
inline constexpr Both rights{"Vos droits.", "Your rights."};

}  // namespace cairn::server::paper_words
