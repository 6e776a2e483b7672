// A screen as a value: what is said, never how it looks.
//
// A Page is a tree of Nodes. Each Kind is a word of HTML or ARIA, so that `to_html`, `to_text`,
// `draw` and `lint` are plain functions over it and cannot drift apart. Invariant: a Page holds
// no colour, size, position, callback or markup; `tone` names an identity, not a colour, and
// `look` names a role that a style sheet may dress ("card", "chips", "lead").
//
// Promises: equal pages are equal values. Anything a person may hold or return to has a `key`
// (its id in HTML), stable from one page to the next.
// Leaves out: what exists (model/), what it says in which language (words/, screens/).
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "page/chart.h"

namespace cairn {

enum class Kind : unsigned char {
  text,        // text
  strong,      // children
  phrase,      // children; look only, no meaning
  foreign,     // children in another language: lang (RGAA 8.7)
  mark,        // the mark of an origin: text; look "example" or "legal"
  time,        // text; value is its machine form ("2026-06")
  link,        // children, href; look; label when its words alone do not tell (RGAA 6.1)
  glyph,       // the picture of a status, decorative beside its word: value is the status
  spark,       // chart, small and decorative: the words beside it say the same
  heading,     // children, level 1–6, key
  paragraph,   // children
  list,        // children are items; ordered when level is 1
  item,        // children
  terms,       // a description list: children alternate term and definition
  term,        // children, key
  definition,  // children
  section,     // children; label or labelled by its first heading; a landmark when labelled
  group,       // children; look only, no meaning
  article,     // children, key; tone
  navigation,  // children; label (RGAA 12.6)
  aside,       // children; label
  quote,       // children
  details,     // text is the summary, children the rest; key; open when level is 1
  notice,      // children; text is the word that opens it (never by colour alone, RGAA 3.1)
  table,       // text is the caption; children are rows; the first row heads
  row,         // children are cells; the first cell heads its row when level is 1
  cell,        // children
  figure,      // chart; key; children: the data table
  form,        // children, key, href (action), value (method: "get" or "post"), message
  field,       // text (label), key, name, value, look (input type), help, error, purpose
  long_field,  // the same, several lines
  choice,      // text (label), name, value (chosen), children: options (value, text)
  option,      // text, value
  radios,      // text (legend), name, value, children: options
  toggle,      // text (label), name, value, level 1 when on
  hidden,      // name, value
  button,      // text, name, value; look; "act:…" is a message to the program
  image,       // text (alternative), href (source), chart null
  rule,        // a thematic break
};

struct Node;

/// Nodes in a row. A braced list of them is moved in: an initializer list would copy each whole
/// tree once a level.
class Nodes : public std::vector<Node> {
 public:
  Nodes() = default;
  template <typename... Rest>
  requires(std::is_same_v<Rest, Node>&&...) Nodes(Node first, Rest... rest);
};

struct Node {
  Kind kind = Kind::text;
  std::string text;
  std::string key;
  std::string href;
  std::string label;
  std::string look;
  std::string lang;
  std::string name;
  std::string value;
  std::string help;
  std::string error;
  std::string purpose;  // autocomplete token (RGAA 11.13)
  int level = 0;
  ToneName tone;
  Nodes children;
  std::shared_ptr<const Chart> chart;
};

template <typename... Rest>
requires(std::is_same_v<Rest, Node>&&...) Nodes::Nodes(Node first, Rest... rest) {
  reserve(1 + sizeof...(rest));
  push_back(std::move(first));
  (push_back(std::move(rest)), ...);
}

/// What a screen says, with all the document needs to know about it.
struct Page {
  std::string lang;         // "fr"
  std::string title;        // of the document: screen, then roadmap (RGAA 8.5)
  std::string description;  // one sentence
  std::string path;         // its own address, query included
  std::string path_other;   // the same screen in the other language; empty: there is none
  std::string status;       // said in the permanent role=status when it changes (RGAA 7.5)
  Nodes header;             // banner
  Nodes main;
  Nodes footer;  // contentinfo
  bool indexable = true;
};

/// Equal values, charts included.
bool operator==(const Node& a, const Node& b);
/// Equal but for their children.
bool same_self(const Node& a, const Node& b);
/// Equal but for their children, where they lead (href) and what they hold (value).
bool same_place(const Node& a, const Node& b);

/// All the words below a node, without marks-up: what a screen reader would say.
std::string words_of(const Node& node);

}  // namespace cairn
