// What the program asks of its Worker directly: the time, and dice.
//
// The core (app/) is given both as values and never asks.
#pragma once
#include <cstdint>

#include "sync/engine.h"

namespace cairn {

/// ms since 1970, as the device's clock has it: shown, never used to order.
std::int64_t now_ms();
/// The browser's cryptographic generator.
Chance dice();
/// The storage's file system, by its name for SQLite: files that the Worker opened.
const char* files_vfs();
/// False where there is no such file.
bool empty_file(const char* name);
/// Gives up what was set aside for a full disk; false where there is nothing left of it.
bool drop_ballast();

}  // namespace cairn
