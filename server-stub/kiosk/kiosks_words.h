// What the page of the kiosks says; {0} is a number, a place or a link.
#pragma once
#include "feeds/feed_words.h"

namespace cairn::server::kiosks_words {

inline constexpr Both title{"Les bornes", "The kiosks"},
    lead{"Où la feuille de route est montrée sur une borne, et comment va chacune.",
         "Where the roadmap is shown on a kiosk, and how each of them is."},
    none{"Il n'y a pas de borne pour l'instant.", "There is no kiosk for now."},
    caption{"Chaque borne, telle qu'elle l'a dit la dernière fois",
            "Each kiosk, as it last said it was"},
    place{"Lieu", "Place"}, seen{"Dernières nouvelles", "Last heard of"},
    age{"Âge de ce qu'elle montre", "Age of what it shows"},
    waiting{"Dépôts en attente", "Deposits waiting"}, version{"Version", "Version"},
    never{"Jamais : elle vient d'être inscrite", "Never: it was just enrolled"},
    unknown{"Inconnu", "Unknown"},
    more{"Et {0} autre borne.|Et {0} autres bornes.", "And {0} other kiosk.|And {0} other kiosks."},
    still{
        "Écrit à une borne ? C'est peut-être encore dans celle-ci : {0}.|Écrit à une borne ? "
        "C'est peut-être encore dans l'une de celles-ci : {0}.",
        "Written at a kiosk? It may still be in this one: {0}.|Written at a kiosk? It may still "
        "be in one of these: {0}."},
    note{
        "Une borne sans réseau n'en donne pas : ses dépôts viennent par clé USB, et rien n'est "
        "perdu entre-temps.",
        "A kiosk without a network gives none: its deposits come on a USB stick, and nothing is "
        "lost meanwhile."},

    ago{"il y a {0}", "{0} ago"}, hour{"moins d'une heure", "less than an hour"},
    hours{"{0} heure|{0} heures", "{0} hour|{0} hours"},
    days{"{0} jour|{0} jours", "{0} day|{0} days"},

    how{"Ce que fait une borne", "What a kiosk does"},
    reads{
        "On y lit toute la feuille de route, aussi sans réseau : la borne dit de quand date ce "
        "qu'elle montre.",
        "The whole roadmap is read there, also without a network: the kiosk says how old what it "
        "shows is."},
    sealed{
        "Ce qu'on y écrit est scellé dès qu'on l'envoie : la visite finie, la borne ne peut plus "
        "le lire, et la visite suivante n'en trouve aucune trace.",
        "What is written there is sealed as soon as it is sent: once the visit is over the kiosk "
        "can read it no more, and the next visit finds no trace of it."},
    held{
        "Rien de ce qui vient d'une borne n'est publié avant qu'une personne de la modération "
        "l'ait lu.",
        "Nothing that comes from a kiosk is published before a moderator has read it."},
    code{"Un code de dépôt permet de {0}.", "With a deposit code one can {0}."},
    code_link{"suivre, corriger ou retirer chez soi ce qu'on a écrit",
              "follow, correct or withdraw at home what one wrote"},
    shows{
        "Elle ne montre que des contributions qu'une personne de la modération a choisies pour "
        "cela, et plus aucune quand elle est restée longtemps sans nouvelles.",
        "It shows only contributions that a moderator chose for it, and none any more when it was "
        "long without news."},
    keeps{
        "Le serveur garde d'elle ce tableau, et les numéros des dépôts arrivés pendant 400 jours.",
        "The server keeps this table about it, and the numbers of deposits that arrived, for 400 "
        "days."};

}  // namespace cairn::server::kiosks_words
