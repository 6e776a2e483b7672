#include "text/text.h"

namespace cairn {

namespace {

std::string inline_text(const Node& node) {
  std::string out = node.text;
  for (const Node& child : node.children) out += inline_text(child);
  if (node.kind == Kind::mark) return "[" + out + "]";
  if (node.kind == Kind::link) return out + " <" + node.href + ">";
  return out;
}

bool is_inline(const Node& node) { return node.kind <= Kind::spark; }

class Lines {
 public:
  std::string out;

  void line(int depth, const std::string& text) {
    if (text.empty()) return;
    out.append(static_cast<std::size_t>(depth) * 2, ' ');
    out += text;
    out += '\n';
  }

  /// Inline children make one line; block children their own.
  void children(int depth, const Node& node, const std::string& before = "") {
    std::string run = before + node.text;
    for (const Node& child : node.children) {
      if (is_inline(child)) {
        run += inline_text(child);
      } else {
        line(depth, run);
        run.clear();
        write(depth, child);
      }
    }
    line(depth, run);
  }

  void table(int depth, const Node& node) {
    line(depth, "| " + node.text);
    for (const Node& row : node.children) {
      std::string cells;
      for (const Node& cell : row.children) cells += "| " + words_of_cell(cell) + " ";
      line(depth, cells + "|");
    }
  }

  std::string words_of_cell(const Node& cell) { return inline_text(cell); }

  void field(int depth, const Node& node) {
    std::string text = node.text + ": " + node.value;
    for (const Node& choice : node.children) {
      text += (choice.value == node.value ? " (•) " : " ( ) ") + choice.text;
    }
    line(depth, text);
    if (!node.help.empty()) line(depth + 1, "? " + node.help);
    if (!node.error.empty()) line(depth + 1, "! " + node.error);
  }

  void write(int depth, const Node& node) {
    switch (node.kind) {
      case Kind::heading:
        line(depth,
             std::string(static_cast<std::size_t>(node.level), '#') + " " + inline_text(node));
        break;
      case Kind::item:
        children(depth + 1, node, "- ");
        break;
      case Kind::term:
        children(depth, node);
        break;
      case Kind::definition:
        children(depth + 1, node);
        break;
      case Kind::details:
        line(depth, "▸ " + node.text);
        for (const Node& child : node.children) write(depth + 1, child);
        break;
      case Kind::notice:
        children(depth, node, "! ");
        break;
      case Kind::table:
        table(depth, node);
        break;
      case Kind::figure:
        line(depth, "◆ " + node.chart->caption);
        line(depth + 1, node.chart->summary);
        for (const Node& child : node.children) write(depth + 1, child);
        break;
      case Kind::field:
      case Kind::long_field:
      case Kind::choice:
      case Kind::radios:
      case Kind::toggle:
        field(depth, node);
        break;
      case Kind::hidden:
        break;
      case Kind::button:
        line(depth, "[" + node.text + "]");
        break;
      case Kind::image:
        line(depth, "(" + node.text + ")");
        break;
      case Kind::navigation:
      case Kind::aside:
        line(depth, "— " + node.label);
        children(depth + 1, node);
        break;
      default:
        if (is_inline(node)) {
          line(depth, inline_text(node));
        } else {
          children(depth, node);
        }
    }
  }
};

}  // namespace

std::string to_text(const Page& page) {
  Lines lines;
  lines.line(0, page.title);
  lines.line(0, page.path);
  for (const Nodes* part : {&page.header, &page.main, &page.footer}) {
    lines.out += "----\n";
    for (const Node& node : *part) lines.write(0, node);
  }
  return lines.out;
}

}  // namespace cairn
