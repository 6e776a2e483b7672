// What the roadmap rests on: its history, the law and figures, resources, glossary.
#include "model/order.h"
#include "screens/scene.h"
#include "words/collate.h"

namespace cairn {

namespace {

Nodes with_source(const Scene& scene, const Passage& p) {
  Nodes nodes = passage(scene, p);
  write::add(nodes, sourced(scene, p.source));
  return nodes;
}

Node sources_section(const Scene& scene, const std::vector<SourceId>& sources) {
  return write::section(
      {write::heading(2, scene.say(W::sources), "sources"), source_list(scene, sources)});
}

}  // namespace

Page history_page(const Scene& scene) {
  const Roadmap& r = scene.roadmap;
  Nodes main = {crumbs(scene, {write::text(scene.say(W::history))}),
                write::heading(1, scene.say(W::history_title)),
                write::paragraph(scene.say(W::history_lead), "lead")};
  std::vector<SourceId> sources;
  Nodes lines;
  for (const HistoryLine& h : r.history) {
    Nodes line = dated(scene, h.date);
    write::add(line, rich(scene, h.text));
    write::add(line, marked(scene, h.origin));
    write::add(line, sourced(scene, h.source));
    lines.push_back(write::item(std::move(line), "done"));
    sources.push_back(h.source);
  }
  if (lines.empty()) {
    main.push_back(write::paragraph(scene.say(W::no_history)));
  } else {
    main.push_back(write::ordered(std::move(lines), "steps"));
  }
  std::vector<std::string> explained;
  std::vector<const Text*> texts;
  for (const HistoryLine& h : r.history) texts.push_back(&h.text);
  write::add(main, explain(scene, texts, explained));
  main.push_back(sources_section(scene, sources));
  return framed(scene, scene.say(W::history_title), scene.say(W::history_lead), std::move(main));
}

Page context_page(const Scene& scene) {
  const Roadmap& r = scene.roadmap;
  std::vector<SourceId> sources;
  std::vector<std::string> explained;
  std::vector<const Text*> texts;
  Nodes main = {crumbs(scene, {write::text(scene.say(W::context))}),
                write::heading(1, scene.say(W::context_title)),
                write::paragraph(scene.say(W::context_lead), "lead")};
  Nodes stakes = {write::heading(2, scene.say(W::stakes), "enjeux")};
  for (const Passage& p : r.context) {
    stakes.push_back(write::paragraph(with_source(scene, p)));
    sources.push_back(p.source);
    texts.push_back(&p.text);
  }
  write::add(stakes, explain(scene, texts, explained));
  if (!r.context.empty()) main.push_back(write::section(std::move(stakes)));
  if (!r.laws.empty()) {
    Nodes laws = {write::heading(2, scene.say(W::laws), "droit")};
    for (const Law& law : r.laws) {
      Nodes head = {write::text(plain(scene, law.title))};
      laws.push_back(write::heading(3, std::move(head), "loi-" + law.id));
      Nodes text;
      if (law.date.known()) text = {time_node(scene, law.date), write::text(". ")};
      write::add(text, with_source(scene, law.text));
      laws.push_back(write::paragraph(std::move(text)));
      sources.push_back(law.text.source);
      write::add(laws, explain(scene, {&law.text.text}, explained));
    }
    main.push_back(write::section(std::move(laws)));
  }
  if (!r.figures.empty()) {
    Nodes items;
    for (const Figure& f : r.figures) {
      Nodes said = {write::strong(plain(scene, f.figure)), write::text(" ")};
      write::add(said, with_source(scene, f.text));
      items.push_back(write::item(std::move(said)));
      sources.push_back(f.text.source);
    }
    main.push_back(write::section({write::heading(2, scene.say(W::figures), "chiffres"),
                                   write::list(std::move(items), "figures")}));
  }
  main.push_back(sources_section(scene, sources));
  return framed(scene, scene.say(W::context_title), scene.say(W::context_lead), std::move(main));
}

Page resources_page(const Scene& scene) {
  Nodes main = {crumbs(scene, {write::text(scene.say(W::resources))}),
                write::heading(1, scene.say(W::going_further)),
                write::paragraph(scene.say(W::resources_lead), "lead")};
  std::vector<SourceId> sources;
  Nodes items;
  for (const Resource& resource : scene.roadmap.resources) {
    const std::string title = plain(scene, resource.title);
    Nodes head =
        resource.url.empty() ? Nodes{write::text(title)} : Nodes{write::link(title, resource.url)};
    Nodes kind = {write::text(plain(scene, resource.kind))};
    write::add(kind, marked(scene, resource.origin));
    write::add(kind, sourced(scene, resource.source));
    sources.push_back(resource.source);
    items.push_back(write::item({write::heading(2, std::move(head)),
                                 write::paragraph(rich(scene, resource.text)),
                                 write::paragraph(std::move(kind), "meta")}));
  }
  if (items.empty()) {
    main.push_back(write::paragraph(scene.say(W::no_resource)));
  } else {
    main.push_back(write::list(std::move(items), "rows"));
  }
  std::vector<std::string> explained;
  std::vector<const Text*> texts;
  for (const Resource& resource : scene.roadmap.resources) texts.push_back(&resource.text);
  write::add(main, explain(scene, texts, explained));
  main.push_back(sources_section(scene, sources));
  return framed(scene, scene.say(W::going_further), scene.say(W::resources_lead), std::move(main));
}

Page glossary_page(const Scene& scene) {
  std::vector<const Term*> terms;
  for (const Term& term : scene.roadmap.terms) terms.push_back(&term);
  sort_by(terms, [&](const Term* a, const Term* b) {
    return sort_key(plain(scene, a->term)) < sort_key(plain(scene, b->term));
  });
  Nodes main = {crumbs(scene, {write::text(scene.say(W::glossary))}),
                write::heading(1, scene.say(W::glossary)),
                write::paragraph(scene.say(W::glossary_lead), "lead")};
  Nodes list;
  for (const Term* t : terms) {
    Node term = write::term({write::text(plain(scene, t->term))});
    term.key = "mot-" + t->id;
    list.push_back(std::move(term));
    list.push_back(write::definition(rich(scene, t->definition)));
  }
  if (list.empty()) {
    main.push_back(write::paragraph(scene.say(W::no_term)));
  } else {
    main.push_back(write::node(Kind::terms, std::move(list), "glossary"));
  }
  return framed(scene, scene.say(W::glossary), scene.say(W::glossary_lead), std::move(main));
}

}  // namespace cairn
