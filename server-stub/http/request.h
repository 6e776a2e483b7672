// What a client asked, once its bytes have been read and judged (http/reader.h).
//
// Promises: plain values. Names of fields are in small letters, values without blanks around.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace cairn::server {

struct Field {
  std::string name;
  std::string value;
  bool operator==(const Field&) const = default;
};

struct Request {
  std::string method;  // as sent: methods are case-sensitive
  std::string target;  // as sent
  int minor = 1;       // HTTP/1.minor
  std::vector<Field> fields;
  std::string body;
  bool keep_alive = true;

  /// The value of that field, or null. The first one, where it came several times.
  const std::string* field(std::string_view name) const {
    for (const Field& f : fields) {
      if (f.name == name) return &f.value;
    }
    return nullptr;
  }
  /// All the values of a list field, joined as RFC 9110 §5.3 has it.
  std::string list(std::string_view name) const {
    std::string all;
    for (const Field& f : fields) {
      if (f.name == name) all += (all.empty() ? "" : ", ") + f.value;
    }
    return all;
  }
};

}  // namespace cairn::server
