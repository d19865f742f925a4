using System.Numerics;
using System.Runtime.CompilerServices;

namespace ImGuiNET;

public readonly unsafe struct ImGuiIOPtr(ImGuiIO* nativePtr)
{
    public ImGuiIO* NativePtr { get; } = nativePtr;
    public ImGuiIOPtr(IntPtr nativePtr) : this((ImGuiIO*)nativePtr) { }

    public ref ImGuiConfigFlags ConfigFlags => ref Field<ImGuiConfigFlags>(0);
    public ref ImGuiBackendFlags BackendFlags => ref Field<ImGuiBackendFlags>(1);
    public ref Vector2 DisplaySize => ref Field<Vector2>(2);
    public ref float DeltaTime => ref Field<float>(3);
    public ref float FontGlobalScale => ref Field<float>(4);
    public ref Vector2 DisplayFramebufferScale => ref Field<Vector2>(5);
    public ref bool ConfigInputTextCursorBlink => ref Field<bool>(6);
    public ref Vector2 MousePos => ref Field<Vector2>(7);
    public ref bool WantCaptureMouse => ref Field<bool>(8);
    public ref bool WantCaptureKeyboard => ref Field<bool>(9);
    public ref bool WantTextInput => ref Field<bool>(10);
    public ref bool KeyCtrl => ref Field<bool>(11);
    public ref bool KeyShift => ref Field<bool>(12);
    public ref float MouseWheel => ref Field<float>(13);
    public ref float Framerate => ref Field<float>(14);
    public ImFontAtlasPtr Fonts => new(Native.pg_fonts());

    public void AddKeyEvent(ImGuiKey key, bool down) => Native.pg_event(EventKind.Key, (int)key, down, 0, 0);
    public void AddMousePosEvent(float x, float y) => Native.pg_event(EventKind.MousePos, 0, false, x, y);
    public void AddMouseButtonEvent(int button, bool down) => Native.pg_event(EventKind.MouseButton, button, down, 0, 0);
    public void AddMouseWheelEvent(float wheel_x, float wheel_y) => Native.pg_event(EventKind.MouseWheel, 0, false, wheel_x, wheel_y);
    public void AddFocusEvent(bool focused) => Native.pg_event(EventKind.Focus, 0, focused, 0, 0);
    public void AddInputCharacter(uint c) => Native.pg_event(EventKind.Char, (int)c, false, 0, 0);

    // 1.86 has one context's IO at a time: the current one's.
    static ref T Field<T>(int field) => ref Unsafe.AsRef<T>(Native.pg_io_field(field));
}

public readonly unsafe struct ImGuiStylePtr(ImGuiStyle* nativePtr)
{
    public ImGuiStyle* NativePtr { get; } = nativePtr;
    public ImGuiStylePtr(IntPtr nativePtr) : this((ImGuiStyle*)nativePtr) { }

    public ref Vector2 WindowPadding => ref Field<Vector2>(0);
    public ref float WindowRounding => ref Field<float>(1);
    public ref float WindowBorderSize => ref Field<float>(2);
    public ref Vector2 FramePadding => ref Field<Vector2>(3);
    public ref float FrameRounding => ref Field<float>(4);
    public ref float FrameBorderSize => ref Field<float>(5);
    public ref Vector2 ItemSpacing => ref Field<Vector2>(6);
    public ref Vector2 ItemInnerSpacing => ref Field<Vector2>(7);
    public ref float GrabMinSize => ref Field<float>(8);
    public ref float GrabRounding => ref Field<float>(9);
    public ref float PopupRounding => ref Field<float>(10);
    public ref float ScrollbarSize => ref Field<float>(11);
    public ref float ScrollbarRounding => ref Field<float>(12);
    public ref float DisabledAlpha => ref Field<float>(13);
    public ref float PopupBorderSize => ref Field<float>(14);
    public RangeAccessor<Vector4> Colors => new(Native.pg_style_colors(), (int)ImGuiCol.COUNT);

    public void ScaleAllSizes(float scale_factor) => Native.pg_style_scale(scale_factor);

    static ref T Field<T>(int field) => ref Unsafe.AsRef<T>(Native.pg_style_field(field));
}

public readonly unsafe struct ImFontPtr(ImFont* nativePtr)
{
    public ImFont* NativePtr { get; } = nativePtr;
    public ImFontPtr(IntPtr nativePtr) : this((ImFont*)nativePtr) { }
}

public readonly unsafe struct ImFontConfigPtr(IntPtr nativePtr)
{
    internal readonly IntPtr value = nativePtr;
}

public readonly unsafe struct ImFontAtlasPtr(ImFontAtlas* nativePtr)
{
    public ImFontAtlas* NativePtr { get; } = nativePtr;
    public ImFontAtlasPtr(IntPtr nativePtr) : this((ImFontAtlas*)nativePtr) { }

    public ImFontPtr AddFontDefault() => new(Native.pg_font_default(NativePtr));
    public ImFontPtr AddFontFromFileTTF(string filename, float size_pixels) => new(Native.pg_font_file(NativePtr, filename, size_pixels, 0));
    /// <param name="font_cfg">Must be empty: the viewer configures no font beyond its size and glyphs.</param>
    public ImFontPtr AddFontFromFileTTF(string filename, float size_pixels, ImFontConfigPtr font_cfg, IntPtr glyph_ranges) =>
        font_cfg.value == 0
            ? new(Native.pg_font_file(NativePtr, filename, size_pixels, glyph_ranges))
            : throw new NotSupportedException("This stand-in takes no font configuration: pass default.");
    public IntPtr GetGlyphRangesDefault() => Native.pg_glyphs_default(NativePtr);

    public void GetTexDataAsRGBA32(out byte* out_pixels, out int out_width, out int out_height, out int out_bytes_per_pixel)
    {
        fixed (byte** pixels = &out_pixels)
        fixed (int* width = &out_width, height = &out_height, bytes = &out_bytes_per_pixel)
            Native.pg_font_pixels(NativePtr, pixels, width, height, bytes);
    }

    public void GetTexDataAsRGBA32(out IntPtr out_pixels, out int out_width, out int out_height, out int out_bytes_per_pixel)
    {
        GetTexDataAsRGBA32(out byte* pixels, out out_width, out out_height, out out_bytes_per_pixel);
        out_pixels = (IntPtr)pixels;
    }

    public void SetTexID(IntPtr id) => Native.pg_font_texture(NativePtr, id);
    public void ClearTexData() => Native.pg_font_clear(NativePtr);
}
