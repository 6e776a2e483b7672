// What the screens of an operator share: how people, devices and invitations are told.
#pragma once
#include <string>

#include "desk/desk_scene.h"
#include "desk/people_form.h"

namespace cairn {

/// The beginning of a device's or an invitation's name: enough to tell one from another.
std::string short_name(std::string_view hash);
/// "Appareil 1a2b3c4d, utilisé le 3 novembre 2026 (celui-ci)".
std::string seat_line(const DeskScene& desk, const Member& member, const Seat& seat);
std::string link_line(const DeskScene& desk, const Member& member, const Invitation& one);
/// Those that can be taken back: what counts, sleeps or is open.
bool may_be_taken(const DeskScene& desk, const Member& member, const Seat& seat);
bool may_be_taken(const DeskScene& desk, const Member& member, const Invitation& one);
/// Rights as boxes to be ticked, as the form says, and for how long a link may be used.
Node rights_boxes(const DeskScene& desk);
Node days_choice(const DeskScene& desk);
/// What every form of these ends with: which intent it will be, and its button.
Node people_form(const DeskScene& desk, Nodes parts, D button, const std::string& key);
/// Of that member, written here and not finally taken: how far it is.
const OwnUpdate* own_of(const DeskScene& desk, const std::string& intent);
bool waits_to_be_sent(const DeskScene& desk, const Member& member);
/// Where there is nobody to be found, or nothing for this role.
Page no_people_page(const DeskScene& desk, D title);
Node to_people(const DeskScene& desk);
bool is_operator(const DeskScene& desk);

}  // namespace cairn
