using System.Numerics;
using System.Runtime.InteropServices;

namespace ImGuiNET;

/// <summary>The C functions of deps/native/imgui.</summary>
static unsafe partial class Native
{
    const string Lib = "procgan_imgui";

    [LibraryImport(Lib)] public static partial nint pg_create();
    [LibraryImport(Lib)] public static partial void pg_destroy(nint context);
    [LibraryImport(Lib)] public static partial nint pg_get_context();
    [LibraryImport(Lib)] public static partial void pg_set_context(nint context);
    [LibraryImport(Lib)] public static partial nint pg_version();
    [LibraryImport(Lib)] public static partial void pg_dark();
    [LibraryImport(Lib)] public static partial void pg_new_frame();
    [LibraryImport(Lib)] public static partial void pg_end_frame();
    [LibraryImport(Lib)] public static partial void pg_render();
    [LibraryImport(Lib)] public static partial ImDrawData* pg_draw_data();

    [LibraryImport(Lib)] public static partial ImGuiIO* pg_io();
    [LibraryImport(Lib)] public static partial void* pg_io_field(int field);
    [LibraryImport(Lib)] public static partial ImFontAtlas* pg_fonts();
    [LibraryImport(Lib)] public static partial void pg_event(EventKind kind, int index, Bool down, float x, float y);
    [LibraryImport(Lib)] public static partial ImGuiStyle* pg_style();
    [LibraryImport(Lib)] public static partial void* pg_style_field(int field);
    [LibraryImport(Lib)] public static partial Vector4* pg_style_colors();
    [LibraryImport(Lib)] public static partial void pg_style_scale(float factor);
    [LibraryImport(Lib)] public static partial ImFont* pg_font_default(ImFontAtlas* atlas);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial ImFont* pg_font_file(ImFontAtlas* atlas, string path, float size, nint ranges);
    [LibraryImport(Lib)] public static partial nint pg_glyphs_default(ImFontAtlas* atlas);
    [LibraryImport(Lib)] public static partial void pg_font_pixels(ImFontAtlas* atlas, byte** pixels, int* width, int* height, int* bytes);
    [LibraryImport(Lib)] public static partial void pg_font_texture(ImFontAtlas* atlas, nint id);
    [LibraryImport(Lib)] public static partial void pg_font_clear(ImFontAtlas* atlas);

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] public static partial Bool pg_begin(string name, int flags);
    [LibraryImport(Lib)] public static partial void pg_end();
    [LibraryImport(Lib)] public static partial void pg_next_window_pos(Vector2 pos);
    [LibraryImport(Lib)] public static partial void pg_next_window_size(Vector2 size);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] public static partial void pg_text(string text);
    [LibraryImport(Lib)] public static partial void pg_push_wrap(float x);
    [LibraryImport(Lib)] public static partial void pg_pop_wrap();
    [LibraryImport(Lib)] public static partial void pg_same_line(float offset, float spacing);
    [LibraryImport(Lib)] public static partial void pg_next_item_width(float width);
    [LibraryImport(Lib)] public static partial void pg_separator();
    [LibraryImport(Lib)] public static partial void pg_spacing();
    [LibraryImport(Lib)] public static partial void pg_dummy(Vector2 size);
    [LibraryImport(Lib)] public static partial void pg_align_text();
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] public static partial Bool pg_button(string label, Vector2 size);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] public static partial Bool pg_checkbox(string label, bool* v);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial Bool pg_input_text(string label, byte* buffer, uint size, int flags);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial Bool pg_slider_float(string label, float* v, float min, float max, string format, int flags);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial Bool pg_slider_int(string label, int* v, int min, int max, string format, int flags);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] public static partial Bool pg_invisible(string id, Vector2 size);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void pg_progress(float fraction, Vector2 size, string overlay);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] public static partial Bool pg_begin_combo(string label, string preview);
    [LibraryImport(Lib)] public static partial void pg_end_combo();
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] public static partial Bool pg_selectable(string label, Bool selected);
    [LibraryImport(Lib)] public static partial void pg_begin_tooltip();
    [LibraryImport(Lib)] public static partial void pg_end_tooltip();
    [LibraryImport(Lib)] public static partial void pg_begin_disabled(Bool disabled);
    [LibraryImport(Lib)] public static partial void pg_end_disabled();
    [LibraryImport(Lib)] public static partial void pg_focus_here(int offset);

    [LibraryImport(Lib)] public static partial void pg_push_color(int index, Vector4 color);
    [LibraryImport(Lib)] public static partial void pg_pop_color(int count);
    [LibraryImport(Lib)] public static partial void pg_push_var(int index, float value);
    [LibraryImport(Lib)] public static partial void pg_push_var2(int index, Vector2 value);
    [LibraryImport(Lib)] public static partial void pg_pop_var(int count);
    [LibraryImport(Lib)] public static partial void pg_push_font(ImFont* font);
    [LibraryImport(Lib)] public static partial void pg_pop_font();
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] public static partial void pg_push_id(string id);
    [LibraryImport(Lib)] public static partial void pg_pop_id();

    [LibraryImport(Lib)] public static partial void pg_content_avail(Vector2* result);
    [LibraryImport(Lib)] public static partial void pg_cursor_screen(Vector2* result);
    [LibraryImport(Lib)] public static partial void pg_cursor(Vector2* result);
    [LibraryImport(Lib)] public static partial void pg_set_cursor(Vector2 pos);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void pg_calc_text(Vector2* result, string text, Bool hide, float wrap);
    [LibraryImport(Lib)] public static partial void pg_item_min(Vector2* result);
    [LibraryImport(Lib)] public static partial void pg_item_max(Vector2* result);
    [LibraryImport(Lib)] public static partial float pg_scroll_max_y();
    [LibraryImport(Lib)] public static partial float pg_frame_height();
    [LibraryImport(Lib)] public static partial float pg_font_size();
    [LibraryImport(Lib)] public static partial Bool pg_item_hovered();
    [LibraryImport(Lib)] public static partial Bool pg_item_active();
    [LibraryImport(Lib)] public static partial Bool pg_item_committed();
    [LibraryImport(Lib)] public static partial Bool pg_any_item_active();
    [LibraryImport(Lib)] public static partial Bool pg_mouse_down(int button);
    [LibraryImport(Lib)] public static partial Bool pg_mouse_clicked(int button);
    [LibraryImport(Lib)] public static partial Bool pg_key_pressed(int key, Bool repeat);
    [LibraryImport(Lib)] public static partial Bool pg_key_down(int key);
    [LibraryImport(Lib)] public static partial uint pg_color(int index, float alpha);
    [LibraryImport(Lib)] public static partial uint pg_color4(Vector4 color);
    [LibraryImport(Lib)] public static partial int pg_mouse_cursor();

    [LibraryImport(Lib)] public static partial ImDrawList* pg_window_list();
    [LibraryImport(Lib)] public static partial ImDrawList* pg_background_list();
    [LibraryImport(Lib)] public static partial ImDrawList* pg_foreground_list();
    [LibraryImport(Lib)]
    public static partial void pg_rect(ImDrawList* list, Vector2 min, Vector2 max, uint col, float rounding, int flags, float thickness);
    [LibraryImport(Lib)]
    public static partial void pg_rect_filled(ImDrawList* list, Vector2 min, Vector2 max, uint col, float rounding, int flags);
    [LibraryImport(Lib)]
    public static partial void pg_image(ImDrawList* list, nint texture, Vector2 min, Vector2 max, Vector2 uv0, Vector2 uv1, uint col);
    [LibraryImport(Lib)] public static partial void pg_line(ImDrawList* list, Vector2 a, Vector2 b, uint col, float thickness);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void pg_list_text(ImDrawList* list, Vector2 pos, uint col, string text);
}

/// <summary>A C++ bool: one byte, and only its lowest bit is defined in a return register.</summary>
readonly struct Bool(bool value)
{
    readonly byte value = value ? (byte)1 : (byte)0;
    public static implicit operator bool(Bool b) => b.value != 0;
    public static implicit operator Bool(bool b) => new(b);
}

enum EventKind { MousePos, MouseButton, MouseWheel, Key, Char, Focus }
