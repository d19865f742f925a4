namespace ProcGan.Viewer.Generation;

/// <summary>A model that is kept until its file, its path or the provider changes.</summary>
sealed class LoadedModel(Func<string, string, ITextureModel> load) : IDisposable
{
    (string? Model, string Provider) loaded;
    Attempt? tried;   // not tried again until the file changes

    /// <summary>Null where none could be loaded.</summary>
    public ITextureModel? Model { get; private set; }

    public bool Is(string model, string provider) => loaded == (model, provider);

    /// <summary>Sees to it that a model is loaded. On failure a model of the same name stays, and the reason is returned.</summary>
    public string? Load(string path, string provider)
    {
        string file = ModelPath.FileOf(path);
        var now = (file, provider, ModelPath.Stamp(file));
        if (tried is { } last && last.What.Equals(now))
            return last.Error;
        string? error = null;
        try
        {
            if (ModelPath.Missing(path) is { } missing)
                throw new FileNotFoundException(missing);
            ITextureModel fresh = load(file, provider);
            Model?.Dispose();
            Model = fresh;
            loaded = (path, provider);
        }
        catch (Exception e)
        {
            error = TextureMaker.OneLine(e);
            if (!Is(path, provider))
            {
                Model?.Dispose();
                Model = null;
                loaded = default;
            }
        }
        tried = new Attempt(now, error);
        return error;
    }

    sealed record Attempt((string, string, (long, DateTime)?) What, string? Error);

    public void Dispose() => Model?.Dispose();
}
