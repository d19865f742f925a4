using System.Buffers;

namespace ProcGan.Runtime.Latents;

/// <summary><see cref="LatentField"/> for a recipe, whose latents may be those of several seeds. Nothing is allocated in steady state.</summary>
static class RecipeLatents
{
    const ulong QuarterTurn = 1UL << 62, HalfTurn = 1UL << 63;

    public static void FillLocal(Span<float> destination, in TextureRecipe recipe, int channels, in FieldWindow window)
    {
        LatentField.FillLocal(destination, recipe.Seed, channels, window);
        if (recipe.Mix is not { } mix || destination.IsEmpty) return;
        float[] rented = ArrayPool<float>.Shared.Rent(destination.Length);
        var other = rented.AsSpan(0, destination.Length);
        LatentMath.Scale(destination, mix.Own);
        foreach (var term in mix.Terms)
        {
            LatentField.FillLocal(other, term.Seed, channels, window);
            LatentMath.AddScaled(destination, other, term.Weight);
        }
        ArrayPool<float>.Shared.Return(rented);
    }

    public static void FillVector(Span<float> destination, in TextureRecipe recipe) => FillSmall(destination, recipe, isVector: true);

    public static void FillGlobal(Span<float> destination, in TextureRecipe recipe) => FillSmall(destination, recipe, isVector: false);

    public static void FillNoise(Span<float> destination, in TextureRecipe recipe, int layer, in FieldWindow window)
    {
        LatentField.FillNoise(destination, recipe.Seed, layer, window);
        if (recipe.Mix is not { } mix || destination.IsEmpty) return;
        float[] rented = ArrayPool<float>.Shared.Rent(destination.Length);
        var other = rented.AsSpan(0, destination.Length);
        LatentMath.Scale(destination, mix.Own);
        foreach (var term in mix.Terms)
        {
            LatentField.FillNoise(other, term.Seed, layer, window);
            LatentMath.AddScaled(destination, other, term.Weight);
        }
        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>The mean direction of all seeds' phases, each counting by the square of its weight (these add up to 1); a negative weight
    /// turns a wave around. Adding the waves themselves would keep everything linear, but fade them, and with them what they carry.</summary>
    public static void FillWavePhases(Span<ulong> phases, in TextureRecipe recipe)
    {
        LatentField.FillWavePhases(phases, recipe.Seed);
        if (recipe.Mix is not { } mix || phases.IsEmpty) return;
        Span<ulong> others = stackalloc ulong[Limits.Waves];
        Span<double> sines = stackalloc double[Limits.Waves], cosines = stackalloc double[Limits.Waves];
        others = others.Slice(0, phases.Length);
        sines.Clear();
        cosines.Clear();
        Add(phases, mix.Own, sines, cosines);
        foreach (var term in mix.Terms)
        {
            LatentField.FillWavePhases(others, term.Seed);
            Add(others, term.Weight, sines, cosines);
        }
        for (int i = 0; i < phases.Length; i++)
            // Rounded to 2^-32 turn, so that two platforms' arcus tangents hardly ever tell.
            phases[i] = unchecked((ulong)(long)Math.Round(Math.Atan2(sines[i], cosines[i]) / (2 * Math.PI) * 4294967296.0) << 32);
    }

    static void Add(ReadOnlySpan<ulong> phases, float weight, Span<double> sines, Span<double> cosines)
    {
        double square = (double)weight * weight;
        for (int i = 0; i < phases.Length; i++)
        {
            ulong phase = unchecked(weight < 0 ? phases[i] + HalfTurn : phases[i]);
            sines[i] += square * Turns.Sin(phase);
            cosines[i] += square * Turns.Sin(unchecked(phase + QuarterTurn));
        }
    }

    static void FillSmall(Span<float> destination, in TextureRecipe recipe, bool isVector)
    {
        Fill(destination, recipe.Seed, isVector);
        if (recipe.Mix is not { } mix || destination.IsEmpty) return;
        float[] rented = ArrayPool<float>.Shared.Rent(destination.Length);
        var other = rented.AsSpan(0, destination.Length);
        LatentMath.Scale(destination, mix.Own);
        foreach (var term in mix.Terms)
        {
            Fill(other, term.Seed, isVector);
            LatentMath.AddScaled(destination, other, term.Weight);
        }
        ArrayPool<float>.Shared.Return(rented);
    }

    static void Fill(Span<float> destination, ulong seed, bool isVector)
    {
        if (isVector) LatentField.FillVector(destination, seed);
        else LatentField.FillGlobal(destination, seed);
    }
}
