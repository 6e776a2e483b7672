// The whole document around a page: head, header, main, footer, the permanent status line.
//
// Promises: body is `<aside face>?<a skip><header><main><p role=status><footer>`; the parts of
// `parts_of` are byte for byte the insides of the elements with ids header, main, status and
// footer, so that a program may put them back without changing anything.
// Leaves out: what the program does.
#pragma once
#include <string>

#include "html/html.h"

namespace cairn {

/// What the page loads, if anything; empty means "nothing" (a page on paper).
struct Shell {
  std::string style;    // the style sheet itself, inlined
  std::string icon;     // a data: or / address
  std::string start;    // "/assets/start-<hash>.js"
  std::string worker;   // "/assets/worker-<hash>.js": loaded on the first act only
  std::string program;  // "/assets/cairn-page-<hash>.js"; its wasm is named inside the worker
  std::string wasm;     // "/assets/cairn-page-<hash>.wasm"
  std::string desk, desk_wasm;  // of the staff: what their own page loads in place of these two
  std::string desk_deposit;     // and of the third: it hands invitations over too
  std::string snapshot;         // "/assets/roadmap-<hash>.db"
  // "/assets/words-<language>-<hash>.txt", one a language; the desk's own follow the page's.
  std::string words, desk_words;
  std::string deposit;  // "/assets/deposit-<hash>.js": loaded to hand a deposit code over
  // The graphic view, where there is one: its script, and what that loads in place of the others.
  std::string face, face_worker, face_program, face_wasm;
  std::string face_fr, face_en;  // the word on its switch
  // A kiosk's: its script and its Worker; on its own page "1".
  std::string kiosk, kiosk_worker;
  std::string cursor;
  std::string shell;     // "1": an empty page, for the program to fill without a network
  std::string manifest;  // "/cairn.webmanifest": how it is installed
  std::string feed;      // "/actions.atom": what this page is followed by; may be empty
  std::string origin;    // "https://…" for canonical and alternate links; may be empty
  std::string skip_fr, skip_en;
};

struct Parts {
  std::string header, main, status, footer;
};
Parts parts_of(const Page& page);
std::string to_document(const Page& page, const Shell& shell);

}  // namespace cairn
