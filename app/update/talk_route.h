// The addresses of participation.
//
//   /participer                      the front door (a page of the site)
//   /participer/ecrire               a proposal on the whole roadmap; ?reponse=<id>
//   /contributions?sur=A1-03&axe=1&theme=…&lieu=…&forme=comment&etat=answered&q=…&tri=…&page=2
//   /contributions/<id>?page=2       one, with its answers
//   /contributions/<id>/soutenir, /contributions/<id>/signaler, /contributions/<id>/modifier
//   /actions/A1-03/ecrire?forme=proposal (or answer: to the question asked there), …?reponse=<id>;
//   /actions/A1-03/soutenir, /actions/A1-03/repondre (to the question asked there, by a choice)
//   /mes-contributions, /suivre
#pragma once
#include <string>
#include <string_view>

#include "update/route.h"

namespace cairn {

/// Reads `path` (without the language) and `query`; false where it is none of these.
bool read_talk_path(std::string_view path, std::string_view query, Route& route);
/// Without the language; `route.screen` is a talk screen.
std::string talk_path(const Route& route);

/// "A1-03"; letters, digits and hyphens.
bool is_plain_id(std::string_view id);
/// A small positive number, or 0 where `text` is none.
int small_number(std::string_view text, std::size_t digits = 3);
/// Adds "name=value" to a query; nothing where the value is empty.
void append_query(std::string& query, std::string_view name, std::string_view value);
/// Cut to at most `most` bytes without cutting a character (UTF-8).
std::string cut_text(std::string text, std::size_t most);

}  // namespace cairn
