#include "charge/moderation.h"

#include "json/build.h"
#include "ledger/rows.h"

namespace cairn {

Row row_of(const Review& review) {
  Json body = json_object();
  put(body, "verdict", json_text(review.verdict));
  put_text(body, "by", review.by);
  put(body, "at", json_number(review.at));
  return row_with("review", review.on, review.at, body);
}

Row row_of(const Appeal& appeal) {
  Json body = json_object();
  put(body, "words", json_text(appeal.words));
  put(body, "at", json_number(appeal.at));
  put_text(body, "outcome", appeal.outcome);
  if (appeal.decided != 0) put(body, "decided", json_number(appeal.decided));
  return row_with("appeal", appeal.on, appeal.at, body);
}

Row row_of(const Redaction& redaction) {
  Json body = json_object();
  put(body, "words", json_text(redaction.words));
  put(body, "ground", json_text(redaction.ground));
  put(body, "facts", json_text(redaction.facts));
  put(body, "at", json_number(redaction.at));
  return row_with("redaction", redaction.on, redaction.at, body);
}

std::optional<Redaction> redaction_of(const Row& row) {
  const Json body = body_of(row);
  if (row.kind != "redaction" || text_of(body, "words").empty()) return {};
  return Redaction{row.id, std::string(text_of(body, "words")),
                   std::string(text_of(body, "ground")), std::string(text_of(body, "facts")),
                   number_of(body, "at")};
}

std::optional<Review> review_of(const Row& row) {
  const Json body = body_of(row);
  if (row.kind != "review" || text_of(body, "verdict").empty()) return {};
  return Review{row.id, std::string(text_of(body, "verdict")), std::string(text_of(body, "by")),
                number_of(body, "at")};
}

std::optional<Appeal> appeal_of(const Row& row) {
  const Json body = body_of(row);
  if (row.kind != "appeal" || text_of(body, "words").empty()) return {};
  return Appeal{row.id, std::string(text_of(body, "words")), number_of(body, "at"),
                std::string(text_of(body, "outcome")), number_of(body, "decided")};
}

std::optional<Report> report_of(const Row& row) {
  const Json body = body_of(row);
  if (row.kind != "report" || text_of(body, "on").empty()) return {};
  Report report;
  report.id = row.id;
  report.on = text_of(body, "on");
  report.ground = text_of(body, "ground");
  report.words = text_of(body, "words");
  report.name = text_of(body, "name");
  report.mail = text_of(body, "mail");
  report.at = number_of(body, "at");
  report.outcome = text_of(body, "outcome");
  return report;
}

bool is_urgent(std::string_view ground) {
  constexpr int urgent = 4;  // the list has them first
  for (int i = 0; i < urgent; ++i) {
    if (report_grounds[i] == ground) return true;
  }
  return false;
}

}  // namespace cairn
