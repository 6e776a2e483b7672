// What the server's tests share: requests, a small site, a folder that goes away.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "reception/reception.h"

namespace cairn::server::test {

Request get(std::string target, std::vector<Field> fields = {});
/// As a browser posts the contact form from our own page.
Request post(std::string target, std::string body, std::vector<Field> more = {});

std::string value(const Answer& answer, std::string_view name);  // "" where absent
std::string words(const Answer& answer);                         // the body

/// "/", "/en/", "/actions/A1-03" and an asset, with both "not found" pages.
Site small_site();

/// A folder for the length of a test.
class Folder {
 public:
  Folder();
  ~Folder();
  std::string at(const std::string& name) const { return path + "/" + name; }
  std::string path;
};

/// A machine whose clock is `now` and whose chance counts up.
Machine machine_at(std::int64_t& now_ms);

/// The rows of tests/packs/sound.
std::vector<Row> sound_rows();
Live live_of_sound_pack();

}  // namespace cairn::server::test
