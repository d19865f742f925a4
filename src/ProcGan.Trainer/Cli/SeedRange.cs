using System.Globalization;

namespace ProcGan.Trainer.Cli;

/// <summary>Seeds from the command line: <c>7</c>, or <c>1..16</c> with both ends included.</summary>
readonly record struct SeedRange(ulong First, ulong Last)
{
    /// <summary>More than this is a slip of the keyboard rather than a wish.</summary>
    public const int MaxCount = 65_536;

    public int Count => (int)(Last - First) + 1;

    public IEnumerable<ulong> Seeds()
    {
        for (int i = 0; i < Count; i++)   // counts, since Last may be the greatest number there is
            yield return First + (ulong)i;
    }

    /// <returns>What is wrong, or null.</returns>
    public static string? TryParse(string text, out SeedRange seeds)
    {
        seeds = default;
        string[] ends = text.Split("..", 2);
        if (!Seed(ends[0], out ulong first) || !Seed(ends[^1], out ulong last))
            return "S or S..T, whole numbers from 0 to 18446744073709551615, such as 7 or 1..16";
        if (last < first)
            return $"the smaller seed first: {last}..{first}";
        if (last - first >= MaxCount)
            return $"at most {MaxCount} seeds at once";
        seeds = new SeedRange(first, last);
        return null;
    }

    static bool Seed(string text, out ulong seed) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seed);
}
