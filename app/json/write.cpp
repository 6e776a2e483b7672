#include "json/json.h"

namespace cairn {

namespace {

void write_string(const std::string& text, std::string& out) {
  constexpr char digits[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (byte < 0x20) {
          out += "\\u00";
          out += digits[byte >> 4];
          out += digits[byte & 15];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

void write(const Json& value, std::string& out) {
  bool first = true;
  const auto separate = [&] {
    if (!first) out += ',';
    first = false;
  };
  switch (value.kind) {
    case JsonKind::null:
      out += "null";
      break;
    case JsonKind::boolean:
      out += value.truth ? "true" : "false";
      break;
    case JsonKind::number:
      out += value.text;
      break;
    case JsonKind::string:
      write_string(value.text, out);
      break;
    case JsonKind::array:
      out += '[';
      for (const Json& item : value.items) {
        separate();
        write(item, out);
      }
      out += ']';
      break;
    case JsonKind::object:
      out += '{';
      for (const auto& [name, member] : value.members) {
        separate();
        write_string(name, out);
        out += ':';
        write(member, out);
      }
      out += '}';
      break;
  }
}

}  // namespace

std::string write_json(const Json& value) {
  std::string out;
  write(value, out);
  return out;
}

}  // namespace cairn
