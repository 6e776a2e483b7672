#include "little_roadmap.h"

#include <string>

#include "json/build.h"

namespace cairn::simulation {

namespace {

std::string action_body(std::string_view id) {
  const std::string name(id);
  std::string body = R"({"id":"@","axis":)" + std::to_string(axis_of_little(id)) +
                     R"(,"title":{"fr":"Titre","en":"Title"},"plain":{"fr":"Simple","en":"Plain"},)"
                     R"("text":{"fr":"Texte","en":"Text"},"origin":"example",)"
                     R"("responsible":{"text":{"fr":"Service","en":"Office"},"origin":"example"},)"
                     R"("status":{"is":"planned","origin":"example"},)"
                     R"("indicators":[{"id":"@-i1","label":{"fr":"Part","en":"Share"},)"
                     R"("unit":{"fr":"%","en":"%"},"better":"up","measures":[]}],)"
                     R"("milestones":[{"id":"@-m1","label":{"fr":"Ouvrir","en":"Open"},)"
                     R"("date":"2025","state":"to_come","origin":"example"}]})";
  for (std::size_t at = body.find('@'); at != body.npos; at = body.find('@')) {
    body.replace(at, 1, name);
  }
  return body;
}

}  // namespace

std::vector<Row> term_rows(int n) {
  std::vector<Row> rows;
  for (int i = 0; i < 3 + n % 3; ++i) {
    Json body = json_object();
    put(body, "word", json_text("mot " + std::to_string(i % 2 == 0 ? n : 0)));
    rows.push_back({"term", "t" + std::to_string(i), i, write_json(body)});
  }
  return rows;
}

std::vector<Row> pack_rows(int n) {
  std::vector<Row> rows = term_rows(n);
  rows.push_back({"pack", std::string(little_id), 0,
                  R"({"id":"essai","languages":["fr","en"],"as_of":"2023-01-01"})"});
  for (const char* axis : {"1", "2"}) {
    rows.push_back({"axis", axis, 0, std::string(R"({"id":)") + axis + "}"});
  }
  std::int64_t place = 0;
  for (const std::string_view id : little_actions) {
    rows.push_back({"action", std::string(id), place++, action_body(id)});
  }
  return rows;
}

}  // namespace cairn::simulation
