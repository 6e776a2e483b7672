// cairn-page: the citizen's program as a Worker sees it: bytes in, an answer out.
//
// The Worker writes bytes where `cairn_room` says, then calls a function, which gives the address
// of an answer of `cairn_length` bytes, in JSON:
//   cairn_words(file)                       1: a language's words are there (words/word_table.h);
//                                           a message of a page in it comes after
//   cairn_open(snapshot of the roadmap)     {} | {"error": "snapshot"}
//   cairn_keep(place, mirror)               {"kept"}: from now on something is (session.h)
//   cairn_dispatch(tab, is_away, message)   what to tell that tab (tell.h), with
//                                           "draft"? a form begun earlier, "kept"? was this one,
//                                           "saved"? was something asked for,
//                                           "file"? {name, type, text} to hand over
//                                           | {"error": "message" | "closed" | "unknown"}
//                                           ("at:<path>" places a tab, and tells it nothing;
//                                           "here:<path>" is "go:" where the server's page of it
//                                           is shown already, held by this device or not)
//   cairn_next()                            {"post", "bearer"} to /v1/sync, or {"wait": ms};
//                                           "changed"?: what is shown may be another;
//                                           "file"?: fetch the server's file of all rows, then
//   cairn_free_base()                       1: the base's files are the Worker's to write, until
//   cairn_fill_base()                       whatever came of it
//   cairn_heard(reply)                      {"changed"}
//   cairn_lines(), cairn_read_lines(lines)  the outbox's mirror; {"lines"?}
//   cairn_take_over(lines)                  of another program of this browser
//   cairn_tidy(), cairn_close()             no byte of what was let go; nothing holds the files
// "unknown" means that the address or the act is the server's: the visit stays where it was, and
// the browser goes there by itself.
//
// Promises: nothing is thrown and nothing aborts on any bytes; the parts are those the server
// writes for the same route. Only 32-bit integers cross.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "edge.h"
#include "program.h"

namespace {

using namespace cairn;

// Kept for the life of the Worker: it has one document and no way to close.
std::unique_ptr<Session>* session = nullptr;
std::vector<unsigned char> room;
std::string answer;

Session* now_open() { return session != nullptr ? session->get() : nullptr; }

std::string_view text_at(const char* bytes, int length) {
  return {bytes, static_cast<std::size_t>(length)};
}

}  // namespace

namespace cairn {

Session* open_session() { return now_open(); }

const char* say(const Json& json) {
  answer = write_json(json);
  return answer.c_str();
}

const char* say_error(std::string_view what) {
  Json json = json_object();
  put(json, "error", json_text(what));
  return say(json);
}

const char* say_turn(const Turn& turn, bool wants_file) {
  Json json = json_object();
  if (turn.bytes.empty()) {
    put(json, "wait", json_number(turn.wait));
  } else {
    put(json, "post", json_text(turn.bytes));
    put(json, "bearer", json_text(turn.bearer));
  }
  if (turn.has_news) put(json, "changed", json_truth(true));
  if (wants_file) put(json, "file", json_truth(true));
  return say(json);
}

}  // namespace cairn

extern "C" {

/// Where to write `length` bytes before the next call; null when there is no memory left.
unsigned char* cairn_room(int length) {
  room.resize(length < 0 ? 0 : static_cast<std::size_t>(length) + 1);
  return room.data();
}

int cairn_length() { return static_cast<int>(answer.size()); }

int cairn_words(const char* bytes, int length) {
  return take_words(text_at(bytes, length)) ? 1 : 0;
}

const char* cairn_open(const unsigned char* bytes, int length) {
  auto opened = Session::open({bytes, static_cast<std::size_t>(length)});
  if (!opened) return say_error("snapshot");
  delete session;
  session = new std::unique_ptr<Session>(std::move(opened));
  room = {};
  return say(json_object());
}

const char* cairn_keep(int place, const char* bytes, int length) {
  if (now_open() == nullptr) return say_error("closed");
  Json json = json_object();
  const auto kept = now_open()->keep(static_cast<Place>(place), text_at(bytes, length));
  put(json, "kept", json_number(static_cast<std::int64_t>(kept)));
  return say(json);
}

const char* cairn_dispatch(int tab, int is_away, const char* bytes, int length) {
  if (now_open() == nullptr) return say_error("closed");
  return say(answer_of(*now_open(), tab, text_at(bytes, length), is_away != 0));
}

const char* cairn_next() {
  const bool wants_file = now_open() != nullptr && now_open()->wants_file();
  Engine* engine = now_open() != nullptr ? now_open()->engine() : nullptr;
  if (engine == nullptr) return say_error("closed");
  Turn turn = engine->next(now_ms());
  amend(*now_open(), turn);
  return say_turn(turn, wants_file);
}

/// `length` -1: nobody answered.
const char* cairn_heard(const char* bytes, int length) {
  Engine* engine = now_open() != nullptr ? now_open()->engine() : nullptr;
  if (engine == nullptr) return say_error("closed");
  bool changed = true;
  if (length < 0) {
    engine->failed(now_ms());
  } else {
    changed = engine->receive(text_at(bytes, length), now_ms());
    now_open()->refresh();
    changed = hear(*now_open(), text_at(bytes, length)) || changed;
  }
  Json json = json_object();
  put(json, "changed", json_truth(changed));
  return say(json);
}

void cairn_wake() {
  Engine* engine = now_open() != nullptr ? now_open()->engine() : nullptr;
  if (engine != nullptr) engine->wake();
}

const char* cairn_lines() {
  Json json = json_object();
  if (now_open() != nullptr) {
    if (const auto lines = now_open()->changed_lines()) put(json, "lines", json_text(*lines));
  }
  return say(json);
}

int cairn_read_lines(const char* bytes, int length) {
  return now_open() != nullptr && now_open()->read_lines(text_at(bytes, length));
}

int cairn_free_base() { return now_open() != nullptr && now_open()->free_base(); }

void cairn_fill_base() {
  if (now_open() != nullptr) now_open()->fill_base();
}

int cairn_take_over(const char* bytes, int length) {
  return now_open() != nullptr && now_open()->take_over(text_at(bytes, length));
}

void cairn_tidy() {
  if (now_open() != nullptr) now_open()->tidy();
}

void cairn_close() {
  if (session != nullptr) session->reset();
}

}  // extern "C"
