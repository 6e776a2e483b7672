// What is known while things of a pack are decoded, and what was noticed on the way.
//
// Promises: decoding never stops at a mistake; it notes it and goes on. Ids that were given and
// ids that were referred to are noted too, so that cross_check.h can compare them at the end.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "model/text.h"
#include "pack/mistake.h"

namespace cairn {

/// What an id names. Ids are unique within one of these, over the whole pack.
enum class Named : unsigned char {
  axis,
  theme,
  objective,
  action,
  indicator,
  milestone,
  fact,
  law,
  figure,
  resource,
  step,  // of the history of the roadmap
  term,
  source,
  page,
  place,  // an address: "/contact", "/en-bref#participer", "https://…"
};

struct Naming {
  Named what = Named::axis;
  std::string id;
  std::string file;
  int line = 0;
};

struct Reading {
  std::string file;
  std::vector<Lang> langs;  // of the pack, first one first; empty until they are known
  std::vector<Mistake> mistakes;
  std::vector<Naming> declared;
  std::vector<Naming> referred;
  int broken = 0;  // mistakes that keep a thing from being read
  /// Where it is asked for: told each text in turn, as it is written.
  void (*on_text)(void* listener, const Json& text) = nullptr;
  void* listener = nullptr;

  Mistake& note(Fault fault, int line, std::string_view about = {}, std::string_view given = {});
  void declare(Named what, std::string_view id, int line);
  void refer(Named what, std::string_view id, int line);
};

/// As JSON writes a text: "title".
std::string quoted(std::string_view text);
/// "fr, en": words in a row, for the sentences.
std::string listed(std::span<const std::string_view> words);
/// How a text is written in this pack: {"fr": "…", "en": "…"}.
std::string text_sample(const Reading& reading);

}  // namespace cairn
