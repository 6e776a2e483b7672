// How Dear ImGui is compiled here: its letters and its lists of triangles, nothing of a desktop.
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FORMAT_FUNCTIONS
// A page is one list: more than 65,536 corners where many stones are in sight.
#define ImDrawIdx unsigned int
#ifdef NDEBUG
#define IM_ASSERT(condition) ((void)0)
#endif
