using ProcGan.Runtime;
using ProcGan.Trainer.Data.BuiltIn;

namespace ProcGan.Trainer.Data;

/// <summary>Which of the data's images belong together, for a generator that is told what to make.</summary>
/// <param name="Names">One a class, different from each other; empty = unconditional.</param>
/// <param name="OfImage">The class of each image of the set.</param>
sealed record ClassSet(IReadOnlyList<string> Names, IReadOnlyList<int> OfImage)
{
    /// <summary>Each photograph is a class by itself up to here: more classes a model file cannot have.</summary>
    public const int MostImages = Limits.Classes;

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
