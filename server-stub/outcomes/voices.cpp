#include "outcomes/voices.h"

#include <algorithm>

#include "feeds/feed_words.h"

namespace cairn::server {

namespace {

constexpr Both answered{"{0} a reçu une réponse|{0} ont reçu une réponse",
                        "{0} was answered|{0} were answered"};
constexpr Both waiting{"{0} attend une réponse|{0} attendent une réponse",
                       "{0} awaits an answer|{0} await an answer"};
constexpr Both median{
    "première réponse après {0} jour (médiane)|première réponse après {0} jours (médiane)",
    "first answer after {0} day (median)|first answer after {0} days (median)"};
constexpr Both no_sample{"Ce n'est pas un échantillon de la population.",
                         "It is no sample of the population."};
/// In the order of `outcomes`.
constexpr Both became[] = {{"{0} reprise|{0} reprises", "{0} taken up|{0} taken up"},
                           {"{0} adaptée|{0} adaptées", "{0} adapted|{0} adapted"},
                           {"{0} écartée|{0} écartées", "{0} set aside|{0} set aside"}};

}  // namespace

Nodes voices_lines(const Scene& scene, const FollowUps& told) {
  Nodes items;
  const auto add = [&](std::string words) {
    items.push_back(
        write::item({write::text(with_mark(scene, std::move(words), told.has_examples))}));
  };
  const auto count_of = [&](const Both& both, int n) {
    const std::string_view form = form_for(scene.lang, both.in(scene.lang), n);
    return typeset(scene.lang, put_in(form, {whole(scene.lang, n)}));
  };
  add(count(scene.lang, W::n_contributions, told.contributions));
  add(count_of(answered, told.answered));
  add(count_of(waiting, std::max(0, told.contributions - told.answered)));
  if (told.median_days >= 0) add(count_of(median, told.median_days));
  for (std::size_t i = 0; i < std::size(outcomes); ++i) {
    add(count_of(became[i], told.by_outcome[i]));
  }
  return {write::list(std::move(items)),
          write::paragraph(typeset(scene.lang, no_sample.in(scene.lang)), "note")};
}

}  // namespace cairn::server
