namespace ImGuiNET;

/// <summary>Flags whose bits moved between 1.86 and 1.91.</summary>
static class Flags
{
    public static int Old(ImGuiInputTextFlags flags) =>
        Bit(flags, ImGuiInputTextFlags.CharsDecimal, 1 << 0) | Bit(flags, ImGuiInputTextFlags.CharsHexadecimal, 1 << 1)
        | Bit(flags, ImGuiInputTextFlags.CharsUppercase, 1 << 2) | Bit(flags, ImGuiInputTextFlags.CharsNoBlank, 1 << 3)
        | Bit(flags, ImGuiInputTextFlags.AutoSelectAll, 1 << 4) | Bit(flags, ImGuiInputTextFlags.EnterReturnsTrue, 1 << 5)
        | Bit(flags, ImGuiInputTextFlags.ReadOnly, 1 << 14) | Bit(flags, ImGuiInputTextFlags.CharsScientific, 1 << 17);

    public static int Old(ImGuiSliderFlags flags) =>
        (int)(flags & ~ImGuiSliderFlags.AlwaysClamp) | Bit(flags, ImGuiSliderFlags.AlwaysClamp, 1 << 4);

    static int Bit<T>(T flags, T flag, int old) where T : struct, Enum => flags.HasFlag(flag) ? old : 0;
}
