// /synthese: what people said in a period, to read or print. The server's alone.
//
// Promises: pure; complete without JavaScript; a date that cannot be read is told in the field
// where it was typed, with what to write, and then no number is shown; at most as many elements as
// any page may have, whatever was said; every table says how much it leaves out; what is invented
// bears its mark; that it is no sample is said with the numbers.
#pragma once
#include "screens/screens.h"
#include "synthesis/synthesis.h"

namespace cairn::server {

/// `told` is not looked at where the period is not sound.
Page synthesis_page(const Roadmap& roadmap, const Synthesis& told, const SynthesisRoute& route);

}  // namespace cairn::server
