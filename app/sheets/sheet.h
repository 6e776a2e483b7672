// The four sheets: which there are, the file of each, and what one of its lines is.
#pragma once
#include <string_view>

#include "model/text.h"

namespace cairn {

enum class Sheet : unsigned char { actions, indicators, milestones, measures };
inline constexpr Sheet every_sheet[] = {Sheet::actions, Sheet::indicators, Sheet::milestones,
                                        Sheet::measures};

std::string_view file_of(Sheet sheet);
/// What one line is, for titles.
Text title_of(Sheet sheet);

}  // namespace cairn
