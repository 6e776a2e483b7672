#include "sheets/slips.h"

#include <algorithm>
#include <iterator>

#include "pack/closest.h"
#include "pack/reading.h"
#include "sheets/cell.h"
#include "sheets/grid.h"

namespace cairn {

namespace {

constexpr std::string_view whole = "roadmap";
constexpr std::string_view forms[] = {"comment", "proposal", "answer"};
constexpr std::string_view langs[] = {"fr", "en"};
constexpr std::string_view stances[] = {"for", "against", "neutral"};
constexpr std::string_view channels[] = {"workshop", "paper"};
constexpr bool must = true, may = false;

enum Place : unsigned char { subject, form, words, lang, stance, place, channel };

// clang-format off
constexpr Field fields[] = {
    {"subject", CellForm::word, must, "", "", "", ""},
    {"form", CellForm::choice, may, "", "", "", "", forms},
    {"words", CellForm::text, must, "", "", "", ""},
    {"lang", CellForm::choice, may, "", "", "", "", langs},
    {"stance", CellForm::choice, may, "", "", "", "", stances},
    {"place", CellForm::word, may, "", "", "", ""},
    {"channel", CellForm::choice, may, "", "", "", "", channels},
};
// clang-format on

class SlipReader {
 public:
  SlipReader(const std::vector<std::string>& actions, Lang lang,
             std::vector<SheetMistake>& mistakes)
      : actions_(actions), lang_(lang), mistakes_(mistakes) {}

  std::vector<SlipLine> read(const SheetFile& file) {
    std::optional<Grid> grid = read_grid(file, mistakes_);
    if (!grid) return {};
    file_ = file.name;
    std::vector<std::string_view> slugs;
    for (const Field& field : fields) slugs.push_back(field.slug);
    places_ = places_in(*grid, slugs, mistakes_);
    for (std::size_t i = 0; i < std::size(fields); ++i) {
      if (!fields[i].must || places_[i] != no_place) continue;
      note(SheetFault::needed_column, grid->first, fields[i].slug);
    }
    check_even(*grid, mistakes_);
    if (!mistakes_.empty()) return {};
    std::vector<SlipLine> slips;
    for (const CsvLine& line : grid->lines) slips.push_back(slip_of(line));
    return slips;
  }

 private:
  SheetMistake& note(SheetFault fault, int line, std::string_view column) {
    return cairn::note(mistakes_, file_, fault, line, column);
  }

  /// "" where it is missing, empty, or a mistake that was noted.
  std::string cell(const CsvLine& line, Place at) {
    const Field& field = fields[at];
    if (places_[at] == no_place) return {};
    const std::string& written = line.cells[places_[at]];
    CellReading reading = read_cell(field, written);
    if (reading.fault != SheetFault::none) {
      SheetMistake& mistake = note(reading.fault, line.line, field.slug);
      mistake.given = written.substr(0, 80);
      mistake.more = reading.more;
      mistake.closest = reading.closest;
      return {};
    }
    if (reading.text.empty() && field.must) note(SheetFault::needed, line.line, field.slug);
    return reading.text;
  }

  void check_length(const std::string& text, int most, SheetFault fault, int line, Place at) {
    const int length = length_of(text);
    if (length <= most) return;
    SheetMistake& mistake = note(fault, line, fields[at].slug);
    mistake.given = std::to_string(length);
    mistake.more = std::to_string(most);
  }

  void check_subject(const std::string& id, int line) {
    if (id.empty() || id == whole) return;
    if (std::find(actions_.begin(), actions_.end(), id) != actions_.end()) return;
    SheetMistake& mistake = note(SheetFault::unknown_subject, line, "subject");
    mistake.given = id;
    std::vector<std::string_view> known(actions_.begin(), actions_.end());
    known.push_back(whole);
    mistake.closest = closest(id, known);
  }

  SlipLine slip_of(const CsvLine& line) {
    SlipLine slip;
    slip.line = line.line;
    slip.lang = lang_;
    slip.subject = cell(line, subject);
    check_subject(slip.subject, line.line);
    from_slug(cell(line, form), slip.form);
    from_slug(cell(line, stance), slip.stance);
    from_slug(cell(line, channel), slip.channel);
    if (const std::string said = cell(line, lang); !said.empty()) {
      slip.lang = said == "en" ? Lang::en : Lang::fr;
    }
    slip.place = cell(line, place);
    check_length(slip.place, place_most, SheetFault::long_place, line.line, place);
    slip.words = cell(line, words);
    check_length(slip.words, contribution_most, SheetFault::long_words, line.line, words);
    return slip;
  }

  const std::vector<std::string>& actions_;
  Lang lang_;
  std::vector<SheetMistake>& mistakes_;
  std::string file_;
  std::vector<std::size_t> places_;
};

}  // namespace

SlipReading read_slips(const SheetFile& file, const std::vector<std::string>& actions,
                       Lang roadmap_lang, Lang messages) {
  std::vector<SheetMistake> mistakes;
  SlipReading reading;
  reading.slips = SlipReader(actions, roadmap_lang, mistakes).read(file);
  if (mistakes.empty()) return reading;
  reading.slips.clear();
  reading.problems = explain(mistakes, {file}, messages);
  return reading;
}

}  // namespace cairn
