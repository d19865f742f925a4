namespace ProcGan.Trainer.Cli;

/// <summary>Finds the name that somebody meant.</summary>
static class Spelling
{
    /// <returns>The nearest name, or null where none is near enough to be worth a guess.</returns>
    public static string? Nearest(string typed, IEnumerable<string> names)
    {
        string? best = null;
        // Up to half the letters may be wrong; beyond that a guess would only confuse.
        int bestDistance = Math.Max(1, typed.TrimStart('-').Length / 2) + 1;
        foreach (string name in names)
        {
            int distance = name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? 1 : Distance(typed, name);
            if (distance < bestDistance)
                (best, bestDistance) = (name, distance);
        }
        return best;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other.</summary>
    internal static int Distance(string a, string b)
    {
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = d[i - 1, j - 1] + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                d[i, j] = Math.Min(replace, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
