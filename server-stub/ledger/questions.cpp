#include "ledger/questions.h"

#include "ledger/lane.h"
#include "ledger/reading.h"
#include "ledger/rows.h"
#include "ledger/taking_part.h"
#include "pack/decode.h"

namespace cairn::server {

Question question_in(const Row& action) {
  cairn::Reading reading;
  const Json body = body_of(action);
  return body.find("question") != nullptr ? decode_action(reading, body).question : Question{};
}

bool tell_talk(SqlConnection& sql, Store& store, const Row& action, std::int64_t now) {
  const std::string scope = talk_scope(action.id);
  const auto talk = item_of(sql, scope, "talk", action.id);
  if (!talk) return true;
  const Row told = asking(*talk, question_in(action));
  return told == *talk || store.put_public(scope, {told}, {"talk"}, now);
}

}  // namespace cairn::server
