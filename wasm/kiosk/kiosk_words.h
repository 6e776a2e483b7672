// What a kiosk's pages say otherwise than the same pages on a person's own device.
#pragma once
#include "model/text.h"

namespace cairn::kiosk_words {

struct Both {
  const char* fr;
  const char* en;
  const char* in(Lang lang) const { return lang == Lang::fr ? fr : en; }
};

inline constexpr Both foot = {
    "Borne : {0}. Feuille de route reçue le {1}. Ce que vous écrivez ici est scellé, puis lu avant "
    "publication ; rien n'en reste sur l'écran après votre visite.",
    "Kiosk: {0}. Roadmap received on {1}. What you write here is sealed, then read before it is "
    "published; nothing of it stays on the screen after your visit."};
inline constexpr Both foot_unheard = {
    "Borne : {0}. Cette feuille de route est celle de l'installation. Ce que vous écrivez ici est "
    "scellé, puis lu avant publication ; rien n'en reste sur l'écran après votre visite.",
    "Kiosk: {0}. This roadmap is the one it was set up with. What you write here is sealed, then "
    "read before it is published; nothing of it stays on the screen after your visit."};
inline constexpr Both sealed = {
    "C'est scellé dans la borne : personne ne peut le lire ici. Cela partira dès qu'il y a du "
    "réseau, et sera lu par la modération avant d'être publié.",
    "It is sealed in the kiosk: nobody can read it here. It will leave as soon as there is a "
    "network, and will be read by a moderator before it is published."};
inline constexpr Both code_help = {
    "Photographiez le code QR, ou notez ce code : lui seul dira, sur votre téléphone, ce que "
    "devient votre envoi. Il disparaît de la borne avec votre visite.",
    "Photograph the QR code, or write this code down: it alone will tell, on your phone, what "
    "becomes of what you sent. It leaves the kiosk with your visit."};

inline constexpr Both way = {"Scellée dans la borne", "Sealed in the kiosk"};
inline constexpr Both kept = {"Merci, c'est scellé", "Thank you, it is sealed"};

}  // namespace cairn::kiosk_words
