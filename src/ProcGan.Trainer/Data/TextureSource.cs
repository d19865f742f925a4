using ProcGan.Trainer.Data.BuiltIn;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Data;

/// <summary>Turns what the user names into a texture set: an image, a folder of images, or a set that we paint.</summary>
static class TextureSource
{
    const string Expected = "expected an image, a folder of images or a built-in set";

    /// <param name="data">A path, or <c>builtin:NAME</c>, or <c>builtin:NAME?seed=7</c>.</param>
    /// <param name="options">Crop size, working size, maps.</param>
    /// <exception cref="UserError">There is nothing to train on; broken files among good ones are listed in the set instead.</exception>
    public static TextureSet Load(string data, DataOptions options)
    {
        options = options.Validated();
        if (data.StartsWith(BuiltInSets.Prefix, StringComparison.OrdinalIgnoreCase))
            return BuiltInSets.Load(data, options);
        if (Directory.Exists(data))
            return ImageFolder.Load(data, options);
        if (File.Exists(data))
            return LoadFile(data, options);
        throw new UserError(data.Length == 0
            ? $"The data are an empty text: {Expected} ({BuiltInSets.Names})."
            : $"'{data}' does not exist: {Expected} ({BuiltInSets.Names}); check the path.");
    }

    static TextureSet LoadFile(string path, DataOptions options)
    {
        ImageReader.Outcome outcome = ImageReader.Load(path, Path.GetFileName(path), options);
        if (outcome.Image is null)
            throw new UserError($"'{path}' {outcome.Problem}");
        string[] problems = outcome.HasAlpha ? [$"'{outcome.Image.Name}' {ImageReader.AlphaNote}"] : [];
        return TextureSet.Of(Path.GetFileNameWithoutExtension(path), TextureSet.Albedo, [outcome.Image], problems);
    }
}
