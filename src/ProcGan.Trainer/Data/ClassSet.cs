using ProcGan.Runtime;
using ProcGan.Trainer.Data.BuiltIn;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Data;

/// <summary>Which of the data's images belong together, for a generator that is told what to make.</summary>
/// <param name="Names">One a class, different from each other; empty = unconditional.</param>
/// <param name="OfImage">The class of each image of the set.</param>
sealed record ClassSet(IReadOnlyList<string> Names, IReadOnlyList<int> OfImage)
{
    /// <summary>Each photograph is a class by itself up to here: more classes a model file cannot have.</summary>
    public const int MostImages = Limits.Classes;

    const int MostListed = 12;

    public static readonly ClassSet None = new([], []);

    public int Count => Names.Count;

    /// <param name="set">The data.</param>
    /// <param name="mode">auto, images, folders or none: what <see cref="Training.TrainingOptions.Classes"/> holds.</param>
    /// <param name="conditional">Whether the family can be told a class; auto is none otherwise.</param>
    public static ClassSet Of(TextureSet set, string mode, bool conditional = true) => mode switch
    {
        "images" => ByName(set, NameOf),
        "folders" when set.ClassNames.Count > 0 => new ClassSet(Different([.. set.ClassNames]), [.. set.Images.Select(image => image.Class)]),
        "folders" => ByName(set, image => image.Name.Split('/') is [var folder, _, ..] ? folder : "."),
        "auto" when conditional && AreClasses(set.Name, set.Images.Count) => ByName(set, NameOf),
        _ => None,
    };

    /// <summary>Whether "auto" makes each image a class. Those of a built-in set look alike.</summary>
    public static bool AreClasses(string data, int images) =>
        images is > 1 and <= MostImages && !data.StartsWith(BuiltInSets.Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Which classes these are, in this set's own order.</summary>
    /// <param name="names">As a user has written them; the name of a folder means all classes in it.</param>
    /// <exception cref="UserError">A name is no class of this set, or fewer than two are left.</exception>
    public IReadOnlyList<int> Named(IReadOnlyCollection<string> names)
    {
        if (Count == 0)
            throw UserError.InArguments("--classes is given, and the run has none: leave it out.");
        string remedy = $"give two or more of {string.Join(", ", Names.Take(MostListed))}{(Count > MostListed ? ", ..." : "")}";
        foreach (string name in names)
            if (!Names.Any(own => Is(own, name)))
                throw UserError.InArguments($"--classes has '{name}', which is no class of the run: {remedy}.");
        int[] kept = [.. Enumerable.Range(0, Count).Where(k => names.Any(name => Is(Names[k], name)))];
        return kept.Length >= 2 ? kept : throw UserError.InArguments($"--classes has {kept.Length} class{(kept.Length == 1 ? "" : "es")} of the run: {remedy}.");

        static bool Is(string own, string name) => own == name || own.StartsWith(name + "/", StringComparison.Ordinal);
    }

    public IReadOnlyList<string> NamesOf(IReadOnlyList<int> kept) => [.. kept.Select(k => Names[k])];

    /// <summary>The images of these classes alone.</summary>
    /// <param name="set">What these are the classes of.</param>
    /// <param name="kept">Indices of classes.</param>
    public TextureSet ImagesOf(TextureSet set, IReadOnlyList<int> kept)
    {
        var place = kept.Select((k, i) => (k, i)).ToDictionary(pair => pair.k, pair => pair.i);
        bool told = set.ClassNames.Count == Count && set.Images.Select(image => image.Class).SequenceEqual(OfImage);
        return set with
        {
            Images = [.. set.Images.Where((_, i) => place.ContainsKey(OfImage[i])).Select(image => told ? image with { Class = place[image.Class] } : image)],
            ClassNames = told ? [.. kept.Select(k => set.ClassNames[k])] : set.ClassNames,
        };
    }

    static ClassSet ByName(TextureSet set, Func<TextureImage, string> name)
    {
        string[] names = [.. set.Images.Select(name).Distinct(StringComparer.Ordinal)];
        var index = names.Select((text, i) => (text, i)).ToDictionary(pair => pair.text, pair => pair.i, StringComparer.Ordinal);
        return new ClassSet(Different(names), [.. set.Images.Select(image => index[name(image)])]);
    }

    static string NameOf(TextureImage image) => image.Name;

    /// <summary>Names as a model file has them, without commas or endings; a number is added where two would be alike.</summary>
    static string[] Different(string[] names)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. names.Select(name =>
        {
            string plain = Path.ChangeExtension(name, null).Replace(',', ' ').Trim();
            string unlike = plain.Length == 0 ? "." : plain;
            for (int i = 2; !taken.Add(unlike); i++)
                unlike = $"{plain} {i}";
            return unlike;
        })];
    }
}
