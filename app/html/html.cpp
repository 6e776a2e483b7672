#include "html/html.h"

#include "html/glyph.h"

namespace cairn {

namespace {

/// Writes nodes one after another; a function a family of kinds.
class Writer {
 public:
  std::string out;

  void write(const Nodes& nodes) {
    for (const Node& node : nodes) write(node);
  }

  void write(const Node& node) {
    switch (node.kind) {
      case Kind::text:
        out += escape(node.text);
        break;
      case Kind::strong:
        element("strong", node);
        break;
      case Kind::phrase:
        element("span", node);
        break;
      case Kind::foreign:
        element("span", node);
        break;
      case Kind::mark:
        mark(node);
        break;
      case Kind::time:
        time(node);
        break;
      case Kind::link:
        link(node);
        break;
      case Kind::glyph:
        out += glyph_svg(node.value);
        break;
      case Kind::spark:
        out += to_svg(*node.chart);
        break;
      case Kind::heading:
        heading(node);
        break;
      case Kind::paragraph:
        element("p", node);
        break;
      case Kind::list:
        element(node.level == 1 ? "ol" : "ul", node);
        break;
      case Kind::item:
        element("li", node);
        break;
      case Kind::terms:
        element("dl", node);
        break;
      case Kind::term:
        element("dt", node);
        break;
      case Kind::definition:
        element("dd", node);
        break;
      case Kind::section:
        element("section", node);
        break;
      case Kind::group:
        element("div", node);
        break;
      case Kind::article:
        element("article", node);
        break;
      case Kind::navigation:
        element("nav", node);
        break;
      case Kind::aside:
        element("aside", node);
        break;
      case Kind::quote:
        element("blockquote", node);
        break;
      case Kind::details:
        details(node);
        break;
      case Kind::notice:
        notice(node);
        break;
      case Kind::table:
        table(node);
        break;
      case Kind::row:
      case Kind::cell:
        break;  // written by their table
      case Kind::figure:
        figure(node);
        break;
      case Kind::form:
        form(node);
        break;
      case Kind::field:
      case Kind::long_field:
      case Kind::choice:
        field(node);
        break;
      case Kind::option:
        option(node, "");
        break;
      case Kind::radios:
        radios(node);
        break;
      case Kind::toggle:
        toggle(node);
        break;
      case Kind::hidden:
        hidden(node);
        break;
      case Kind::button:
        button(node);
        break;
      case Kind::image:
        image(node);
        break;
      case Kind::rule:
        out += "<hr>";
        break;
    }
  }

 private:
  void attribute(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out += ' ';
    out += name;
    out += "=\"";
    out += escape(value);
    out += '"';
  }

  void open(std::string_view tag, const Node& node, std::string_view role_class = "") {
    out += '<';
    out += tag;
    attribute("id", node.key);
    std::string names(role_class);
    for (const std::string* more : {&node.look, &node.tone}) {
      if (more->empty()) continue;
      if (!names.empty()) names += ' ';
      names += *more;
    }
    attribute("class", names);
    attribute("lang", node.lang);
    if (node.kind != Kind::link) attribute("aria-label", node.label);
  }

  void close(std::string_view tag) {
    out += "</";
    out += tag;
    out += '>';
  }

  void element(std::string_view tag, const Node& node) {
    open(tag, node);
    out += '>';
    out += escape(node.text);
    write(node.children);
    close(tag);
  }

  void mark(const Node& node) {
    open("span", node, "mark");
    out += '>';
    out += escape(node.text);
    close("span");
  }

  void time(const Node& node) {
    out += "<time";
    attribute("datetime", node.value);
    out += '>';
    out += escape(node.text);
    close("time");
  }

  void link(const Node& node) {
    open("a", node);
    attribute("href", node.href);
    attribute("hreflang", node.value);
    attribute("aria-label", node.label);
    if (node.level == 1) out += " aria-current=\"page\"";
    out += '>';
    out += escape(node.text);
    write(node.children);
    close("a");
  }

  void heading(const Node& node) {
    const std::string tag = "h" + std::to_string(node.level);
    element(tag, node);
  }

  void details(const Node& node) {
    open("details", node);
    if (node.level == 1) out += " open";
    out += "><summary>";
    out += escape(node.text);
    out += "</summary>";
    write(node.children);
    close("details");
  }

  void notice(const Node& node) {
    open("div", node, "notice");
    // What went wrong is read first, without a script too (RGAA 11.10).
    if (node.look == "wrong") out += " role=\"alert\" tabindex=\"-1\" autofocus";
    out += "><strong>";
    out += escape(node.text);
    out += "</strong> ";
    write(node.children);
    close("div");
  }

  void table(const Node& node) {
    open("table", node);
    out += "><caption>";
    out += escape(node.text);
    out += "</caption>";
    bool head = true;
    for (const Node& row : node.children) {
      out += head ? "<thead><tr>" : "<tr>";
      bool first = true;
      for (const Node& cell : row.children) {
        const bool heads_row = first && row.level == 1;
        const std::string_view tag = head || heads_row ? "th" : "td";
        open(tag, cell);
        if (head) out += " scope=\"col\"";
        if (!head && heads_row) out += " scope=\"row\"";
        out += '>';
        out += escape(cell.text);
        write(cell.children);
        close(tag);
        first = false;
      }
      out += head ? "</tr></thead><tbody>" : "</tr>";
      head = false;
    }
    out += "</tbody></table>";
  }

