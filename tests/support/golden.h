// A text against the file that holds what it should be. To write the files anew after a wanted
// change: CAIRN_GOLDEN=write build/sanitized/tests/cairn-tests -tc='golden*', then read the
// difference.
#pragma once
#include <string>

namespace cairn::test {

void compare_golden(const std::string& file, const std::string& text);

}  // namespace cairn::test
