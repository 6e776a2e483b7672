// The notes of a workshop as a sheet: what each person said, one a line.
//
//   subject   an action's id, or roadmap          words     what was said
//   form      comment (or empty), proposal,       lang      fr, en; empty: the roadmap's first
//             answer                              stance    for, against, neutral; or empty
//   place     where it is about; or empty         channel   workshop (or empty), paper
//
// Promises: `subject` and `words` are needed, the other columns may be missing. Where there is one
// mistake there is no slip, and every mistake says its line, its column and what to write.
// Leaves out: what comes of a slip (charge/slip.h), files and the ledger.
#pragma once
#include <string>
#include <vector>

#include "model/contribution.h"
#include "sheets/sheets.h"

namespace cairn {

struct SlipLine {
  int line = 0;
  std::string subject;
  Form form = Form::comment;
  Stance stance = Stance::none;
  Lang lang = Lang::fr;
  Channel channel = Channel::workshop;
  std::string place;
  std::string words;
  bool operator==(const SlipLine&) const = default;
};

struct SlipReading {
  std::vector<SheetProblem> problems;
  std::vector<SlipLine> slips;  // none where there are problems
};

/// `actions`: the ids there are.
SlipReading read_slips(const SheetFile& file, const std::vector<std::string>& actions,
                       Lang roadmap_lang, Lang messages);

}  // namespace cairn
