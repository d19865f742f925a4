// What the renderer reads, as 1.86 lays it out; the C side asserts the sizes.
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ImGuiNET;

/// <summary>Opaque but for the one field that has no property.</summary>
[StructLayout(LayoutKind.Explicit)]
public unsafe struct ImGuiIO
{
    [FieldOffset(24)] public byte* IniFilename;
}

public struct ImGuiStyle { }
public struct ImFont { }
public struct ImFontAtlas { }

public struct ImDrawVert
{
    public Vector2 pos;
    public Vector2 uv;
    public uint col;
}

public unsafe struct ImDrawCmd
{
    public Vector4 ClipRect;
    public IntPtr TextureId;
    public uint VtxOffset;
    public uint IdxOffset;
    public uint ElemCount;
    public IntPtr UserCallback;
    public void* UserCallbackData;
}

public struct ImDrawList
{
    public ImVector CmdBuffer;
    public ImVector IdxBuffer;
    public ImVector VtxBuffer;
}

public unsafe struct ImDrawData
{
    public byte Valid;
    public int CmdListsCount;
    public int TotalIdxCount;
    public int TotalVtxCount;
#pragma warning disable CS0649   // written by the library
    internal IntPtr lists;
#pragma warning restore CS0649
    public Vector2 DisplayPos;
    public Vector2 DisplaySize;
    public Vector2 FramebufferScale;
}

public readonly unsafe struct ImDrawDataPtr(ImDrawData* nativePtr)
{
    public ImDrawData* NativePtr { get; } = nativePtr;
    public ImDrawDataPtr(IntPtr nativePtr) : this((ImDrawData*)nativePtr) { }

    public ref bool Valid => ref Unsafe.AsRef<bool>(&NativePtr->Valid);
    public ref int CmdListsCount => ref NativePtr->CmdListsCount;
    public ref int TotalIdxCount => ref NativePtr->TotalIdxCount;
    public ref int TotalVtxCount => ref NativePtr->TotalVtxCount;
    public ImVector<ImDrawListPtr> CmdLists => new(NativePtr->CmdListsCount, NativePtr->CmdListsCount, NativePtr->lists);
    public ref Vector2 DisplayPos => ref NativePtr->DisplayPos;
    public ref Vector2 DisplaySize => ref NativePtr->DisplaySize;
    public ref Vector2 FramebufferScale => ref NativePtr->FramebufferScale;
}

public readonly unsafe struct ImDrawCmdPtr(ImDrawCmd* nativePtr)
{
    public ImDrawCmd* NativePtr { get; } = nativePtr;
    public ImDrawCmdPtr(IntPtr nativePtr) : this((ImDrawCmd*)nativePtr) { }

    public ref Vector4 ClipRect => ref NativePtr->ClipRect;
    public ref IntPtr TextureId => ref NativePtr->TextureId;
    public ref uint VtxOffset => ref NativePtr->VtxOffset;
    public ref uint IdxOffset => ref NativePtr->IdxOffset;
    public ref uint ElemCount => ref NativePtr->ElemCount;
    public ref IntPtr UserCallback => ref NativePtr->UserCallback;
}

public readonly unsafe struct ImDrawVertPtr(ImDrawVert* nativePtr)
{
    public ImDrawVert* NativePtr { get; } = nativePtr;
    public ImDrawVertPtr(IntPtr nativePtr) : this((ImDrawVert*)nativePtr) { }

    public ref Vector2 pos => ref NativePtr->pos;
    public ref Vector2 uv => ref NativePtr->uv;
    public ref uint col => ref NativePtr->col;
}
