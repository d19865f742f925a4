// The calls of ImGui.NET's ImGui class, one C function each.
#include "imgui.h"
#include "events.h"
#include "style.h"

using namespace procgan;
#define API extern "C" __attribute__((visibility("default")))

API ImGuiContext* pg_create() {
    ImGuiContext* previous = ImGui::GetCurrentContext();
    ImGuiContext* context = ImGui::CreateContext();
    ImGui::SetCurrentContext(context);
    clear();
    mapKeys();
    ImGui::StyleColorsDark();
    readColors();
    if (previous) ImGui::SetCurrentContext(previous);
    return context;
}
API void pg_destroy(ImGuiContext* context) { ImGui::DestroyContext(context); }
API ImGuiContext* pg_get_context() { return ImGui::GetCurrentContext(); }
API void pg_set_context(ImGuiContext* context) { ImGui::SetCurrentContext(context); }
API const char* pg_version() { return ImGui::GetVersion(); }
API void pg_dark() { ImGui::StyleColorsDark(); readColors(); }

API void pg_new_frame() { writeColors(); applyOneFrame(); ImGui::NewFrame(); }
API void pg_end_frame() { ImGui::EndFrame(); }
API void pg_render() { ImGui::Render(); }
API ImDrawData* pg_draw_data() { return ImGui::GetDrawData(); }

API bool pg_begin(const char* name, int flags) { return ImGui::Begin(name, nullptr, flags); }
API void pg_end() { ImGui::End(); }
API void pg_next_window_pos(ImVec2 pos) { ImGui::SetNextWindowPos(pos); }
API void pg_next_window_size(ImVec2 size) { ImGui::SetNextWindowSize(size); }

API void pg_text(const char* text) { ImGui::TextUnformatted(text); }
API void pg_push_wrap(float x) { ImGui::PushTextWrapPos(x); }
API void pg_pop_wrap() { ImGui::PopTextWrapPos(); }
API void pg_same_line(float offset, float spacing) { ImGui::SameLine(offset, spacing); }
API void pg_next_item_width(float width) { ImGui::SetNextItemWidth(width); }
API void pg_separator() { ImGui::Separator(); }
API void pg_spacing() { ImGui::Spacing(); }
API void pg_dummy(ImVec2 size) { ImGui::Dummy(size); }
API void pg_align_text() { ImGui::AlignTextToFramePadding(); }

API bool pg_button(const char* label, ImVec2 size) { return ImGui::Button(label, size); }
API bool pg_checkbox(const char* label, bool* v) { return ImGui::Checkbox(label, v); }
API bool pg_input_text(const char* label, char* buffer, unsigned size, int flags) {
    return ImGui::InputText(label, buffer, size, flags);
}
API bool pg_slider_float(const char* label, float* v, float min, float max, const char* format, int flags) {
    return ImGui::SliderFloat(label, v, min, max, format, flags);
}
API bool pg_slider_int(const char* label, int* v, int min, int max, const char* format, int flags) {
    return ImGui::SliderInt(label, v, min, max, format, flags);
}
API bool pg_invisible(const char* id, ImVec2 size) { return ImGui::InvisibleButton(id, size); }
API void pg_progress(float fraction, ImVec2 size, const char* overlay) { ImGui::ProgressBar(fraction, size, overlay); }
API bool pg_begin_combo(const char* label, const char* preview) { return ImGui::BeginCombo(label, preview); }
API void pg_end_combo() { ImGui::EndCombo(); }
API bool pg_selectable(const char* label, bool selected) { return ImGui::Selectable(label, selected); }
API void pg_begin_tooltip() { ImGui::BeginTooltip(); }
API void pg_end_tooltip() { ImGui::EndTooltip(); }
API void pg_begin_disabled(bool disabled) { ImGui::BeginDisabled(disabled); }
API void pg_end_disabled() { ImGui::EndDisabled(); }
API void pg_focus_here(int offset) { ImGui::SetKeyboardFocusHere(offset); }

