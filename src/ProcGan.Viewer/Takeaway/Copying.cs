using System.Globalization;
using ProcGan.Runtime;
using ProcGan.Viewer.Generation;

namespace ProcGan.Viewer.Takeaway;

/// <summary>A texture in words: as a recipe, a command, or code.</summary>
static class Copying
{
    public static string Text(ViewerState state, ModelFacts? facts) => Recipe(state, facts).ToString();

    /// <summary>A line for a shell that makes the same file as the export does.</summary>
    public static string Command(ViewerState state, ModelFacts? facts)
    {
        TextureRecipe recipe = Recipe(state, facts);
        string model = state.Model is null ? "MODEL.onnx" : ModelPath.FileOf(state.Model);
        return $"./procgan generate {Quoted(model)} --recipe {Quoted(recipe.ToString())} --out {Quoted(Exporter.NameOf(model, recipe, "png"))}";
    }

    /// <summary>What a game would do.</summary>
    public static string Code(ViewerState state, ModelFacts? facts)
    {
        string model = state.Model is null ? "MODEL.onnx" : ModelPath.FileOf(state.Model);
        return $"""
            using ProcGan.Runtime;

            using TextureGenerator generator = TextureGenerator.Load({Literal(model)});
            TextureRecipe recipe = TextureRecipe.Parse({Literal(Text(state, facts))});
            (int width, int height) = generator.SizeOf(recipe);
            byte[] rgba = new byte[4 * width * height];
            generator.Generate(recipe, rgba);   // RGBA8, sRGB, row 0 on top

            """;
    }

    /// <summary>With the size that is on screen, so that it is the same texture everywhere.</summary>
    public static TextureRecipe Recipe(ViewerState state, ModelFacts? facts) => facts is null ? state.Recipe : Sizes.Filled(state.Recipe, facts);

    /// <summary>For sh: in single quotes where anything could be taken for something else.</summary>
    public static string Quoted(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "._-/=:,+".Contains(c, StringComparison.Ordinal)) ? text
        : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    static string Literal(string text)
    {
        var literal = new System.Text.StringBuilder("\"");
        foreach (char c in text)
        {
            if (c is '"' or '\\')
                literal.Append('\\').Append(c);
            else if (char.IsControl(c))
                literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                literal.Append(c);
        }
        return literal.Append('"').ToString();
    }
}
