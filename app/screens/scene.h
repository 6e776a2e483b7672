// What every screen is given, and the sentences that several screens share.
//
// Promises: a text is never shown without its language (RGAA 8.7) nor a value without its origin.
#pragma once
#include <string>
#include <vector>

#include "page/write.h"
#include "screens/screens.h"
#include "words/dates.h"
#include "words/numbers.h"
#include "words/typography.h"
#include "words/words.h"

namespace cairn {

struct Scene {
  const Roadmap& roadmap;
  const Visit& visit;
  const Known& known;
  const Means& means;
  Lang lang;

  std::string say(W word) const { return cairn::say(lang, word); }
  std::string at(Screen screen) const;  // its address
  std::string at_taking_part() const { return at(Screen::in_short) + "#participer"; }
  std::string at_axis(int axis) const;
  std::string at_action(const std::string& id) const;
};

std::string tone_name(Tone tone);
ToneName tone_of(const Scene& scene, int axis);
std::string status_word(const Scene& scene, Status status);
Fill fill_of(Status status);
std::string_view fill_name(Fill fill);

/// A text as typeset words alone, marks taken off: for titles and labels.
std::string plain(const Scene& scene, const Text& text);
/// A text as inline nodes: glossary words link to their definition, addresses
/// to their page; another language is marked,
/// with “(en français seulement)”.
Nodes rich(const Scene& scene, const Text& text);
/// The words that tell when a value is or was, its own mark included.
std::string when(const Scene& scene, const Value& value);
/// The mark of an origin: [example] or [law]; nothing for what is documented.
Nodes marked(const Scene& scene, Origin origin);
/// " (source: …)" as a link to the source's line in the page's list; empty where there is none.
Nodes sourced(const Scene& scene, const SourceId& source);
Nodes passage(const Scene& scene, const Passage& passage);

/// Definitions in place for the glossary words of these texts, each once a page: `explained`
/// remembers those already given.
Nodes explain(const Scene& scene, const std::vector<const Text*>& texts,
              std::vector<std::string>& explained);

/// "3 jalons sur 4", "avancement non mesuré".
std::string progress_words(const Scene& scene, const Action& action);
/// Glyph and word of a status.
Node status_chip(const Scene& scene, Status status);
/// "1 réalisée", "9 en cours": one item a status that occurs, with its glyph; axis 0: all.
Node status_counts(const Scene& scene, int axis);
/// The words, followed by " (example)" where they rest on something invented: for charts.
std::string with_mark(const Scene& scene, std::string words, bool invented);
/// "En cours (exemple), 2 jalons sur 3": status and progress, one mark at the end where both are
/// invented. As words for charts, as nodes for lists, where `after` marks all if all is invented.
std::string state_words(const Scene& scene, const Action& action);
Nodes state_nodes(const Scene& scene, const Action& action, Origin after = Origin::documented);
/// Is any of its milestones invented? Then its progress is too.
bool invented_progress(const Action& action);
/// Is its status or its progress invented?
bool invented(const Action& action);
/// Do the counts of an axis (0: all) rest on any invented status or milestone?
bool tells_examples(const Roadmap& roadmap, int axis);
/// The sources named, as a list with their addresses.
Node source_list(const Scene& scene, const std::vector<SourceId>& sources);
Node time_node(const Scene& scene, Date date);
/// The date that opens a line.
Nodes dated(const Scene& scene, Date date);
/// "achats, réemploi": those that the pack has.
std::string theme_words(const Scene& scene, const std::vector<std::string>& themes);
Node crumbs(const Scene& scene, Nodes steps);

/// "Accessibilité : non conforme": the mention that every page must carry, told from the grid.
std::string accessibility_mention(const Scene& scene);
/// What this device keeps, how old it is, what waits, and what went wrong.
std::string kept_words(const Scene& scene);
/// "Follow this on this device", or stop: an item of a list of what one may do. `thing`: as in
/// follow/follows.h; `name`: where the same is offered of several.
Node following(const Scene& scene, std::string_view thing, const std::string& name = {});
/// What is new of what this device follows, as a link; empty where nothing is.
Nodes news_link(const Scene& scene);
/// Anything of this person's, or the roadmap for when there is no network.
bool keeps_something(const Scene& scene);
/// Header, footer, titles and addresses around `main`.
Page framed(const Scene& scene, const std::string& title, const std::string& description,
            Nodes main);

/// The same at an address that is no Screen's; `elsewhere`: in the other language, or empty.
Page framed_at(const Scene& scene, const std::string& title, const std::string& description,
               Nodes main, const std::string& path, const std::string& elsewhere);

// The screens; `page_of` chooses among them.
Page home_page(const Scene& scene);
Page axis_page(const Scene& scene, const Axis& axis);
Page actions_page(const Scene& scene);
Page action_page(const Scene& scene, const Action& action);
Page calendar_page(const Scene& scene);
Page indicators_page(const Scene& scene);
Page history_page(const Scene& scene);
Page context_page(const Scene& scene);
Page resources_page(const Scene& scene);
Page glossary_page(const Scene& scene);
Page site_map_page(const Scene& scene);
Page accessibility_page(const Scene& scene);
Page eco_design_page(const Scene& scene);
Page contact_page(const Scene& scene);
Page pack_page(const Scene& scene, const PackPage& page);
Page not_found_page(const Scene& scene);
Page away_page(const Scene& scene);
Page take_part_page(const Scene& scene);
Page contributions_page(const Scene& scene);
Page contribution_page(const Scene& scene);
Page write_page(const Scene& scene);
Page support_page(const Scene& scene);
Page answer_page(const Scene& scene);
Page report_page(const Scene& scene);
Page follow_page(const Scene& scene);
Page mine_page(const Scene& scene);
Page followed_page(const Scene& scene);
Page edit_page(const Scene& scene);

}  // namespace cairn
