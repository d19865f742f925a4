using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Networks;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Training;

/// <summary>What one forward pass of a generator eats.</summary>
/// <param name="Z">[N, Z, h + 2 margin, w + 2 margin]</param>
/// <param name="Noise">One [N, 1, H, W] a noise layer.</param>
sealed record LatentBatch(Tensor Z, IReadOnlyList<Tensor> Noise);

/// <summary>Draws training latents with the Runtime's own samplers: what is trained is what is shipped.</summary>
/// <remarks>A batch is a function of (seed, stream, step) alone, so that a resumed run needs no random state.</remarks>
sealed class LatentSampler(GeneratorNetwork network, int cells, ulong seed, Device device)
{
    readonly LatentLayout latents = network.Latents;
    readonly Wave[] waves = [.. network.Waves];

    /// <param name="stream">One of <see cref="TrainingStreams"/>.</param>
    /// <param name="step">Any number; the same one gives the same batch.</param>
    /// <param name="batch">Pictures.</param>
    public LatentBatch Draw(ulong stream, long step, int batch)
    {
        int side = latents.Margin == 0 ? 1 : cells + 2 * latents.Margin;
        var window = new FieldWindow(-latents.Margin, -latents.Margin, side, side);
        int picture = latents.Total * side * side;
        var z = new float[batch * picture];
        var seeds = new ulong[batch];
        for (int i = 0; i < batch; i++)
        {
            Philox.Block(seed, 0, (ulong)step, (ulong)i, 0, stream, out seeds[i], out _, out _, out _);
            FillField(z.AsSpan(i * picture, picture), seeds[i], window);
        }
        return new LatentBatch(tensor(z, [batch, latents.Total, side, side], device: device),
                               [.. network.NoiseLayers.Select((layer, index) => DrawNoise(seeds, layer, index))]);
    }

    /// <summary>[local, global, periodic] over the window, as docs/FORMATS.md has it.</summary>
    void FillField(Span<float> z, ulong pictureSeed, in FieldWindow window)
    {
        int plane = window.Area;
        LatentField.FillLocal(z[..(latents.Local * plane)], pictureSeed, latents.Local, window);
        Span<float> global = stackalloc float[latents.Global];
        LatentField.FillGlobal(global, pictureSeed);
        for (int c = 0; c < global.Length; c++)
            z.Slice((latents.Local + c) * plane, plane).Fill(global[c]);
        Span<ulong> phases = stackalloc ulong[waves.Length];
        LatentField.FillWavePhases(phases, pictureSeed);
        LatentField.FillWaves(z[((latents.Local + latents.Global) * plane)..], waves, phases, window);
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
