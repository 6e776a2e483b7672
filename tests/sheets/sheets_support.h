// What the tests of spreadsheets share: rows of packs, chance with a seed, and sheets taken apart.
#pragma once
#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "pack/csv.h"
#include "pack/pack.h"
#include "sheets/sheets.h"
#include "support/files.h"

namespace cairn::test {

/// Equal seeds give equal rolls, on every machine.
class Chance {
 public:
  explicit Chance(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t end) { return engine_() % end; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <class List>
  const auto& of(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  std::mt19937 engine_;
};

inline const std::vector<Row>& rows_of_pack(const std::string& folder) {
  static std::map<std::string, std::vector<Row>> kept;
  std::vector<Row>& rows = kept[folder];
  if (rows.empty()) rows = read_pack(pack_at_root(folder), Lang::fr).rows;
  return rows;
}
inline const std::vector<Row>& main_rows() { return rows_of_pack("content/numerique-responsable"); }
inline const std::vector<Row>& small_rows() { return rows_of_pack("content/vallon"); }

/// The rows with those that changed in place of their former selves.
inline std::vector<Row> with(std::vector<Row> rows, const std::vector<Row>& changed) {
  for (Row& row : rows) {
    for (const Row& now : changed) {
      if (row.kind == now.kind && row.id == now.id) row = now;
    }
  }
  return rows;
}

/// A sheet as a grid that can be changed and written again.
struct Grid {
  std::string name;
  std::vector<std::vector<std::string>> cells;  // the first line holds the names

  explicit Grid(const SheetFile& file, char separator = ',') : name(file.name) {
    for (CsvLine& line : read_csv(file.text, separator).lines)
      cells.push_back(std::move(line.cells));
  }
  std::size_t column(const std::string& slug) const {
    for (std::size_t i = 0; i < cells[0].size(); ++i) {
      if (cells[0][i] == slug) return i;
    }
    FAIL("no column " << slug << " in " << name);
    return 0;
  }
  /// The line whose cell in that column is this.
  std::size_t line(const std::string& slug, const std::string& value) const {
    for (std::size_t i = 1; i < cells.size(); ++i) {
      if (cells[i][column(slug)] == value) return i;
    }
    FAIL("no line with " << slug << " " << value << " in " << name);
    return 0;
  }
  std::string& at(const std::string& id, const std::string& slug) {
    return cells[line("id", id)][column(slug)];
  }
  SheetFile file(char separator = ',') const {
    SheetFile file{name, "\xEF\xBB\xBF"};
    for (const auto& line : cells) file.text += csv_line(line, separator);
    return file;
  }
};

inline Grid grid_of(const std::vector<Row>& rows, const std::string& name) {
  for (const SheetFile& file : export_sheets(rows)) {
    if (file.name == name) return Grid(file);
  }
  FAIL("no sheet " << name);
  return Grid({});
}

inline void show(const SheetImport& import) {
  for (const SheetProblem& problem : import.problems) {
    MESSAGE(problem.file << ":" << problem.line << ": " << problem.column << ": " << problem.what
                         << " -> " << problem.write);
  }
}

}  // namespace cairn::test