API void pg_push_color(int index, ImVec4 color) {
    int old = oldColor(index);
    ImGui::PushStyleColor(old < 0 ? ImGuiCol_BorderShadow : old, color);   // keeps the stack balanced
}
API void pg_pop_color(int count) { ImGui::PopStyleColor(count); }
API void pg_push_var(int index, float value) { ImGui::PushStyleVar(index, value); }
API void pg_push_var2(int index, ImVec2 value) { ImGui::PushStyleVar(index, value); }
API void pg_pop_var(int count) { ImGui::PopStyleVar(count); }
API void pg_push_font(ImFont* font) { ImGui::PushFont(font); }
API void pg_pop_font() { ImGui::PopFont(); }
API void pg_push_id(const char* id) { ImGui::PushID(id); }
API void pg_pop_id() { ImGui::PopID(); }

API void pg_content_avail(ImVec2* out) { *out = ImGui::GetContentRegionAvail(); }
API void pg_cursor_screen(ImVec2* out) { *out = ImGui::GetCursorScreenPos(); }
API void pg_cursor(ImVec2* out) { *out = ImGui::GetCursorPos(); }
API void pg_set_cursor(ImVec2 pos) { ImGui::SetCursorPos(pos); }
API void pg_calc_text(ImVec2* out, const char* text, bool hide, float wrap) { *out = ImGui::CalcTextSize(text, nullptr, hide, wrap); }
API void pg_item_min(ImVec2* out) { *out = ImGui::GetItemRectMin(); }
API void pg_item_max(ImVec2* out) { *out = ImGui::GetItemRectMax(); }
API float pg_scroll_max_y() { return ImGui::GetScrollMaxY(); }
API float pg_frame_height() { return ImGui::GetFrameHeight(); }
API float pg_font_size() { return ImGui::GetFontSize(); }
API bool pg_item_hovered() { return ImGui::IsItemHovered(); }
API bool pg_item_active() { return ImGui::IsItemActive(); }
API bool pg_item_committed() { return ImGui::IsItemDeactivatedAfterEdit(); }
API bool pg_any_item_active() { return ImGui::IsAnyItemActive(); }
API bool pg_mouse_down(int button) { return ImGui::IsMouseDown(button); }
API bool pg_mouse_clicked(int button) { return ImGui::IsMouseClicked(button); }
API bool pg_key_pressed(int key, bool repeat) {
    int slot = key - FirstKey;
    return slot >= 0 && slot < KeySlots && ImGui::IsKeyPressed(slot, repeat);
}
API bool pg_key_down(int key) {
    int slot = key - FirstKey;
    return slot >= 0 && slot < KeySlots && ImGui::GetIO().KeysDown[slot];
}
API unsigned pg_color(int index, float alpha) {
    int old = oldColor(index);
    return old < 0 ? 0 : ImGui::GetColorU32(old, alpha);
}
API unsigned pg_color4(ImVec4 color) { return ImGui::GetColorU32(color); }
API int pg_mouse_cursor() { return ImGui::GetMouseCursor(); }

API ImDrawList* pg_window_list() { return ImGui::GetWindowDrawList(); }
API ImDrawList* pg_background_list() { return ImGui::GetBackgroundDrawList(); }
API ImDrawList* pg_foreground_list() { return ImGui::GetForegroundDrawList(); }
API void pg_rect(ImDrawList* list, ImVec2 min, ImVec2 max, unsigned col, float rounding, int flags, float thickness) {
    list->AddRect(min, max, col, rounding, flags, thickness);
}
API void pg_rect_filled(ImDrawList* list, ImVec2 min, ImVec2 max, unsigned col, float rounding, int flags) {
    list->AddRectFilled(min, max, col, rounding, flags);
}
API void pg_line(ImDrawList* list, ImVec2 a, ImVec2 b, unsigned col, float thickness) { list->AddLine(a, b, col, thickness); }
API void pg_image(ImDrawList* list, void* texture, ImVec2 min, ImVec2 max, ImVec2 uv0, ImVec2 uv1, unsigned col) {
    list->AddImage(texture, min, max, uv0, uv1, col);
}
API void pg_list_text(ImDrawList* list, ImVec2 pos, unsigned col, const char* text) { list->AddText(pos, col, text); }
