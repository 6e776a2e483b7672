#include "reception/live.h"

#include <algorithm>
#include <utility>

#include "feeds/atom.h"

namespace cairn::server {

namespace {

void put_hidden(Nodes& nodes, const std::string& name, const std::string& value) {
  for (Node& node : nodes) {
    put_hidden(node.children, name, value);
    if (node.kind != Kind::form || node.value != "post") continue;
    Node hidden;
    hidden.kind = Kind::hidden;
    hidden.name = name;
    hidden.value = value;
    node.children.push_back(std::move(hidden));
  }
}

}  // namespace

std::optional<Live> Live::from_snapshot(std::string_view bytes, Shell shell) {
  Replica replica =
      Replica::from_snapshot({reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()});
  if (!replica.ok()) return std::nullopt;
  Roadmap roadmap = roadmap_of(replica.roadmap_rows());
  if (roadmap.langs.empty()) return std::nullopt;
  return Live(std::move(replica), std::move(roadmap), std::move(shell));
}

Live::Live(Replica replica, Roadmap roadmap, Shell shell)
    : replica_(std::move(replica)), roadmap_(std::move(roadmap)), shell_(std::move(shell)) {}

bool Live::speaks(Lang lang) const {
  return std::find(roadmap_.langs.begin(), roadmap_.langs.end(), lang) != roadmap_.langs.end();
}

Page Live::page(const Visit& visit) const {
  Known known{roadmap_, {}};
  const Filters& filters = visit.route.filters;
  if (filters.asks()) known.found = replica_.search_actions(visit.route.lang, filters.text);
  return page_of(visit, known, Means{});
}

std::string Live::document_of(const Page& page) const {
  Shell shell = shell_;
  shell.feed = feed_of(page.path);
  return to_document(page, shell);
}

std::string Live::document(const Visit& visit) const { return document_of(page(visit)); }

std::string Live::document(const Visit& visit, const std::string& name,
                           const std::string& value) const {
  Page written = page(visit);
  put_hidden(written.main, name, value);
  return document_of(written);
}

}  // namespace cairn::server
