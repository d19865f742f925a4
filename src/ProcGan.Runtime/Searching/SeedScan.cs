using ProcGan.Runtime.Materials;

namespace ProcGan.Runtime.Searching;

/// <summary>What a scan of seeds measures, from the model's planes.</summary>
interface IScanTarget
{
    double Distance(ModelInfo model, ReadOnlySpan<float> planes, int area);
}

/// <summary>Distance in Oklab from a colour to the mean of a texture's, which is taken in linear light.</summary>
sealed class ColourTarget : IScanTarget
{
    readonly Oklab target;

    public ColourTarget(float r, float g, float b)
    {
        if (!(r is >= 0 and <= 1 && g is >= 0 and <= 1 && b is >= 0 and <= 1)) throw new ArgumentException($"the colour is {r}, {g}, {b}; each must be 0 to 1.");
        target = Oklab.FromLinear((float)Srgb.Decode(r), (float)Srgb.Decode(g), (float)Srgb.Decode(b));
    }

    public double Distance(ModelInfo model, ReadOnlySpan<float> planes, int area)
    {
        var colour = MapChannels.Of(model.Channels).Colour;
        return Oklab.FromLinear(Mean(planes.Slice(colour.R * area, area)), Mean(planes.Slice(colour.G * area, area)), Mean(planes.Slice(colour.B * area, area)))
            .DistanceTo(target);
    }

    static float Mean(ReadOnlySpan<float> plane)
    {
        double sum = 0;
        var linear = Srgb.Linear;
        foreach (float value in plane) sum += linear[Imaging.Rgba8.FromSigned(value)];
        return (float)(sum / plane.Length);
    }
}

sealed class RoughnessTarget : IScanTarget
{
    readonly float target;

    public RoughnessTarget(ModelInfo? model, float roughness)
    {
        if (!(roughness is >= 0 and <= 1)) throw new ArgumentException($"the roughness is {roughness}, must be 0 to 1.");
        if (model != null && MapChannels.Of(model.Channels).Roughness < 0)
            throw new ArgumentException($"'{model.Name}' makes no roughness, it makes {string.Join(", ", model.Channels)}; search for a colour, or use another model.");
        target = roughness;
    }

    public double Distance(ModelInfo model, ReadOnlySpan<float> planes, int area)
    {
        double sum = 0;
        foreach (float value in planes.Slice(MapChannels.Of(model.Channels).Roughness * area, area)) sum += (value + 1) / 2;
        return Math.Abs(sum / area - target);
    }
}

/// <summary>Tries one seed after the other and keeps the nearest.</summary>
static class SeedScan
{
    public static IReadOnlyList<Found> Run(TextureGenerator generator, in TextureRecipe start, IScanTarget target, int count, SearchOptions options)
    {
        if (generator == null) throw new ArgumentNullException(nameof(generator));
        if (count < 1) throw new ArgumentException($"count is {count}, must be 1 or more.", nameof(count));
        options = options.Validated();
        var (width, height) = generator.SizeOf(start);
        float[] planes = new float[generator.Model.Channels.Count * width * height];
        List<Found> best = [];
        for (int i = 0; i < options.Budget; i++)
        {
            options.Stop.ThrowIfCancellationRequested();
            var recipe = start with { Seed = unchecked(start.Seed + (ulong)i) };
            generator.GenerateChannels(recipe, planes);
            double distance = target.Distance(generator.Model, planes, width * height);
            int at = best.FindIndex(found => distance < found.Distance);        // of two that are as near, the earlier seed
            if (at >= 0 || best.Count < count) best.Insert(at >= 0 ? at : best.Count, new(recipe, distance));
            if (best.Count > count) best.RemoveAt(count);
            options.Progress?.Invoke((i + 1.0) / options.Budget, best[0].Distance);
        }
        return best;
    }
}
