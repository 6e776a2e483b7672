#include "desk/slip.h"

#include <charconv>

#include "json/build.h"
#include "model/contribution.h"
#include "update/fault.h"

namespace cairn {

SlipFaults faults_of_slip(const Roadmap& roadmap, const Fields& fields) {
  SlipFaults faults;
  const std::string subject(fields.of("sujet"));
  const std::string_view words = fields.of("texte"), place = fields.of("lieu");
  const int length = length_of(words), place_length = length_of(place);
  faults.subject = subject != "roadmap" && find_action(roadmap, subject) == nullptr;
  faults.words = is_blank(words);
  faults.is_long = length < 0 || length > contribution_most;
  faults.place = place_length < 0 || place_length > place_most;
  return faults;
}

Intent slip_of(const Fields& fields) {
  const std::string_view subject = fields.of("sujet");
  const bool proposes = subject == "roadmap" || fields.of("forme") == slug(Form::proposal);
  const std::string_view origin =
      slug(fields.of("origine") == slug(Channel::workshop) ? Channel::workshop : Channel::paper);
  Json body = json_object();
  put(body, "on", json_text(subject));
  put(body, "form", json_text(slug(proposes ? Form::proposal : Form::comment)));
  put_text(body, "stance", subject == "roadmap" ? "" : fields.of("avis"));
  put(body, "words", json_text(fields.of("texte")));
  put(body, "lang", json_text(fields.of("langue") == "en" ? "en" : "fr"));
  put_text(body, "place", fields.of("lieu"));
  std::int64_t axis = 0;
  const std::string_view number = subject == "roadmap" ? fields.of("axe") : "";
  std::from_chars(number.data(), number.data() + number.size(), axis);
  if (axis > 0 && axis < 100) put(body, "axis", json_number(axis));
  put(body, "channel", json_text(origin));
  Intent intent;
  intent.id = fields.of("id");
  intent.kind = slug(IntentKind::contribute);
  intent.claim = fields.of("code");
  intent.body = write_json(body);
  return intent;
}

}  // namespace cairn
