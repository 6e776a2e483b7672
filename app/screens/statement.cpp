// The two public statements, told from the audit grids: they claim no more than the grids hold.
//
// Their texts are pages (docs/statements/) in which `{publisher}`, `{C}`… stand for what the grid
// and the pack say, and a paragraph that is only `{lines NT}` stands for a list. Invariant: as
// long as one criterion is not tested, no rate and no score is told.
#include "screens/scene.h"

namespace cairn {

namespace {

struct Counts {
  int c = 0, nc = 0, na = 0, nt = 0;
};

Counts counts_of(const Audit& audit) {
  Counts n;
  for (const AuditLine& line : audit.lines) {
    n.c += line.state == "C";
    n.nc += line.state == "NC";
    n.na += line.state == "NA";
    n.nt += line.state == "NT";
  }
  return n;
}

const Audit* find_audit(const Roadmap& roadmap, std::string_view id) {
  for (const Audit& audit : roadmap.audits) {
    if (audit.id == id) return &audit;
  }
  return nullptr;
}

/// Compliance in the words of the mandatory form: nothing is claimed while a criterion is open.
W conformity(const Counts& n) {
  if (n.nt > 0 || n.c + n.nc == 0) return W::rgaa_untested;
  if (n.nc == 0) return W::rgaa_full;
  return n.c >= n.nc ? W::rgaa_partial : W::rgaa_none;
}

std::string replaced(std::string text, std::string_view what, const std::string& by) {
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
  return text;
}

struct Statement {
  const Scene& scene;
  const Audit& audit;
  Counts counts;

  /// The text in the page's language, with what the grid and the pack say in it.
  Text told(const Text& written) const {
    const Publisher& p = scene.roadmap.publisher;
    std::string text = written.in(scene.lang);
    const std::pair<std::string_view, std::string> holes[] = {
        {"{publisher}", p.name.in(scene.lang)},
        {"{service}", scene.roadmap.title.in(scene.lang) + " – Cairn"},
        {"{updated}", date_in_words(scene.lang, audit.date)},
        {"{C}", std::to_string(counts.c)},
        {"{NC}", std::to_string(counts.nc)},
        {"{NA}", std::to_string(counts.na)},
        {"{NT}", std::to_string(counts.nt)},
        {"{all}", std::to_string(audit.lines.size())},
        {"{reach}", p.accessibility.in(scene.lang)},
        {"{telephone}", p.telephone},
        {"{conformity}", scene.say(conformity(counts))}};
    for (const auto& [hole, words] : holes) text = replaced(std::move(text), hole, words);
    Text out;
    (scene.lang == Lang::fr ? out.fr : out.en) = std::move(text);
    return out;
  }

  Node lines(std::string_view state) const {
    Nodes items;
    for (const AuditLine& line : audit.lines) {
      if (line.state != state) continue;
      items.push_back(write::item(
          {write::strong(line.id), write::text(" "), write::text(plain(scene, line.title) + " "),
           write::node(Kind::phrase, {write::text(plain(scene, line.proof))})}));
    }
    if (items.empty()) return write::paragraph(scene.say(W::none_of_them));
    return write::list(std::move(items), "criteria");
  }

  Node numbers(std::string_view state) const {
    std::string ids;
    for (const AuditLine& line : audit.lines) {
      if (line.state == state) ids += (ids.empty() ? "" : ", ") + line.id;
    }
    return write::paragraph(ids.empty() ? scene.say(W::none_of_them) : ids + ".");
  }

  std::string amount(std::int64_t n, const std::string& unit) const {
    return unit == "B" ? kilobytes(scene.lang, n) : whole(scene.lang, n);
  }

  Node budgets() const {
    Nodes rows = {write::row({write::cell(scene.say(W::budget_what)),
                              write::cell(scene.say(W::budget_measured)),
                              write::cell(scene.say(W::budget_most))})};
    for (const Budget& b : scene.roadmap.budgets) {
      rows.push_back(
          write::row({write::cell(plain(scene, b.label)), write::cell(amount(b.measured, b.unit)),
                      write::cell(amount(b.most, b.unit))}));
    }
    return write::table(scene.say(W::budgets), std::move(rows));
  }

  /// A paragraph that stands for a list, or the paragraph itself.
  Node paragraph(const Text& text) const {
    const std::string& raw = text.in(scene.lang);
    if (raw.starts_with("{lines ")) return lines(raw.substr(7, raw.size() - 8));
    if (raw.starts_with("{numbers ")) return numbers(raw.substr(9, raw.size() - 10));
    if (raw == "{budgets}") return budgets();
    if (raw == "{contact}") {
      return write::paragraph(
          Nodes{write::link(scene.say(W::write_to_us), scene.at(Screen::contact))});
    }
    return write::paragraph(rich(scene, told(text)));
  }
};

Page statement_page(const Scene& scene, std::string_view page_id, std::string_view audit_id,
                    W title) {
  const PackPage* written = find_page(scene.roadmap, page_id);
  const Audit* audit = find_audit(scene.roadmap, audit_id);
  Nodes main = {crumbs(scene, {write::text(scene.say(title))}),
                write::heading(1, scene.say(title))};
  if (written == nullptr || audit == nullptr) {
    main.push_back(write::paragraph(scene.say(W::no_statement), "lead"));
    return framed(scene, scene.say(title), scene.say(W::no_statement), std::move(main));
  }
  const Statement statement{scene, *audit, counts_of(*audit)};
  for (const Section& s : written->sections) {
    Nodes section;
    if (!s.heading.empty()) {
      section.push_back(write::heading(2, plain(scene, statement.told(s.heading))));
    }
    for (const Block& block : s.blocks) {
      Nodes items;
      for (const Text& text : block.items) {
        if (block.kind == BlockKind::paragraph) {
          section.push_back(statement.paragraph(text));
        } else {
          items.push_back(write::item(rich(scene, statement.told(text))));
        }
      }
      if (!items.empty()) section.push_back(write::list(std::move(items)));
    }
    main.push_back(write::section(std::move(section), "prose"));
  }
  return framed(scene, scene.say(title), plain(scene, statement.told(written->plain)),
                std::move(main));
}

}  // namespace

std::string accessibility_mention(const Scene& scene) {
  const Audit* audit = find_audit(scene.roadmap, "rgaa");
  const W state = audit == nullptr ? W::rgaa_untested : conformity(counts_of(*audit));
  return scene.say(state == W::rgaa_full      ? W::mention_full
                   : state == W::rgaa_partial ? W::mention_partial
                                              : W::mention_none);
}

Page accessibility_page(const Scene& scene) {
  return statement_page(scene, "accessibilite", "rgaa", W::accessibility_title);
}

Page eco_design_page(const Scene& scene) {
  return statement_page(scene, "ecoconception", "rgesn", W::eco_design_title);
}

}  // namespace cairn
