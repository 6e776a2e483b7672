#include <string_view>

#include "json/json.h"

namespace cairn {

namespace {

/// What stands for a byte that may not stand for itself in a string; empty: it may.
std::string_view escaped(char c) {
  switch (c) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\b':
      return "\\b";
    case '\f':
      return "\\f";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return {};
  }
}

/// Runs of plain bytes are written at once: a page goes through here at each key of a person.
void write_string(std::string_view text, std::string& out) {
  constexpr char digits[] = "0123456789abcdef";
  out += '"';
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out.append(text, from, i - from);
    from = i + 1;
    const std::string_view instead = escaped(text[i]);
    out += instead;
    if (instead.empty()) {
      out += "\\u00";
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  out.append(text, from);
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
