using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace ImGuiNET;

public static unsafe class ImGui
{
    public static IntPtr CreateContext() => Native.pg_create();
    public static void DestroyContext() => DestroyContext(0);
    public static void DestroyContext(IntPtr ctx) => Native.pg_destroy(ctx);
    public static IntPtr GetCurrentContext() => Native.pg_get_context();
    public static void SetCurrentContext(IntPtr ctx) => Native.pg_set_context(ctx);
    public static string GetVersion() => Marshal.PtrToStringUTF8(Native.pg_version())!;
    public static ImGuiIOPtr GetIO() => new(Native.pg_io());
    public static ImGuiStylePtr GetStyle() => new(Native.pg_style());
    public static void StyleColorsDark() => Native.pg_dark();
    public static void NewFrame() => Native.pg_new_frame();
    public static void EndFrame() => Native.pg_end_frame();
    public static void Render() => Native.pg_render();
    public static ImDrawDataPtr GetDrawData() => new(Native.pg_draw_data());

    public static bool Begin(string name) => Begin(name, ImGuiWindowFlags.None);
    public static bool Begin(string name, ImGuiWindowFlags flags) => Native.pg_begin(name, (int)flags);
    public static void End() => Native.pg_end();
    public static void SetNextWindowPos(Vector2 pos) => Native.pg_next_window_pos(pos);
    public static void SetNextWindowSize(Vector2 size) => Native.pg_next_window_size(size);

    public static void TextUnformatted(string text) => Native.pg_text(text);
    public static void PushTextWrapPos() => PushTextWrapPos(0);
    public static void PushTextWrapPos(float wrap_local_pos_x) => Native.pg_push_wrap(wrap_local_pos_x);
    public static void PopTextWrapPos() => Native.pg_pop_wrap();
    public static void SameLine() => SameLine(0);
    public static void SameLine(float offset_from_start_x) => SameLine(offset_from_start_x, -1);
    public static void SameLine(float offset_from_start_x, float spacing) => Native.pg_same_line(offset_from_start_x, spacing);
    public static void SetNextItemWidth(float item_width) => Native.pg_next_item_width(item_width);
    public static void Separator() => Native.pg_separator();
    public static void Spacing() => Native.pg_spacing();
    public static void Dummy(Vector2 size) => Native.pg_dummy(size);
    public static void AlignTextToFramePadding() => Native.pg_align_text();

    public static bool Button(string label) => Button(label, default);
    public static bool Button(string label, Vector2 size) => Native.pg_button(label, size);
    public static bool InvisibleButton(string str_id, Vector2 size) => Native.pg_invisible(str_id, size);
    public static void ProgressBar(float fraction, Vector2 size_arg, string overlay) => Native.pg_progress(fraction, size_arg, overlay);
    public static bool Checkbox(string label, ref bool v)
    {
        fixed (bool* pinned = &v)
            return Native.pg_checkbox(label, pinned);
    }

    public static bool InputText(string label, ref string input, uint maxLength) =>
        InputText(label, ref input, maxLength, ImGuiInputTextFlags.None);

    public static bool InputText(string label, ref string input, uint maxLength, ImGuiInputTextFlags flags)
    {
        byte[] before = Encoding.UTF8.GetBytes(input);
        byte[] buffer = new byte[Math.Max((int)maxLength, before.Length) + 1];
        before.CopyTo(buffer, 0);
        bool result;
        fixed (byte* pinned = buffer)
            result = Native.pg_input_text(label, pinned, (uint)buffer.Length, Flags.Old(flags));
        ReadOnlySpan<byte> after = buffer.AsSpan(0, Array.IndexOf(buffer, (byte)0));
        if (!after.SequenceEqual(before))
            input = Encoding.UTF8.GetString(after);
        return result;
    }

    public static bool SliderFloat(string label, ref float v, float v_min, float v_max) => SliderFloat(label, ref v, v_min, v_max, "%.3f");
    public static bool SliderFloat(string label, ref float v, float v_min, float v_max, string format) =>
        SliderFloat(label, ref v, v_min, v_max, format, ImGuiSliderFlags.None);
    public static bool SliderFloat(string label, ref float v, float v_min, float v_max, string format, ImGuiSliderFlags flags)
    {
        fixed (float* pinned = &v)
            return Native.pg_slider_float(label, pinned, v_min, v_max, format, Flags.Old(flags));
    }

    public static bool SliderInt(string label, ref int v, int v_min, int v_max) => SliderInt(label, ref v, v_min, v_max, "%d");
    public static bool SliderInt(string label, ref int v, int v_min, int v_max, string format) =>
        SliderInt(label, ref v, v_min, v_max, format, ImGuiSliderFlags.None);
    public static bool SliderInt(string label, ref int v, int v_min, int v_max, string format, ImGuiSliderFlags flags)
    {
        fixed (int* pinned = &v)
            return Native.pg_slider_int(label, pinned, v_min, v_max, format, Flags.Old(flags));
    }

