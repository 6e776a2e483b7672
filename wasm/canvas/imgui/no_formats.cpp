// Dear ImGui writes the names of fonts for a debugger of its own, which is not here; and what
// writes numbers in texts is heavy.
#include "imgui.h"
#include "imgui_internal.h"

int ImFormatString(char* buf, size_t size, const char*, ...) {
  if (buf != nullptr && size > 0) buf[0] = 0;
  return 0;
}

int ImFormatStringV(char* buf, size_t size, const char*, va_list) {
  return ImFormatString(buf, size, "");
}
