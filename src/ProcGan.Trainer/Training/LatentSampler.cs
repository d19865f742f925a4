using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Networks;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Training;

/// <summary>What one forward pass of a generator eats.</summary>
/// <param name="Z">[N, Z + K, h + 2 margin, w + 2 margin]</param>
/// <param name="Noise">One [N, 1, H, W] a noise layer.</param>
/// <param name="Label">[N, K], 1 for each picture's class; null = unconditional. The same stands behind z, cell by cell.</param>
sealed record LatentBatch(Tensor Z, IReadOnlyList<Tensor> Noise, Tensor? Label = null);

/// <summary>Draws training latents with the Runtime's own samplers: what is trained is what is shipped.</summary>
/// <remarks>A batch is a function of (seed, stream, step) alone, so that a resumed run needs no random state.</remarks>
sealed class LatentSampler(GeneratorNetwork network, int cells, ulong seed, Device device)
{
    readonly LatentLayout latents = network.Latents;
    readonly Wave[][] waves = [.. network.Waves.Select(list => list.ToArray())];

    /// <summary>The same for another network.</summary>
    public LatentSampler For(GeneratorNetwork other) => new(other, cells, seed, device);

    /// <param name="stream">One of <see cref="TrainingStreams"/>.</param>
    /// <param name="step">Any number; the same one gives the same batch.</param>
    /// <param name="batch">Pictures.</param>
    /// <param name="classOf">The class of each picture; null = as its seed has it, where there are classes.</param>
    public LatentBatch Draw(ulong stream, long step, int batch, Func<int, int>? classOf = null)
    {
        int side = latents.Margin == 0 ? 1 : cells + 2 * latents.Margin;
        var window = new FieldWindow(-latents.Margin, -latents.Margin, side, side);
        int picture = latents.Inputs * side * side;
        var z = new float[batch * picture];
        var label = new float[batch * latents.Classes];
        var seeds = new ulong[batch];
        for (int i = 0; i < batch; i++)
        {
            Philox.Block(seed, 0, (ulong)step, (ulong)i, 0, stream, out seeds[i], out _, out _, out _);
            int ofClass = latents.Classes == 0 ? 0 : classOf?.Invoke(i) ?? LatentField.SeedClass(seeds[i], latents.Classes);
            FillField(z.AsSpan(i * picture, picture), seeds[i], ofClass, window);
            if (latents.Classes > 0)
                label[i * latents.Classes + ofClass] = 1;
        }
        return new LatentBatch(tensor(z, [batch, latents.Inputs, side, side], device: device),
                               [.. network.NoiseLayers.Select((layer, index) => DrawNoise(seeds, layer, index))],
                               latents.Classes == 0 ? null : tensor(label, [batch, latents.Classes], device: device));
    }

    /// <summary>[local, global, periodic, class weights] over the window, as docs/FORMATS.md has it.</summary>
    void FillField(Span<float> z, ulong pictureSeed, int ofClass, in FieldWindow window)
    {
        int plane = window.Area;
        LatentField.FillLocal(z[..(latents.Local * plane)], pictureSeed, latents.Local, window);
        Span<float> global = stackalloc float[latents.Global];
        LatentField.FillGlobal(global, pictureSeed);
        for (int c = 0; c < global.Length; c++)
            z.Slice((latents.Local + c) * plane, plane).Fill(global[c]);
        if (latents.Periodic > 0)
        {
            Span<ulong> phases = stackalloc ulong[latents.Periodic];
            LatentField.FillWavePhases(phases, pictureSeed);
            LatentField.FillWaves(z[((latents.Local + latents.Global) * plane)..(latents.Total * plane)],
                                  waves[waves.Length == 1 ? 0 : ofClass], phases, window);
        }
        if (latents.Classes > 0)
            z.Slice((latents.Total + ofClass) * plane, plane).Fill(1);
    }

    Tensor DrawNoise(ulong[] seeds, NoiseLayer layer, int index)
    {
        int side = layer.Scale * cells + layer.Extra;
        var window = new FieldWindow(-layer.Extra / 2, -layer.Extra / 2, side, side);
        var values = new float[seeds.Length * window.Area];
        for (int i = 0; i < seeds.Length; i++)
            LatentField.FillNoise(values.AsSpan(i * window.Area, window.Area), seeds[i], index, window);
        return tensor(values, [seeds.Length, 1, side, side], device: device);
    }
}
