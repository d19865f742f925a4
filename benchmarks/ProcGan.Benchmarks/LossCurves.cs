using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Networks;
using ProcGan.Trainer.Training;
using static TorchSharp.torch;

namespace ProcGan.Benchmarks;

/// <summary><c>loss-curves</c>: the losses of a DCGAN's first steps, and all that another trainer needs to make the same steps.</summary>
/// <remarks>benchmarks/peers/loss_curves.py reads the folder: initial weights in PyTorch's layout, crops and latents of each step, as .npy files.</remarks>
static class LossCurves
{
    public static int Run(string[] args)
    {
        Option<int> width = new("--ngf") { DefaultValueFactory = _ => 32 }, steps = new("--steps") { DefaultValueFactory = _ => 100 };
        Option<int> threads = new("--threads") { DefaultValueFactory = _ => 1 };
        Option<string> precision = new("--precision") { DefaultValueFactory = _ => "float32" }, folder = new("--out") { Required = true };
        ParseResult parse = new RootCommand { width, steps, threads, precision, folder }.Parse(args);
        if (parse.Errors.Count > 0)
            return parse.Invoke();

        string place = parse.GetValue(folder)!;
        int count = parse.GetValue(steps), ngf = parse.GetValue(width);
        Directory.CreateDirectory(place);
        var options = TrainingOptions.For("dcgan", "builtin:bricks") with
        {
            Width = ngf, DiscriminatorWidth = ngf, Threads = parse.GetValue(threads), Precision = parse.GetValue(precision)!, Kimg = 1000,
        };
        TextureSet data = TextureSource.Load(options.Data, new DataOptions { Resolution = options.Resolution });
        string scratch = Directory.CreateTempSubdirectory("procgan-bench-").FullName;
        try
        {
            using var run = TrainingRun.Create(new RunFolder(Path.Combine(scratch, "run")), options, data);
            WriteWeights(place, run.Models);
            WriteInputs(place, options, data, run.Models.G, count);
            using StreamWriter losses = new(Path.Combine(place, $"ProcGan-{options.Precision}.csv"));
            for (int i = 0; i < count; i++)
            {
                StepLosses loss = run.Step();
                losses.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{loss.D},{loss.G}"));
            }
            return 0;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    static void WriteInputs(string folder, TrainingOptions options, TextureSet data, GeneratorNetwork g, int steps)
    {
        var crops = new CropSampler(data, options.Resolution, options.Seed);
        var latents = new LatentSampler(g, options.Resolution / 16, options.Seed, CPU);
        int size = options.Batch * 3 * options.Resolution * options.Resolution;
        byte[] pixels = new byte[(long)steps * size];
        float[] values = new float[size], z = new float[steps * options.Batch * options.Latents.Local];
        for (int step = 0; step < steps; step++)
        {
            crops.Fill(step, options.Batch, values);
            for (int i = 0; i < size; i++)
                pixels[(long)step * size + i] = (byte)MathF.Round((values[i] + 1) * 127.5f);
            using var scope = NewDisposeScope();
            latents.Draw(TrainingStreams.PictureSeeds, step, options.Batch).Z.data<float>().ToArray().CopyTo(z, step * options.Batch * options.Latents.Local);
        }
        Npy(folder, "crops", "|u1", pixels, steps, options.Batch, 3, options.Resolution, options.Resolution);
        Npy(folder, "z", "<f4", MemoryMarshal.AsBytes(z.AsSpan()), steps, options.Batch, options.Latents.Local, 1, 1);
    }

    /// <summary>In the order in which torch.nn.Sequential has the layers: convolution, norm, convolution, ...</summary>
    static void WriteWeights(string folder, Models models)
    {
        using var scope = NewDisposeScope();
        var g = (DcganGenerator)models.G;
        Tensor first = g.First.Weight.detach();                                                   // [16 C, Z, 1, 1]
        first = first.contiguous().view(first.shape[0] / 16, 4, 4, first.shape[1]).permute(3, 0, 1, 2);   // [Z, C, 4, 4]
        List<Tensor> layers = [first];
        for (int i = 0; i < g.Up.Count; i++)
            layers.AddRange([g.Stack[i].Norm.Batch!.Weight, g.Stack[i].Norm.Batch!.Bias, ((TransposedUpsample)g.Up[i]).TransposedWeight()]);
        layers.Add(g.Bias.view(-1));
        layers.AddRange(models.D.named_parameters().OrderBy(p => OrderOf(p.name)).Select(p => (Tensor)p.parameter));
        for (int i = 0; i < layers.Count; i++)
        {
            Tensor plain = layers[i].detach().contiguous();
            Npy(folder, $"weight{i:00}", "<f4", plain.bytes, [.. plain.shape.Select(side => (int)side)]);
        }
    }

    /// <summary>conv.0, conv.1, norm.0, conv.2, norm.1, ..., head</summary>
    static double OrderOf(string name)
    {
        string[] parts = name.Split('.');
        return parts[0] switch
        {
            "conv" => int.Parse(parts[1], CultureInfo.InvariantCulture),
            "norm" => int.Parse(parts[1], CultureInfo.InvariantCulture) + (parts[2] == "weight" ? 1.2 : 1.4),
            _ => 100,
        };
    }

    /// <summary>NumPy's file format, version 1.0.</summary>
    static void Npy(string folder, string name, string type, ReadOnlySpan<byte> values, params int[] shape)
    {
        string header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({string.Join(", ", shape)},), }}";
        header = header.PadRight((10 + header.Length + 1 + 63) / 64 * 64 - 11) + "\n";
        using FileStream stream = File.Create(Path.Combine(folder, name + ".npy"));
        stream.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8)]);
        stream.Write(Encoding.ASCII.GetBytes(header));
        stream.Write(values);
    }
}
