// Everything a pack says, as plain values: the roadmap, its context and its pages.
//
// Promises: a value with no identity of its own; equal packs make equal roadmaps. Order is the
// pack's order. Nothing here names a city, a number of axes or a colour.
// Leaves out: where it is kept (replica/), how it is read (pack/), how it is shown (screens/).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/action.h"

namespace cairn {

/// The palette that has been contrast-tested; a pack picks one per axis.
enum class Tone : unsigned char { none, pine, terra, indigo, plum, ochre, slate };

struct Axis {
  int id = 0;
  Tone tone = Tone::none;
  Text title;
  Text name;   // short: for headings of cards and breadcrumbs
  Text plain;  // one sentence, at most 20 words, no acronym
  std::vector<Passage> body;
  bool operator==(const Axis&) const = default;
};

struct Choice {
  std::string id;
  Text label;
  bool operator==(const Choice&) const = default;
};

struct Fact {
  std::string id;
  Text figure;    // "4 %"
  Passage said;   // as the publisher's page says it
  Passage today;  // the best public value, with its year; may be empty
  bool operator==(const Fact&) const = default;
};

struct Law {
  std::string id;
  Text title;
  Date date;
  Passage text;
  bool operator==(const Law&) const = default;
};

struct Figure {
  std::string id;
  Text figure;
  Passage text;
  bool operator==(const Figure&) const = default;
};

struct Resource {
  std::string id;
  Text title;
  Text text;
  std::string url;
  Text kind;  // "podcast", "guide"
  Origin origin = Origin::documented;
  SourceId source;
  bool operator==(const Resource&) const = default;
};

struct Term {
  std::string id;  // the anchor in /glossaire
  Text term;
  Text definition;
  bool operator==(const Term&) const = default;
};

struct Source {
  std::string id;
  Text label;
  std::string url;
  bool secondary = false;  // not read from the primary publisher
  bool operator==(const Source&) const = default;
};

enum class BlockKind : unsigned char { paragraph, list, steps };
/// One block of a page of the pack. `items` has one entry for a paragraph.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::vector<Text> items;
  bool operator==(const Block&) const = default;
};
struct Section {
  std::string id;  // its anchor; may be empty
  Text heading;    // may be empty in a page's first section
  std::vector<Block> blocks;
  bool operator==(const Section&) const = default;
};
/// A page written in the pack: in short, help, rules, legal notice, personal data…
struct PackPage {
  std::string id;  // "en-bref"
  Text title;
  Text plain;
  std::vector<Section> sections;
  bool operator==(const PackPage&) const = default;
};

struct Publisher {
  Text name;
  Text short_name;
  std::vector<std::string> address;
  std::string telephone;
  std::string hours_fr, hours_en;
  Text director;         // of publication
  Text host;             // who serves the site
  Text accessibility;    // how to reach the accessibility contact
  Text data_protection;  // how to reach the data protection officer
  Origin origin = Origin::example;
  bool operator==(const Publisher&) const = default;
};

/// The state of an audit grid (docs/rgaa.csv, docs/rgesn.csv), counted when the site is rendered.
struct AuditLine {
  std::string id;  // "3.2"
  Text title;
  std::string state;  // "C", "NC", "NA", "NT"
  Text proof;
  bool operator==(const AuditLine&) const = default;
};
struct Audit {
  std::string id;  // "rgaa", "rgesn"
  Text scope;
  Date date;
  std::vector<AuditLine> lines;
  bool operator==(const Audit&) const = default;
};
/// A budget of the house, as measured by the tests (docs/budgets.json).
struct Budget {
  std::string id;
  Text label;
  std::int64_t measured = 0;
  std::int64_t most = 0;
  std::string unit;  // "B", "nodes", "requests"
  bool operator==(const Budget&) const = default;
};

/// When people may speak, and whether a moderator reads before everyone does.
struct TakingPart {
  Date opens, closes;  // the last day counts; unknown: no limit
  bool hold = false;
  bool operator==(const TakingPart&) const = default;
};

struct Roadmap {
  std::string id;
  std::vector<Lang> langs;
  Text title;     // of the roadmap: "Numérique responsable"
  Text question;  // home's heading
  Text lead;      // home's first sentence
  Date as_of;
  Publisher publisher;
  Text notice;  // of demonstration; may be empty
  Text cover_alt;
  std::string cover = "/assets/cover.svg";  // its address
  std::vector<Passage> intro;
  Passage invitation;
  Passage building;  // the steps of building the roadmap, before the link to the history
  TakingPart taking_part;
  std::vector<Choice> themes;
  std::vector<Choice> objectives;  // ids "1".."6"
  std::vector<Axis> axes;
  std::vector<Action> actions;
  std::vector<Action> retired;  // no longer among them: counted, listed and drawn nowhere
  std::vector<Fact> facts;
  std::vector<Passage> context;
  std::vector<Law> laws;
  std::vector<Figure> figures;
  std::vector<HistoryLine> history;
  std::vector<Resource> resources;
  std::vector<Term> terms;
  std::vector<Source> sources;
  std::vector<PackPage> pages;
  std::vector<Audit> audits;
  std::vector<Budget> budgets;
  bool operator==(const Roadmap&) const = default;
};

/// Is it written in that language?
bool speaks(const Roadmap& roadmap, Lang lang);
const Axis* find_axis(const Roadmap& roadmap, int id);
const Action* find_action(const Roadmap& roadmap, std::string_view id);
const Source* find_source(const Roadmap& roadmap, std::string_view id);  // "S0:L31" finds S0
const PackPage* find_page(const Roadmap& roadmap, std::string_view id);
const Choice* find_choice(const std::vector<Choice>& choices, std::string_view id);

/// How many actions stand at each status, and their milestones, over one axis or (0) all.
struct Tally {
  int by_status[status_count] = {};
  int actions = 0;
  int measured = 0;  // actions with milestones
  int milestones_done = 0;
  int milestones = 0;
  int of(Status s) const { return by_status[static_cast<int>(s)]; }
};
Tally tally(const Roadmap& roadmap, int axis = 0);

}  // namespace cairn
