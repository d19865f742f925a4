using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Networks;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Tests.Networks;

/// <summary>Waves between the cells against sines and cosines computed there.</summary>
public sealed class FineWavesTests
{
    const int Cells = 12;

    static readonly Wave[] waves = [new(0.07, 1.0625), new(0.4, -0.3), new(2.9, 0.01)];

    /// <summary>sin(2 pi (k.x + phase)) at the middles of the cells.</summary>
    static float[] Field(IReadOnlyList<Wave> of, double phase) =>
        [.. of.SelectMany(k => Enumerable.Range(0, Cells * Cells).Select(i => (float)Math.Sin(2 * Math.PI * (k.X * (i % Cells) + k.Y * (i / Cells) + phase))))];

    [Test]
    public void Forward_AnyWave_IsItsSineAndCosineAtEveryPlace([Values(2, 4, 8)] int perCell, [Values(0, 0.13, 0.71)] double phase)
    {
        using var scope = NewDisposeScope();
        using var fine = new FineWaves([waves]);
        var made = fine.forward(tensor(Field(waves, phase), [1, waves.Length, Cells, Cells]), perCell);
        int side = (Cells - 2) * perCell;
        Assert.That(made.shape, Is.EqualTo(new long[] { 1, 2 * waves.Length, side, side }));
        float[] values = made.contiguous().data<float>().ToArray();
        double worst = 0;
        for (int p = 0; p < waves.Length; p++)
            for (int y = 0; y < side; y++)
                for (int x = 0; x < side; x++)
                {
                    // In cells from the field's first, whose ring is gone.
                    double u = (x + 0.5) / perCell + 0.5, v = (y + 0.5) / perCell + 0.5;
                    var (sin, cos) = Math.SinCos(2 * Math.PI * (waves[p].X * u + waves[p].Y * v + phase));
                    worst = Math.Max(worst, Math.Abs(values[(p * side + y) * side + x] - sin));
                    worst = Math.Max(worst, Math.Abs(values[((waves.Length + p) * side + y) * side + x] - cos));
                }
        // A cosine c becomes c |c| / sqrt(c c + softness), at most 0.0095 nearer to 0 (at c = 0.025); the ridge adds to it where neighbours know little.
        Assert.That(worst, Is.LessThan(0.03));
    }

    [Test]
    public void Forward_ClassesWithWavesOfTheirOwn_EachCellHasThoseOfItsClass([Values(2, 4, 8)] int perCell)
    {
        using var scope = NewDisposeScope();
        Wave[][] ofClass = [[new(0.07, 1.0625), new(0.4, -0.3)], [new(-0.21, 0.6), new(2.9, 0.01)]];
        using var both = new FineWaves(ofClass);
        // The left half of the field is of class 0, the right one of class 1.
        float[] weights = [.. Enumerable.Range(0, 2 * Cells * Cells).Select(i => i % Cells < Cells / 2 == i < Cells * Cells ? 1f : 0f)];
        var label = tensor(weights, [1, 2, Cells, Cells]);
        var fields = ofClass.Select(waves => tensor(Field(waves, 0.13), [1, 2, Cells, Cells])).ToArray();
        var left = label.narrow(1, 0, 1);
        var made = both.forward(cat([fields[0] * left + fields[1] * (1 - left), label], 1), perCell);
        int half = (Cells / 2 - 2) * perCell;                       // but for the ring, and the cell that has a neighbour beyond the middle
        for (int k = 0; k < 2; k++)
        {
            using var alone = new FineWaves([ofClass[k]]);
            int start = k == 0 ? 0 : (Cells / 2) * perCell;
            double worst = (made - alone.forward(fields[k], perCell)).narrow(3, start, half).abs().max().item<float>();
            Assert.That(worst, Is.LessThan(1e-5));
        }
    }

    [Test]
    public void Forward_WholeCyclesACell_IsTheSameInEveryCell()
    {
        using var scope = NewDisposeScope();
        using var fine = new FineWaves([[new(0, 1.0625)]]);      // learnt so, but a tile makes it one whole cycle
        float[] values = fine.forward(tensor(Field([new(0, 1)], 0.2), [1, 1, Cells, Cells]), 4).contiguous().data<float>().ToArray();
        int side = (Cells - 2) * 4;
        for (int y = 4; y < side; y++)
            Assert.That(values[y * side], Is.EqualTo(values[(y - 4) * side]).Within(1e-3f));
    }

    [Test]
    public void Forward_VectorOfZero_HasNoCosine()
    {
        using var scope = NewDisposeScope();
        using var fine = new FineWaves([[new(0, 0)]]);
        float[] v = fine.forward(tensor(Field([new(0, 0)], 0.2), [1, 1, Cells, Cells]), 2).contiguous().data<float>().ToArray();
        Assert.That(v.Take(v.Length / 2), Is.All.EqualTo(Math.Sin(0.4 * Math.PI)).Within(1e-6));
        Assert.That(v.Skip(v.Length / 2), Is.All.Zero);
    }

    /// <summary>What a tile makes of waves: neighbours do not tell their phase, but they stay waves of their vector across all borders of cells.</summary>
    [TestCase(0, 1)]
    [TestCase(0, 1.5)]
    [TestCase(0.5, 2)]
    [TestCase(-1, 2.5)]
    public void Forward_WholeAndHalfCyclesACell_StaysAWave(double x, double y)
    {
        const int PerCell = 8, Side = (Cells - 2) * PerCell;
        using var scope = NewDisposeScope();
        using var fine = new FineWaves([[new(x, y)]]);
        foreach (double phase in new[] { 0.05, 0.2, 0.4, 0.7 })
        {
            float[] v = fine.forward(tensor(Field([new(x, y)], phase), [1, 1, Cells, Cells]), PerCell).contiguous().data<float>().ToArray();
            var (sx, cx) = Math.SinCos(2 * Math.PI * x / PerCell);
            var (sy, cy) = Math.SinCos(2 * Math.PI * y / PerCell);
            for (int i = 0; i < Side * Side; i++)
            {
                (double sin, double cos) = (v[i], v[Side * Side + i]);
                Assert.That(sin * sin + cos * cos, Is.EqualTo(1).Within(0.12), "its length is that of a wave");   // softness takes a tenth where the sine is 0.3
                if (i % Side < Side - 1)
                    Assert.That(v[i + 1], Is.EqualTo(sin * cx + cos * sx).Within(1e-3), "to the right");
                if (i + Side < Side * Side)
                    Assert.That(v[i + Side], Is.EqualTo(sin * cy + cos * sy).Within(1e-3), "down");
            }
        }
    }
}
