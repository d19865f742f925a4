using ProcGan.Trainer.Data.Sources;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Data.Images;

/// <summary>One material: for each of its maps the file, and the channel of it.</summary>
sealed record MaterialSet(string Name, Dictionary<string, (DataFile File, int Channel)> Maps);

/// <summary>Finds material sets among files, and says which maps of them can be learnt.</summary>
/// <param name="Sets">By name; each has albedo and at least one other map.</param>
/// <param name="Problems">Files that belong to none.</param>
sealed record MaterialSets(IReadOnlyList<MaterialSet> Sets, IReadOnlyList<string> Problems)
{
    const int NamesShown = 8;

    /// <param name="source">Of the files; a set that is nothing but albedo.png, height.png, ... in its root has the source's name.</param>
    /// <param name="files">All images of it.</param>
    /// <returns>Null where the files are no material sets: no two of them are maps of one material.</returns>
    public static MaterialSets? Find(string source, IReadOnlyList<DataFile> files)
    {
        SortedDictionary<string, MaterialSet> sets = new(StringComparer.OrdinalIgnoreCase);
        List<string> problems = [];
        foreach (DataFile file in files)
        {
            if (MapNames.Of(file.Folder, file.Stem) is not var (name, parts))
            {
                problems.Add($"'{file.Name}' is no map of a material (expected a name that ends with albedo, height, roughness, ...): left out.");
                continue;
            }
            if (name.Length == 0)
                name = source;
            if (!sets.TryGetValue(name, out MaterialSet? set))
                sets.Add(name, set = new(name, []));
            foreach (MapNames.Part part in parts)
            {
                // A file of its own is worth more than a channel of a packed one.
                bool alone = parts.Count == 1;
                if (!set.Maps.TryAdd(part.Map, (file, alone ? -1 : part.FirstChannel)) && alone)
                {
                    if (set.Maps[part.Map].Channel < 0 && part.Map != MapNames.Normal)
                        problems.Add($"'{file.Name}' is a second {part.Map} of '{name}', beside '{set.Maps[part.Map].File.Name}': left out.");
                    else
                        set.Maps[part.Map] = (file, -1);
                }
            }
        }
        MaterialSet[] whole = [.. sets.Values.Where(s => s.Maps.ContainsKey("albedo") && s.Maps.Count > 1)];
        if (whole.Length == 0)
            return null;
        foreach (MaterialSet set in sets.Values.Except(whole))
        {
            problems.Add(set.Maps.ContainsKey("albedo")
                ? $"'{set.Maps["albedo"].File.Name}' has no other maps beside it: left out."
                : $"'{set.Name}' has no albedo: left out; name one '{set.Name}_albedo'.");
        }
        return new(whole, problems);
    }

    /// <summary>Maps that the sets are learnt with; in <paramref name="left"/> those sets that lack one of them, with the reason.</summary>
    /// <exception cref="UserError">Some maps are missing in some sets, and which to learn was not said.</exception>
    public IReadOnlyList<string> Choose(string path, MapList wanted, List<(MaterialSet Set, string Reason)> left, List<string> notes)
    {
        string[] present = [.. MapList.Known.Where(m => Sets.Any(s => s.Maps.ContainsKey(m)))];
        if (wanted.Names.Count == 0)
        {
            string[] common = [.. present.Where(m => Sets.All(s => s.Maps.ContainsKey(m)))];
            if (common.Length == present.Length)
                return present;
            IEnumerable<string> missing = present.Except(common).Select(m => $"{m} in {Names([.. Sets.Where(s => !s.Maps.ContainsKey(m))])}");
            string list = $"maps are missing in some of the {Sets.Count} material sets: {string.Join("; ", missing)}";
            if (!wanted.Common)
                throw new UserError($"'{path}': {list}. Add them, or name what to learn: --maps {string.Join(',', common)} is what all sets have.");
            notes.Add($"{list}: left out.");
            return common;
        }
        foreach (string map in wanted.Names)
        {
            MaterialSet[] without = [.. Sets.Where(s => !s.Maps.ContainsKey(map))];
            if (without.Length == 0)
                continue;
            if (without.Length == Sets.Count)
                throw new UserError($"'{path}': none of the {Sets.Count} material sets has {map}: leave it out of --maps ({string.Join(',', present)} are there).");
            if (Neutral(map) is { } value)
                notes.Add($"{map} is missing in {Names(without)}: {value}.");
            else
                left.AddRange(without.Where(s => !left.Exists(l => l.Set == s)).Select(s => (s, $"has no {map}, which --maps names: left out.")));
        }
        if (left.Count == Sets.Count)
            throw new UserError($"'{path}': no material set has all of --maps {string.Join(',', wanted.Names)}: name fewer.");
        return wanted.Names;
    }

    /// <summary>What a missing map stands for, where that is known.</summary>
    static string? Neutral(string map) => map switch
    {
        "metallic" => "taken as 0, not a metal",
        "ao" => "taken as 1, not occluded",
        _ => null,
    };

    /// <summary>The byte of a map that a set lacks.</summary>
    public static byte NeutralLevel(string map) => map == "ao" ? byte.MaxValue : byte.MinValue;

    string Names(IReadOnlyList<MaterialSet> sets) => $"{sets.Count} of {Sets.Count} ({Listed([.. sets.Select(s => s.Name)])})";

    /// <summary>The first names of a list, and how many there are more.</summary>
    public static string Listed(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(NamesShown)) + (names.Count > NamesShown ? $" and {names.Count - NamesShown} more" : "");
}
