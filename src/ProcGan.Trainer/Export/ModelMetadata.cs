using System.Globalization;
using ProcGan.Runtime;
using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Export.Latents;

namespace ProcGan.Trainer.Export;

/// <summary>What a model file says about itself: the <c>procgan.*</c> keys of docs/FORMATS.md.</summary>
sealed record ModelMetadata
{
    /// <summary>One of <see cref="Networks.Family.Names"/>.</summary>
    public required string Family { get; init; }
    /// <summary>Channels of z: local, then global, then periodic.</summary>
    public required int Local { get; init; }
    public int Global { get; init; }
    /// <summary>Wave vectors of the periodic channels, in cycles a cell: one list for all, or one for each class.</summary>
    public IReadOnlyList<IReadOnlyList<Wave>> Waves { get; init; } = [];
    /// <summary>Cells that a field needs beyond the picture on each side; 0 for vector models.</summary>
    public int Margin { get; init; }
    /// <summary>Pixels a cell; 0 for vector models, which have no cells.</summary>
    public required int Stride { get; init; }
    /// <summary>Side of the pictures it was trained on, in pixels.</summary>
    public required int Resolution { get; init; }
    public IReadOnlyList<string> Channels { get; init; } = ["albedo.r", "albedo.g", "albedo.b"];
    /// <summary>Axes along which it can make tiles: "xy", "x", "y" or "none".</summary>
    public required string Tileable { get; init; }
    public IReadOnlyList<NoiseInput> Noise { get; init; } = [];
    public IReadOnlyList<string> Classes { get; init; } = [];
    /// <summary>Named ways through latent space, and what latents do.</summary>
    public LatentFacts Facts { get; init; } = LatentFacts.None;
    /// <summary>How it came to be (<c>procgan.train.*</c>): kimg, seed, data, hash, seconds...</summary>
    public IReadOnlyDictionary<string, string> Training { get; init; } = new Dictionary<string, string>();

    public int Periodic => Waves.Count == 0 ? 0 : Waves[0].Count;
    public int ZDim => Local + Global + Periodic;

    /// <summary>Every key with its text, the same on every machine.</summary>
    public IEnumerable<KeyValuePair<string, string>> Entries()
    {
        foreach ((string key, string value) in Main())
            yield return new("procgan." + key, value);
        foreach ((string key, string value) in Training)
            yield return new("procgan.train." + key, value);
    }

    IEnumerable<(string Key, string Value)> Main()
    {
        yield return ("format", "1");
        yield return ("family", Family);
        yield return ("z", Text(ZDim));
        yield return ("z.local", Text(Local));
        yield return ("z.global", Text(Global));
        yield return ("z.periodic", Text(Periodic));
        yield return ("margin", Text(Margin));
        yield return ("stride", Text(Stride));
        yield return ("resolution", Text(Resolution));
        yield return ("channels", string.Join(',', Channels));
        yield return ("colour", "srgb");
        yield return ("range", "-1,1");
        yield return ("tileable", Tileable);
        if (Periodic > 0)
            yield return ("waves", string.Join('|', Waves.Select(list => string.Join(';', list.Select(wave => $"{Text(wave.X)},{Text(wave.Y)}")))));
        if (Noise.Count > 0)
            yield return ("noise", string.Join(';', Noise.Select(noise => $"{noise.Name}:{Text(noise.Scale)}:{Text(noise.Extra)}")));
        if (Classes.Count > 0)
            yield return ("classes", string.Join(',', Classes));
        if (Facts.Directions.Count > 0)
        {
            yield return ("directions", string.Join(';', Facts.Directions.Select(d => $"{Uri.EscapeDataString(d.Name)}:{string.Join(',', d.Step.Select(v => v.ToString("R", CultureInfo.InvariantCulture)))}")));
            yield return ("directions.effect", string.Join(';', Facts.Directions.Select(d => $"{Uri.EscapeDataString(d.Name)}:{d.Effect.ToString("0.##", CultureInfo.InvariantCulture)}")));
        }
        if (Facts.Effects.Count > 0)
            yield return ("latents.effect", string.Join(';', Facts.Effects.Select(e => $"{e.Kind}:{e.Effect.ToString("0.##", CultureInfo.InvariantCulture)}")));
    }

    static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
    static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