    public static bool BeginCombo(string label, string preview_value) => Native.pg_begin_combo(label, preview_value);
    public static void EndCombo() => Native.pg_end_combo();
    public static bool Selectable(string label) => Selectable(label, false);
    public static bool Selectable(string label, bool selected) => Native.pg_selectable(label, selected);
    public static bool BeginTooltip()
    {
        Native.pg_begin_tooltip();
        return true;
    }
    public static void EndTooltip() => Native.pg_end_tooltip();
    public static void BeginDisabled() => BeginDisabled(true);
    public static void BeginDisabled(bool disabled) => Native.pg_begin_disabled(disabled);
    public static void EndDisabled() => Native.pg_end_disabled();
    public static void SetKeyboardFocusHere() => SetKeyboardFocusHere(0);
    public static void SetKeyboardFocusHere(int offset) => Native.pg_focus_here(offset);

    public static void PushStyleColor(ImGuiCol idx, Vector4 col) => Native.pg_push_color((int)idx, col);
    public static void PopStyleColor() => PopStyleColor(1);
    public static void PopStyleColor(int count) => Native.pg_pop_color(count);
    public static void PushStyleVar(ImGuiStyleVar idx, float val) => Native.pg_push_var((int)idx, val);
    public static void PushStyleVar(ImGuiStyleVar idx, Vector2 val) => Native.pg_push_var2((int)idx, val);
    public static void PopStyleVar() => PopStyleVar(1);
    public static void PopStyleVar(int count) => Native.pg_pop_var(count);
    public static void PushFont(ImFontPtr font) => Native.pg_push_font(font.NativePtr);
    public static void PopFont() => Native.pg_pop_font();
    public static void PushID(string str_id) => Native.pg_push_id(str_id);
    public static void PopID() => Native.pg_pop_id();

    public static Vector2 GetContentRegionAvail() { Vector2 v; Native.pg_content_avail(&v); return v; }
    public static Vector2 GetCursorScreenPos() { Vector2 v; Native.pg_cursor_screen(&v); return v; }
    public static Vector2 GetCursorPos() { Vector2 v; Native.pg_cursor(&v); return v; }
    public static float GetCursorPosX() => GetCursorPos().X;
    public static float GetCursorPosY() => GetCursorPos().Y;
    public static void SetCursorPos(Vector2 local_pos) => Native.pg_set_cursor(local_pos);
    public static void SetCursorPosX(float local_x) => SetCursorPos(new(local_x, GetCursorPosY()));
    public static void SetCursorPosY(float local_y) => SetCursorPos(new(GetCursorPosX(), local_y));
    public static Vector2 CalcTextSize(string text) => CalcTextSize(text, false, -1);
    public static Vector2 CalcTextSize(string text, bool hide_text_after_double_hash, float wrap_width)
    {
        Vector2 v;
        Native.pg_calc_text(&v, text, hide_text_after_double_hash, wrap_width);
        return v;
    }
    public static Vector2 GetItemRectMin() { Vector2 v; Native.pg_item_min(&v); return v; }
    public static Vector2 GetItemRectMax() { Vector2 v; Native.pg_item_max(&v); return v; }
    public static float GetScrollMaxY() => Native.pg_scroll_max_y();
    public static float GetFrameHeight() => Native.pg_frame_height();
    public static float GetFontSize() => Native.pg_font_size();
    public static bool IsItemHovered() => Native.pg_item_hovered();
    public static bool IsItemActive() => Native.pg_item_active();
    public static bool IsItemDeactivatedAfterEdit() => Native.pg_item_committed();
    public static bool IsAnyItemActive() => Native.pg_any_item_active();
    public static bool IsMouseDown(ImGuiMouseButton button) => Native.pg_mouse_down((int)button);
    public static bool IsMouseClicked(ImGuiMouseButton button) => Native.pg_mouse_clicked((int)button);
    public static bool IsKeyPressed(ImGuiKey key) => IsKeyPressed(key, true);
    public static bool IsKeyPressed(ImGuiKey key, bool repeat) => Native.pg_key_pressed((int)key, repeat);
    public static bool IsKeyDown(ImGuiKey key) => Native.pg_key_down((int)key);
    public static uint GetColorU32(ImGuiCol idx) => GetColorU32(idx, 1);
    public static uint GetColorU32(ImGuiCol idx, float alpha_mul) => Native.pg_color((int)idx, alpha_mul);
    public static uint GetColorU32(Vector4 col) => Native.pg_color4(col);
    public static ImGuiMouseCursor GetMouseCursor() => (ImGuiMouseCursor)Native.pg_mouse_cursor();

    public static ImDrawListPtr GetWindowDrawList() => new(Native.pg_window_list());
    public static ImDrawListPtr GetBackgroundDrawList() => new(Native.pg_background_list());
    public static ImDrawListPtr GetForegroundDrawList() => new(Native.pg_foreground_list());
}
