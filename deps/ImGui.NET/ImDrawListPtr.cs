using System.Numerics;
using System.Runtime.CompilerServices;

namespace ImGuiNET;

public readonly unsafe struct ImDrawListPtr(ImDrawList* nativePtr)
{
    public ImDrawList* NativePtr { get; } = nativePtr;
    public ImDrawListPtr(IntPtr nativePtr) : this((ImDrawList*)nativePtr) { }

    public ImPtrVector<ImDrawCmdPtr> CmdBuffer => new(NativePtr->CmdBuffer, Unsafe.SizeOf<ImDrawCmd>());
    public ImVector<ushort> IdxBuffer => new(NativePtr->IdxBuffer);
    public ImPtrVector<ImDrawVertPtr> VtxBuffer => new(NativePtr->VtxBuffer, Unsafe.SizeOf<ImDrawVert>());

    public void AddLine(Vector2 p1, Vector2 p2, uint col) => AddLine(p1, p2, col, 1);
    public void AddLine(Vector2 p1, Vector2 p2, uint col, float thickness) => Native.pg_line(NativePtr, p1, p2, col, thickness);

    public void AddRect(Vector2 p_min, Vector2 p_max, uint col) => AddRect(p_min, p_max, col, 0);
    public void AddRect(Vector2 p_min, Vector2 p_max, uint col, float rounding) => AddRect(p_min, p_max, col, rounding, ImDrawFlags.None);
    public void AddRect(Vector2 p_min, Vector2 p_max, uint col, float rounding, ImDrawFlags flags) =>
        AddRect(p_min, p_max, col, rounding, flags, 1);
    public void AddRect(Vector2 p_min, Vector2 p_max, uint col, float rounding, ImDrawFlags flags, float thickness) =>
        Native.pg_rect(NativePtr, p_min, p_max, col, rounding, (int)flags, thickness);

    public void AddRectFilled(Vector2 p_min, Vector2 p_max, uint col) => AddRectFilled(p_min, p_max, col, 0);
    public void AddRectFilled(Vector2 p_min, Vector2 p_max, uint col, float rounding) =>
        AddRectFilled(p_min, p_max, col, rounding, ImDrawFlags.None);
    public void AddRectFilled(Vector2 p_min, Vector2 p_max, uint col, float rounding, ImDrawFlags flags) =>
        Native.pg_rect_filled(NativePtr, p_min, p_max, col, rounding, (int)flags);

    public void AddImage(IntPtr user_texture_id, Vector2 p_min, Vector2 p_max) =>
        AddImage(user_texture_id, p_min, p_max, Vector2.Zero, Vector2.One);
    public void AddImage(IntPtr user_texture_id, Vector2 p_min, Vector2 p_max, Vector2 uv_min, Vector2 uv_max) =>
        AddImage(user_texture_id, p_min, p_max, uv_min, uv_max, uint.MaxValue);
    public void AddImage(IntPtr user_texture_id, Vector2 p_min, Vector2 p_max, Vector2 uv_min, Vector2 uv_max, uint col) =>
        Native.pg_image(NativePtr, user_texture_id, p_min, p_max, uv_min, uv_max, col);

    public void AddText(Vector2 pos, uint col, string text_begin) => Native.pg_list_text(NativePtr, pos, col, text_begin);
}
