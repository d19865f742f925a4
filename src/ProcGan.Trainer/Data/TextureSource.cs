using ProcGan.Trainer.Data.BuiltIn;
using ProcGan.Trainer.Data.Formats;
using ProcGan.Trainer.Data.Images;
using ProcGan.Trainer.Data.Sources;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Data;

/// <summary>Turns what the user names into a texture set: files on disk or in a zip, or a set that we paint.</summary>
static class TextureSource
{
    const string Expected = "expected an image, a folder or zip of images, MNIST or CIFAR-10 files, or a built-in set";

    /// <param name="data">A path, or <c>builtin:NAME</c>, or <c>builtin:NAME?seed=7</c>.</param>
    /// <param name="options">Crop size, working size, maps.</param>
    /// <exception cref="UserError">There is nothing to train on; broken files among good ones are listed in the set instead.</exception>
    public static TextureSet Load(string data, DataOptions options)
    {
        options = options.Validated();
        if (data.StartsWith(BuiltInSets.Prefix, StringComparison.OrdinalIgnoreCase))
            return BuiltInSets.Load(data, options);
        if (Directory.Exists(data))
            return Load(FolderFiles.List(data), options);
        if (File.Exists(data))
            return LoadFile(data, options);
        throw new UserError(data.Length == 0
            ? $"The data are an empty text: {Expected} ({BuiltInSets.Names})."
            : $"'{data}' does not exist: {Expected} ({BuiltInSets.Names}); check the path.");
    }

    static TextureSet LoadFile(string path, DataOptions options)
    {
        try
        {
            if (ZipFiles.IsZip(path))
                return Load(ZipFiles.List(path), options);
        }
        catch (Exception e) when (FileErrors.Explain(e, path) is { } message)
        {
            throw new UserError(message, e);
        }
        DataFiles file = FolderFiles.Single(path);
        return Packed(file, options) ?? Single(file, options);
    }

    static TextureSet Load(DataFiles source, DataOptions options)
    {
        if (Packed(source, options) is { } set)
            return set;
        DataFile[] images = [.. source.Files.Where(f => f.Has(ImageReader.Endings))];
        if (images.Length == 0)
            throw new UserError(NothingFound(source));
        return MaterialSets.Find(source.Name, images) is { } materials
            ? MaterialImages.Load(source, materials, options)
            : PlainImages.Load(source, images, options);
    }

    static TextureSet? Packed(DataFiles source, DataOptions options) => IdxSet.Load(source, options) ?? CifarSet.Load(source, options);

    /// <summary>One image, whatever its name.</summary>
    static TextureSet Single(DataFiles source, DataOptions options)
    {
        ImageReader.Outcome<ImageReader.Header?> outcome = ImageReader.Identify(source.Files[0], options);
        string? problem = outcome.Problem ?? (outcome.Value is { } header ? options.TooSmall(header.Width, header.Height) : null);
        if (problem is not null)
            throw new UserError($"'{source.Path}' {problem}");
        if (options.Classes)
            throw UserError.InArguments($"'{source.Path}' is one image, which has no classes: leave out --classes folders.");
        return PlainImages.Load(source, source.Files, options);
    }

    static string NothingFound(DataFiles source)
    {
        const string expected = "expected PNG, JPEG, WebP, TGA or BMP files in it or below";
        int others = source.Files.Count;
        return (source.Problems.Count, others) switch
        {
            ( > 0, _) => $"'{source.Path}' holds no image that can be used: {source.Problems[0]}",
            (_, 0) => $"'{source.Path}' is empty: {expected}.",
            _ => $"'{source.Path}' holds no image ({others} other {(others == 1 ? "file" : "files")}): {expected}.",
        };
    }
}
