#include "html/document.h"

namespace cairn {

namespace {

void meta(std::string& out, std::string_view name, std::string_view content) {
  if (content.empty()) return;
  out += "<meta name=\"" + escape(name) + "\" content=\"" + escape(content) + "\">";
}

void alternate(std::string& out, std::string_view lang, const std::string& address) {
  out +=
      "<link rel=\"alternate\" hreflang=\"" + escape(lang) + "\" href=\"" + escape(address) + "\">";
}

void data(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out += " data-" + std::string(name) + "=\"" + escape(value) + "\"";
}

}  // namespace

Parts parts_of(const Page& page) {
  return {to_html(page.header), to_html(page.main), escape(page.status), to_html(page.footer)};
}

std::string to_document(const Page& page, const Shell& shell) {
  const Parts parts = parts_of(page);
  std::string out = "<!doctype html><html lang=\"" + escape(page.lang) +
                    "\"><head><meta charset=\"utf-8\"><title>" + escape(page.title) + "</title>";
  meta(out, "viewport", "width=device-width,initial-scale=1");
  meta(out, "description", page.description);
  if (!page.indexable) meta(out, "robots", "noindex");
  if (!shell.origin.empty()) {
    out += "<link rel=\"canonical\" href=\"" + escape(shell.origin + page.path) + "\">";
  }
  if (!page.path_other.empty()) {
    alternate(out, page.lang, shell.origin + page.path);
    alternate(out, page.lang == "fr" ? "en" : "fr", shell.origin + page.path_other);
  }
  if (!shell.icon.empty()) out += "<link rel=\"icon\" href=\"" + escape(shell.icon) + "\">";
  if (!shell.manifest.empty()) {
    out += "<link rel=\"manifest\" href=\"" + escape(shell.manifest) + "\">";
  }
  if (!shell.feed.empty()) {
    out += "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"" + escape(shell.feed) +
           "\">";
  }
  out += "<style>" + shell.style + "</style>";
  if (!shell.start.empty()) {
    out += "<script type=\"module\" src=\"" + escape(shell.start) + "\"";
    data(out, "worker", shell.worker);
    data(out, "program", shell.program);
    data(out, "wasm", shell.wasm);
    data(out, "snapshot", shell.snapshot);
    data(out, "words", shell.words);
    data(out, "deposit", shell.deposit);
    data(out, "face", shell.face);
    data(out, "face-worker", shell.face_worker);
    data(out, "face-program", shell.face_program);
    data(out, "face-wasm", shell.face_wasm);
    data(out, "cursor", shell.cursor);
    data(out, "shell", shell.shell);
    if (shell.kiosk == "1") data(out, "kiosk", shell.kiosk);
    out += "></script>";
  }
  out += "</head><body>";
  if (!shell.face.empty()) {
    // First in the order of the keyboard; shown by the script, where the program can run.
    const std::string word = escape(page.lang == "fr" ? shell.face_fr : shell.face_en);
    out += "<aside class=\"face\" aria-label=\"" + word +
           "\"><button type=\"button\" class=\"needs-program\" hidden>" + word +
           "</button></aside>";
  }
  out += "<a class=\"skip\" href=\"#main\">";
  out += escape(page.lang == "fr" ? shell.skip_fr : shell.skip_en);
  out += "</a><header id=\"header\">" + parts.header;
  out += "</header><main id=\"main\" tabindex=\"-1\">" + parts.main;
  out += "</main><p id=\"status\" role=\"status\">" + parts.status;
  out += "</p><footer id=\"footer\">" + parts.footer + "</footer></body></html>\n";
  return out;
}

}  // namespace cairn
