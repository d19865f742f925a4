using ProcGan.Runtime.Latents;

namespace ProcGan.Runtime.Searching;

/// <summary>A walk on the sphere of latents towards what is wanted, without gradients.</summary>
/// <remarks>A (1 + 1) evolution strategy with the 1/5th rule (Rechenberg 1973): turn the best latent by an angle towards a random seed's, to
/// either side of it, and keep what is nearer. A random seed's latent is a random direction in all of z, global and local, so nothing has
/// to be known of the model. Each step that is kept adds one seed to the mix; the lightest is let go when there are too many.</remarks>
static class LatentClimb
{
    const ulong Stream = 32;
    const double Grow = 1.3, Shrink = 0.93;         // 1.3 * 0.93^4 = 0.97: in balance at one success in five

    public static Found Run(TextureGenerator generator, in TextureRecipe start, double[] target, SearchOptions options)
    {
        var (width, height) = generator.SizeOf(start);
        byte[] rgba = new byte[4 * width * height];
        var random = new Philox(options.Seed, Stream);
        int made = 0, scan = Math.Max(1, options.Budget / 4);
        var best = new Found(start, double.MaxValue);

        bool Try(in TextureRecipe recipe)
        {
            options.Stop.ThrowIfCancellationRequested();
            generator.Generate(recipe, rgba);
            double distance = Likeness.Distance(Likeness.Of(rgba, width, height), target);
            bool better = distance < best.Distance;
            if (better) best = new(recipe, distance);
            made++;
            options.Progress?.Invoke((double)made / options.Budget, best.Distance);
            return better;
        }

        Try(start);
        while (made < scan) Try(start with { Seed = random.NextUInt64(), Mix = null });
        double angle = 0.6;
        while (made < options.Budget)
        {
            ulong other = random.NextUInt64();
            float weight = (float)Math.Sin(angle * (0.5 + random.NextDouble()));
            var from = Lightened(best.Recipe);
            bool better = Try(from.Towards(other, weight)) || (made < options.Budget && Try(from.Towards(other, -weight)));
            angle = Math.Max(0.01, Math.Min(1.2, angle * (better ? Grow : Shrink)));
        }
        return best;
    }

    /// <summary>Makes room for one more seed.</summary>
    static TextureRecipe Lightened(in TextureRecipe recipe)
    {
        if (recipe.Mix is not { Count: >= Limits.MixedSeeds } mix) return recipe;
        var lightest = mix.OrderBy(term => Math.Abs(term.Weight)).First();
        var terms = mix.Where(term => term != lightest).ToDictionary(term => term.Seed, term => (double)term.Weight);
        terms[recipe.Seed] = mix.Own;
        return MixedSeeds.With(recipe, terms);
    }
}
