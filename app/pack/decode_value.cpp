// What carries an origin: passages, values, lines of history.
#include "pack/decode.h"
#include "pack/members.h"

namespace cairn {

Passage decode_passage(Reading& reading, const Json& json, std::string_view about) {
  Members members(reading, json, about);
  Passage passage;
  passage.text = members.text("text");
  members.provenance(passage.origin, passage.source);
  return passage;
}

Value decode_value(Reading& reading, const Json& json, std::string_view about) {
  Members members(reading, json, about);
  Value value;
  value.number = members.decimal("value");
  value.more_than = members.truth("more_than");
  value.date = members.date("date", Need::may);
  members.provenance(value.origin, value.source);
  value.date_origin = value.origin;
  if (members.get("date_origin", Need::may, "")) value.date_origin = members.origin("date_origin");
  value.note = members.text("note", Need::may);
  return value;
}

HistoryLine decode_history(Reading& reading, const Json& json) {
  Members members(reading, json, "history");
  HistoryLine line;
  line.id = members.id(Named::step, Need::may);
  line.date = members.date("date", Need::must);
  line.text = members.text("text");
  members.provenance(line.origin, line.source);
  return line;
}

}  // namespace cairn
