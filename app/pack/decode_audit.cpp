// The house's own grids, as rows made by audit.cpp: what the site says of itself.
#include "pack/decode.h"
#include "pack/members.h"

namespace cairn {

Audit decode_audit(Reading& reading, const Json& json) {
  Members members(reading, json, "audit");
  Audit audit;
  audit.id = members.string("id");
  audit.scope = members.text("scope", Need::may);
  audit.date = members.date("date", Need::may);
  members.each("lines", Need::must, [&](const Json& item) {
    Members part(reading, item, "lines");
    AuditLine& line = audit.lines.emplace_back();
    line.id = part.string("id");
    line.title = part.text("title", Need::may);
    line.state = part.string("state");
    line.proof = part.text("proof", Need::may);
  });
  return audit;
}

Budget decode_budget(Reading& reading, const Json& json) {
  Members members(reading, json, "budgets.json");
  Budget budget;
  budget.id = members.string("id");
  budget.label = members.text("label");
  budget.measured = members.whole("measured");
  budget.most = members.whole("most");
  budget.unit = members.string("unit");
  return budget;
}

}  // namespace cairn