  void figure(const Node& node) {
    open("figure", node);
    out += "><figcaption>";
    out += escape(node.chart->caption);
    out += "</figcaption>";
    out += to_svg(*node.chart);
    out += "<p class=\"sum\">";
    out += escape(node.chart->summary);
    out += "</p>";
    write(node.children);
    close("figure");
  }

  void form(const Node& node) {
    open("form", node);
    attribute("action", node.href);
    attribute("method", node.value);
    if (node.name == "search") out += " role=\"search\"";
    if (node.level == 1) out += " data-live";
    out += " novalidate>";
    write(node.children);
    close("form");
  }

  /// Help and error are tied to the field by aria-describedby (RGAA 11.1, 11.10).
  void described(const Node& node) {
    std::string by;
    if (!node.error.empty()) by = node.key + "-error";
    if (!node.help.empty()) by += (by.empty() ? "" : " ") + node.key + "-help";
    attribute("aria-describedby", by);
    if (!node.error.empty()) out += " aria-invalid=\"true\"";
    if (node.level == 1) out += " required";
  }

  void error(const Node& node) {
    if (node.error.empty()) return;
    out +=
        "<p class=\"error\" id=\"" + escape(node.key) + "-error\">" + escape(node.error) + "</p>";
  }

  void label(const Node& node) {
    out += "<label for=\"" + escape(node.key) + "\">" + escape(node.text) + "</label>";
  }

  void field(const Node& node) {
    out += "<div class=\"field\">";
    label(node);
    if (!node.help.empty()) {
      out += "<p class=\"help\" id=\"" + escape(node.key) + "-help\">" + escape(node.help) + "</p>";
    }
    error(node);
    const std::string_view tag = node.kind == Kind::choice       ? "select"
                                 : node.kind == Kind::long_field ? "textarea"
                                                                 : "input";
    out += '<';
    out += tag;
    attribute("id", node.key);
    attribute("name", node.name);
    if (node.kind == Kind::field) {
      attribute("type", node.look.empty() ? "text" : node.look);
      attribute("value", node.value);
    }
    if (node.kind == Kind::long_field) out += " rows=\"8\"";
    attribute("autocomplete", node.purpose);
    described(node);
    out += '>';
    if (node.kind == Kind::choice) {
      for (const Node& choice : node.children) option(choice, node.value);
      close(tag);
    } else if (node.kind == Kind::long_field) {
      // The first newline of a textarea is dropped by the parser: give it one to drop.
      if (node.value.starts_with('\n')) out += '\n';
      out += escape(node.value);
      close(tag);
    }
    out += "</div>";
  }

  void option(const Node& node, std::string_view chosen) {
    out += "<option value=\"" + escape(node.value) + "\"";
    if (node.value == chosen) out += " selected";
    out += '>';
    out += escape(node.text);
    close("option");
  }

  void radios(const Node& node) {
    open("fieldset", node);
    described(node);
    out += "><legend>" + escape(node.text) + "</legend>";
    error(node);
    for (const Node& choice : node.children) {
      const std::string id = node.key + "-" + choice.value;
      out += "<label for=\"" + escape(id) + "\"><input type=\"radio\"";
      attribute("id", id);
      attribute("name", node.name);
      // Written even when empty: without one, a browser would send "on".
      out += " value=\"" + escape(choice.value) + "\"";
      if (choice.value == node.value) out += " checked";
      out += "> " + escape(choice.text) + "</label>";
    }
    close("fieldset");
  }

  void toggle(const Node& node) {
    out += "<div class=\"toggle\"><input type=\"checkbox\"";
    attribute("id", node.key);
    attribute("name", node.name);
    attribute("value", node.value);
    if (node.level == 1) out += " checked";
    out += "> ";
    label(node);
    out += "</div>";
  }

  void hidden(const Node& node) {
    out += "<input type=\"hidden\"";
    attribute("name", node.name);
    attribute("value", node.value);
    out += '>';
  }

  void button(const Node& node) {
    open("button", node);
    // An act is the program's to answer, and no form is sent.
    if (node.value.starts_with("act:")) out += " type=\"button\" data-live";
    // Shown by the script, where the program can run.
    if (node.look == "needs-program") out += " hidden";
    attribute("name", node.name);
    attribute("value", node.value);
    out += '>';
    out += escape(node.text);
    close("button");
  }

  void image(const Node& node) {
    out += "<img";
    attribute("class", node.look);
    attribute("src", node.href);
    out += " alt=\"" + escape(node.text) + "\"";
    attribute("width", node.name);
    attribute("height", node.value);
    out += " loading=\"lazy\">";
  }
};

}  // namespace

std::string to_html(const Node& node) {
  Writer writer;
  writer.write(node);
  return std::move(writer.out);
}

std::string to_html(const Nodes& nodes) {
  Writer writer;
  writer.write(nodes);
  return std::move(writer.out);
}

}  // namespace cairn
