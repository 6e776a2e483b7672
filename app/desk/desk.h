// The staff's screens: (what is asked, what is known) → Page, as the citizens' (screens/).
//
// Addresses, in French and under /en: /equipe (my actions, or coming in),
// /equipe/actions/A1-03/ecrire (its update; ?reprise=<id> takes an overtaken one up again),
// /equipe/reponses (what awaits an answer; ?etat=toutes: all that is published),
// /equipe/reponses/<contribution>/ecrire,
// /equipe/reponses/ecrire (the same done with several),
// /equipe/moderation?etat=masquees, ?pour=recours (what is hidden, or awaits a decision, and why),
// /equipe/moderation/<contribution>/ecrire (the decision),
// /equipe/saisie/ecrire?sujet=A1-03&origine=workshop (a relay's form), /equipe/textes?genre=page
// (what an editor may write), /equipe/textes/page/aide/ecrire (its texts; ?reprise=<id> takes up
// again, ?retour=1 goes back to those before), /equipe/textes/page/aide/apercu (what the draft will
// look like), /equipe/textes/action/nouvelle-1/ecrire (a new action of axis 1),
// /equipe/retraits/A1-03/ecrire (taking an action out of the roadmap, or putting it back),
// /equipe/moderation/ecrire (one decision on many), /equipe/personnes (the staff, for operators),
// /equipe/personnes/ecrire (inviting somebody), /equipe/personnes/<person>/ecrire (their rights),
// …/<person>/inviter/ecrire (one more device), …/<person>/retirer/ecrire?quoi=<hash> (taking back a
// device or an invitation, or all), /equipe/verrou/ecrire (the code of this device's lock).
// Promises: pure; nothing here is shown to a device without a right but the way to come in. Leaves
// out: who has a right (the server says), what is kept where (wasm/).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/lock.h"
#include "desk/own_updates.h"
#include "desk/queue.h"
#include "desk/staff.h"
#include "desk/update_form.h"
#include "model/rights.h"
#include "screens/screens.h"

namespace cairn {

struct DeskRoute {
  enum class Place : unsigned char {
    home,
    activate,
    update,
    answers,
    answer,
    answer_many,
    moderation,
    decide,
    bulk,
    slip,
    texts,
    revise,
    preview,
    retire,
    people,
    invite,
    person,
    renew,
    revoke,
    lock
  } place = Place::home;
  Lang lang = Lang::fr;
  // Of the action, of the contribution, or of the person; slip: what it is about; texts: a kind of
  // things, or none; revise, preview: "page/aide".
  std::string id;
  std::string take_up;  // update, revise: the overtaken one; revoke: a device or invitation
  int page = 1;         // answers, moderation, bulk, people
  // moderation: what is hidden, in place of what awaits; answers: all there is
  bool hidden = false;
  std::string origin = {};  // slip: "workshop", or as a rule "paper"
  bool back = false;        // revise: to the texts before the last change
  std::string only = {};    // moderation: those that are there for that reason (desk/queue.h)
  bool operator==(const DeskRoute&) const = default;
};
/// Nothing where the address is not the desk's.
std::optional<DeskRoute> desk_route_of(std::string_view target);
std::string path_of(const DeskRoute& route);
/// The public address of a thing ("page/aide": "/aide"), in that language.
std::string public_place(std::string_view thing, Lang lang);
/// Is it the form of an intent?
bool is_form(DeskRoute::Place place);
/// Is its draft kept? What is ticked of many, or about somebody's rights, is of the moment.
bool has_draft(DeskRoute::Place place);
/// Under which its draft is kept: its address, without what it begins with.
std::string key_of(DeskRoute route);

/// `unsure`: it takes something away, and asks once more.
enum class Sending : unsigned char { blank, faulty, unsure, saved, failed };

struct DeskVisit {
  DeskRoute route;
  Fields fields;  // of the form this screen is, as far as it is filled in
  Sending sending = Sending::blank;
  std::string id;              // of the intent the form will be
  std::string secret = {};     // of the invitation it was: here alone, as long as the page is shown
  int decided = 0, moved = 0;  // bulk, answer_many: of those that were chosen
  Tried tried = Tried::nothing;  // of a code, at a closed desk or to change it
};

struct DeskKnown {
  const Roadmap& roadmap;        // own updates on top
  const std::vector<Row>& rows;  // of that roadmap
  Rights rights;
  std::string name;
  std::string refusal;  // why an invitation was not taken: "expired", "used", "unknown", "revoked"
  bool is_activating = false;
  std::vector<OwnUpdate> updates;
  TalkPage unanswered = {};
  std::vector<int> unanswered_on = {};   // per action of the roadmap, in its order
  std::optional<Said> said = {};         // answer: the contribution
  Queue queue = {};                      // moderation; decide: what awaits beside it
  std::optional<Matter> matter = {};     // decide
  std::vector<std::string> watch = {};   // moderation, decide: words to look at twice
  Staff staff = {};                      // for operators
  std::string own_device = {};           // as the list of the staff names it
  std::string origin = {};               // of this site: "https://roadmap.example"
  std::optional<Page> public_page = {};  // preview: that of the thing, with the draft on top
  Keeping keeping = {};
  std::int64_t now = 0;  // ms
  bool has_lock = false;
  bool is_closed = false;  // and it is: nothing of the rest is shown
};

Page desk_page_of(const DeskVisit& visit, const DeskKnown& known);
/// As the server writes it: the way to come in, for whatever address of the desk.
Page desk_closed_page(const Roadmap& roadmap, Lang lang);

}  // namespace cairn
