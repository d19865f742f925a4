using ProcGan.Trainer.Networks;
using ProcGan.Trainer.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Export.Latents;

/// <summary>Measures on pictures what latents do: orders directions by their effect, names them by what they change, and says how much each kind decides.</summary>
static class LatentStudy
{
    const int Pictures = 8;
    const double Reach = 2;            // standard deviations to either side
    const double Level = 127.5;        // of a range of 2

    /// <param name="generator">The weight average, in evaluation.</param>
    /// <param name="draw">(number, pictures) -> latents.</param>
    public static LatentFacts Of(GeneratorNetwork generator, Func<long, int, LatentBatch> draw)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        bool wasTraining = generator.training;
        generator.eval();
        List<double[]> found = DirectionFinder.Find(generator, draw);
        LatentBatch at = draw(1000, Pictures);
        var seen = found.Select(way => Seen(generator, at, way)).OrderByDescending(s => s.Effect).ToList();
        var facts = new LatentFacts(Named(seen), [.. Kinds(generator, at, draw(1001, Pictures))]);
        generator.train(wasTraining);
        return facts;
    }

    readonly record struct Change(double[] Way, double Effect, double[] Shares);

    /// <summary>Pictures two standard deviations to both sides.</summary>
    static Change Seen(GeneratorNetwork generator, LatentBatch at, double[] way)
    {
        using var scope = NewDisposeScope();
        Tensor more = Moved(generator, at, way, Reach), less = Moved(generator, at, way, -Reach);
        double effect = Rms(more - less) / (2 * Reach);
        double[][] features = [Looks.Of(more), Looks.Of(less)];
        return new Change(way, effect, [.. features[0].Zip(features[1], (m, l) => m - l)]);
    }

    static Tensor Moved(GeneratorNetwork generator, LatentBatch at, double[] way, double amount)
    {
        using var scope = NewDisposeScope();
        Tensor z = at.Z.clone();
        Tensor step = tensor([.. way.Select(v => (float)(v * amount))], [1L, way.Length, 1L, 1L], device: z.device);
        z.narrow(1, generator.Latents.FirstSteered, way.Length).add_(step);
        return generator.forward(z, at.Noise).MoveToOuterDisposeScope();
    }

    /// <summary>Each is named by the look that it changes most, measured against how much all of them change it; it points to where there is more of it.</summary>
    static List<NamedDirection> Named(List<Change> changes)
    {
        double[] usual = [.. Looks.Names.Select((_, look) => Math.Sqrt(changes.Sum(c => c.Shares[look] * c.Shares[look]) / Math.Max(1, changes.Count)))];
        var taken = new Dictionary<string, int>();
        List<NamedDirection> named = [];
        foreach (Change change in changes)
        {
            int look = Enumerable.Range(0, usual.Length).MaxBy(i => usual[i] > 1e-6 ? Math.Abs(change.Shares[i]) / usual[i] : 0);
            string name = Looks.Names[look];
            int number = taken[name] = taken.GetValueOrDefault(name) + 1;
            double sign = change.Shares[look] < 0 ? -1 : 1;
            named.Add(new NamedDirection(number == 1 ? name : $"{name} {number}", [.. change.Way.Select(v => (float)(v * sign))], change.Effect));
        }
        return named;
    }

    /// <summary>One kind from other latents, all else from the same.</summary>
    static IEnumerable<(string, double)> Kinds(GeneratorNetwork generator, LatentBatch a, LatentBatch b)
    {
        LatentLayout l = generator.Latents;
        Tensor usual = generator.forward(a.Z, a.Noise);
        (string Kind, int First, int Count)[] parts = [(l.Margin > 0 ? "local" : "z", 0, l.Local), ("global", l.Local, l.Global),
            ("periodic", l.Local + l.Global, l.Periodic), ("class", l.Total, l.Classes)];
        foreach ((string kind, int first, int count) in parts)
        {
            if (count == 0)
                continue;
            using var scope = NewDisposeScope();
            Tensor z = a.Z.clone();
            z.narrow(1, first, count).copy_(b.Z.narrow(1, first, count));
            yield return (kind, Rms(generator.forward(z, a.Noise) - usual));
        }
        if (a.Noise.Count > 0)
        {
            using var scope = NewDisposeScope();
            yield return ("noise", Rms(generator.forward(a.Z, b.Noise) - usual));
        }
    }

    static double Rms(Tensor difference) => Math.Sqrt(difference.square().mean().ToDouble()) * Level;
}
