// What changed from one page's nodes to the next, in pieces that a document can place without
// reading the rest again: most keys of a search leave out some rows and keep all others.
//
// Promises: the document that holds `to_html(was)` and applies `edits_of(was, now)` holds
// `to_html(now)`. A node with a key is only ever changed into the node of the same key.
// Leaves out: how a piece is put in place, and what the person holds there (the shell).
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "page/page.h"

namespace cairn {

struct Edit;

/// The children of one element. Each child of `was` is used once at most; the others go.
struct Edits {
  std::size_t was = 0;  // how many children there were: a document with another number differs
  std::vector<Edit> now;
};

/// An attribute of an element; an empty one is not there.
struct Attribute {
  const char* name;
  std::string value;
};

/// One child as it has to be.
struct Edit {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t from = none;     // the child it was, as it stands where the rest is empty
  std::string html;            // what `from` becomes; or, without one, what is new
  std::vector<Edits> inside;   // one at most: only children of `from` change
  std::vector<Attribute> put;  // only these attributes of `from` change
};

/// Empty where a document would not count the children as we do (words that touch).
std::vector<Edits> edits_of(const Nodes& was, const Nodes& now);

}  // namespace cairn
