// IO, style and fonts by address: the layout of these structs is the library's own business.
#include <cstddef>
#include "imgui.h"
#include "events.h"
#include "style.h"

using namespace procgan;
#define API extern "C" __attribute__((visibility("default")))

static_assert(offsetof(ImGuiIO, IniFilename) == 24, "ImGuiIO in Structs.cs names this offset");
static_assert(sizeof(ImDrawCmd) == 56 && sizeof(ImDrawVert) == 20 && sizeof(ImDrawIdx) == 2, "Structs.cs mirrors these");

API ImGuiIO* pg_io() { return &ImGui::GetIO(); }

API void* pg_io_field(int field) {
    ImGuiIO& io = ImGui::GetIO();
    switch (field) {
    case 0: return &io.ConfigFlags;
    case 1: return &io.BackendFlags;
    case 2: return &io.DisplaySize;
    case 3: return &io.DeltaTime;
    case 4: return &io.FontGlobalScale;
    case 5: return &io.DisplayFramebufferScale;
    case 6: return &io.ConfigInputTextCursorBlink;
    case 7: return &io.MousePos;
    case 8: return &io.WantCaptureMouse;
    case 9: return &io.WantCaptureKeyboard;
    case 10: return &io.WantTextInput;
    case 11: return &io.KeyCtrl;
    case 12: return &io.KeyShift;
    case 13: return &io.MouseWheel;
    case 14: return &io.Framerate;
    default: return nullptr;
    }
}

API ImFontAtlas* pg_fonts() { return ImGui::GetIO().Fonts; }

API void pg_event(int kind, int index, bool down, float x, float y) {
    push({(Event::Kind)kind, index, down, x, y});
}

API ImGuiStyle* pg_style() { return &ImGui::GetStyle(); }
API ImVec4* pg_style_colors() { return colors(); }

API void* pg_style_field(int field) {
    ImGuiStyle& s = ImGui::GetStyle();
    switch (field) {
    case 0: return &s.WindowPadding;
    case 1: return &s.WindowRounding;
    case 2: return &s.WindowBorderSize;
    case 3: return &s.FramePadding;
    case 4: return &s.FrameRounding;
    case 5: return &s.FrameBorderSize;
    case 6: return &s.ItemSpacing;
    case 7: return &s.ItemInnerSpacing;
    case 8: return &s.GrabMinSize;
    case 9: return &s.GrabRounding;
    case 10: return &s.PopupRounding;
    case 11: return &s.ScrollbarSize;
    case 12: return &s.ScrollbarRounding;
    case 13: return &s.DisabledAlpha;
    case 14: return &s.PopupBorderSize;
    default: return nullptr;
    }
}

API void pg_style_scale(float factor) { ImGui::GetStyle().ScaleAllSizes(factor); }

API ImFont* pg_font_default(ImFontAtlas* atlas) { return atlas->AddFontDefault(); }
API ImFont* pg_font_file(ImFontAtlas* atlas, const char* path, float size, const ImWchar* ranges) {
    return atlas->AddFontFromFileTTF(path, size, nullptr, ranges);
}
API const ImWchar* pg_glyphs_default(ImFontAtlas* atlas) { return atlas->GetGlyphRangesDefault(); }
API void pg_font_pixels(ImFontAtlas* atlas, unsigned char** pixels, int* width, int* height, int* bytes) {
    atlas->GetTexDataAsRGBA32(pixels, width, height, bytes);
}
API void pg_font_texture(ImFontAtlas* atlas, void* id) { atlas->SetTexID(id); }
API void pg_font_clear(ImFontAtlas* atlas) { atlas->ClearTexData(); }
