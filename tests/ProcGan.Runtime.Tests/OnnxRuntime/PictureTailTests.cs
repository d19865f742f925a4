using System.Runtime.InteropServices;
using ProcGan.Runtime.Imaging;
using ProcGan.Runtime.Models;
using ProcGan.Runtime.OnnxRuntime;
using ProcGan.Runtime.Tests.Models;
using static ProcGan.Runtime.Tests.Models.OnnxBuilder;

namespace ProcGan.Runtime.Tests.OnnxRuntime;

/// <summary>The last steps of a picture as part of the graph. On the CPU, where nothing is fused, they give the bytes of <see cref="Rgba8"/>.</summary>
public sealed class PictureTailTests
{
    static readonly GeneratorOptions cpu = new() { Provider = "CPU", Threads = 1 };

    [TestCase("albedo"), TestCase("albedo,alpha"), TestCase("albedo.r,albedo.g,albedo.b"), TestCase("albedo.r,albedo.g,albedo.b,alpha")]
    [TestCase("height,albedo.b,alpha,albedo.g,roughness,albedo.r"), TestCase("height,roughness")]
    public void Append_OnTheCpu_GivesTheSameBytes(string channels)
    {
        const int side = 40;
        var (bytes, count) = (Model(channels), channels.Split(',').Length);
        var model = ModelFile.Describe(bytes, "tail");
        using var session = OnnxSession.Open(bytes, "tail", "CPU", cpu, PictureTail.Append(bytes, model));
        Assert.That(session.MakesRgba);
        using var run = new RunContext(session, model, side, side, packed: true);
        // Within, on and beyond the bounds, and at halves, where rounding shows.
        for (int i = 0; i < run.Z.Length; i++) run.Z[i] = i % 3 == 0 ? (i % 613 - 300) / 255f : MathF.Sin(i * 12.9898f) * 1.3f;
        run.Run();
        byte[] expected = new byte[4 * side * side];
        ColourChannels.Of(model.Channels).Interleave(run.Z, side * side, 0, expected);
        Assert.That(MemoryMarshal.AsBytes(run.Rgba.AsSpan()).ToArray(), Is.EqualTo(expected));
        Assert.That(expected.Where((_, i) => i % 4 == 0).Distinct().Count(), Is.GreaterThan(200));
        Assert.That((long)run.Rgba.Length, Is.EqualTo(run.Z.Length / count), "one number comes back for each pixel");
    }

    [Test]
    public void Append_OldOpset_IsLeftOut()
    {
        byte[] bytes = Model("albedo", opset: 9);
        Assert.That(PictureTail.Append(bytes, ModelFile.Describe(bytes, "old")), Is.Null);
    }

    [Test]
    public void Open_GraphThatHasTheseNames_RunsWithoutATail()
    {
        byte[] bytes = Model("albedo", output: PictureTail.Output);
        var model = ModelFile.Describe(bytes, "taken");
        using var session = OnnxSession.Open(bytes, "taken", "CPU", cpu, PictureTail.Append(bytes, model));
        Assert.That(session.MakesRgba, Is.False);
    }

    /// <summary>Its image is z.</summary>
    static byte[] Model(string channels, int opset = 17, string? output = null)
    {
        int count = channels.Split(',').Length;
        var builder = new OnnxBuilder { Opset = opset };
        (builder.Inputs[0], builder.Outputs[0]) = (Port("z", 1, -1, count, -1, -1), Port("image", 1, -1, count, -1, -1));
        builder.Nodes.Clear();
        builder.Nodes.Add(Node("Identity", "z", "image"));
        if (output != null) builder.Nodes.Add(Node("Identity", "z", output));
        foreach (var (key, value) in new[] { ("channels", channels), ("z", $"{count}"), ("z.local", $"{count}"), ("margin", "0"), ("stride", "1") }) builder.Metadata[key] = value;
        return builder.Build();
    }
}
