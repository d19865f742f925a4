namespace ProcGan.Runtime.Latents;

/// <summary>Recipes whose latents are those of several seeds.</summary>
static class MixedSeeds
{
    /// <summary>Stream of the seeds of instances (docs/FORMATS.md).</summary>
    const ulong InstanceStream = 5;

    /// <summary>The seed that an instance of a recipe moves towards: the first word of its block.</summary>
    public static ulong InstanceSeed(ulong seed, ulong instance)
    {
        Philox.Block(seed, 0, instance, 0, 0, InstanceStream, out ulong word, out _, out _, out _);
        return word;
    }

    public static TextureRecipe Towards(in TextureRecipe recipe, ulong seed, float weight)
    {
        if (!(weight is >= -1 and <= 1)) throw new ArgumentException($"weight is {weight}, must be -1 to 1.", nameof(weight));
        if (weight == 0) return recipe;
        var terms = Terms(recipe);
        Scale(terms, Math.Sqrt(1 - (double)weight * weight));
        terms[seed] = Of(terms, seed) + weight;
        return With(recipe, terms);
    }

    public static TextureRecipe Blend(in TextureRecipe from, in TextureRecipe to, double amount)
    {
        if (!(amount is >= 0 and <= 1)) throw new ArgumentException($"amount is {amount}, must be 0 to 1.", nameof(amount));
        if (amount == 0) return from;
        if (amount == 1) return to;
        Dictionary<ulong, double> terms = Terms(from), others = Terms(to);
        double angle = amount * (Math.PI / 2);
        Scale(terms, Math.Cos(angle));
        foreach (var other in others) terms[other.Key] = Of(terms, other.Key) + other.Value * Math.Sin(angle);
        return With(amount < .5 ? from : to, terms) with
        {
            Psi = (float)(from.Psi + (to.Psi - from.Psi) * amount),
            // Without labels a seed has its own class, which no weights say: then they change in the middle too.
            Labels = from.Labels is null || to.Labels is null ? amount < .5 ? from.Labels : to.Labels : Blend(from.Labels, to.Labels, amount),
            Directions = Blend(from.Directions, to.Directions, amount),
        };
    }

    /// <summary>All seeds of a recipe, its own among them, with their weights.</summary>
    static Dictionary<ulong, double> Terms(in TextureRecipe recipe)
    {
        var terms = new Dictionary<ulong, double> { [recipe.Seed] = recipe.Mix?.Own ?? 1 };
        foreach (var term in recipe.Mix ?? Enumerable.Empty<SeedWeight>()) terms[term.Seed] = Of(terms, term.Seed) + term.Weight;
        return terms;
    }

    /// <summary>The same recipe with other latents: their length is made 1, and the heaviest becomes its own seed.</summary>
    public static TextureRecipe With(in TextureRecipe recipe, Dictionary<ulong, double> terms)
    {
        double length = Math.Sqrt(terms.Values.Sum(weight => weight * weight));
        if (!(length > 1e-9)) return recipe;         // opposite latents that cancel leave nothing to scale
        // Its own weight is the root of what the others leave, so never negative; a seed of weight 0 is always to be had.
        var own = terms.OrderByDescending(term => term.Value).ThenBy(term => term.Key).First();
        for (ulong seed = recipe.Seed; own.Value < 0; seed++)
            if (!terms.ContainsKey(seed)) own = new(seed, 0);
        var others = terms.Where(term => term.Key != own.Key && Math.Abs(term.Value) > 1e-6 * length)
            .Select(term => new SeedWeight(term.Key, (float)(term.Value / length))).ToArray();
        if (others.Length > Limits.MixedSeeds)
            throw new ArgumentException($"a mix of {others.Length} seeds, at most {Limits.MixedSeeds} are mixed; begin from another seed.");
        return recipe with { Seed = own.Key, Mix = others.Length == 0 ? null : new(others) };
    }

    /// <summary>A name that one side lacks is 0 there.</summary>
    static NamedWeights? Blend(NamedWeights? from, NamedWeights? to, double amount)
    {
        if (from == null && to == null) return null;
        IEnumerable<KeyValuePair<string, float>> a = from ?? Enumerable.Empty<KeyValuePair<string, float>>(), b = to ?? Enumerable.Empty<KeyValuePair<string, float>>();
        return new(a.Concat(b).Select(entry => entry.Key).Distinct(StringComparer.Ordinal).Select(name =>
        {
            float left = from?.Of(name) ?? 0, right = to?.Of(name) ?? 0;
            return new KeyValuePair<string, float>(name, (float)(left + (right - left) * amount));
        }));
    }

    static double Of(Dictionary<ulong, double> terms, ulong seed) => terms.TryGetValue(seed, out double weight) ? weight : 0;

    static void Scale(Dictionary<ulong, double> terms, double factor)
    {
        foreach (ulong seed in terms.Keys.ToArray()) terms[seed] *= factor;
    }
}
