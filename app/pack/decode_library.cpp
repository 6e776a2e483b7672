// What surrounds the actions: facts, law, figures, resources, glossary, sources.
#include "pack/decode.h"
#include "pack/members.h"

namespace cairn {

Fact decode_fact(Reading& reading, const Json& json) {
  Members members(reading, json, "facts.json");
  Fact fact;
  fact.id = members.id(Named::fact);
  fact.figure = members.text("figure");
  fact.said = members.passage("said", Need::must);
  fact.today = members.passage("today", Need::may);
  return fact;
}

Passage decode_stake(Reading& reading, const Json& json) {
  return decode_passage(reading, json, "stakes");
}

Law decode_law(Reading& reading, const Json& json) {
  Members members(reading, json, "laws");
  Law law;
  law.id = members.id(Named::law);
  law.title = members.text("title");
  law.date = members.date("date", Need::must);
  law.text = members.passage("text", Need::must);
  return law;
}

Figure decode_figure(Reading& reading, const Json& json) {
  Members members(reading, json, "figures");
  Figure figure;
  figure.id = members.id(Named::figure);
  figure.figure = members.text("figure");
  figure.text = members.passage("text", Need::must);
  return figure;
}

Resource decode_resource(Reading& reading, const Json& json) {
  Members members(reading, json, "resources.json");
  Resource resource;
  resource.id = members.id(Named::resource);
  resource.title = members.text("title");
  resource.text = members.text("text", Need::may);
  resource.url = members.url("url");
  resource.kind = members.text("kind", Need::may);
  members.provenance(resource.origin, resource.source);
  return resource;
}

Term decode_term(Reading& reading, const Json& json) {
  Members members(reading, json, "glossary.json");
  Term term;
  term.id = members.id(Named::term);
  term.term = members.text("term");
  term.definition = members.text("definition");
  return term;
}

Source decode_source(Reading& reading, const Json& json) {
  Members members(reading, json, "sources.json");
  Source source;
  source.id = members.id(Named::source);
  source.label = members.text("label");
  source.url = members.url("url");
  source.secondary = members.truth("secondary");
  return source;
}

}  // namespace cairn
