using ProcGan.Trainer.Networks;

namespace ProcGan.Trainer.Export;

/// <summary><see cref="FineWaves"/> as a part of a graph.</summary>
sealed class FineWavesGraph
{
    readonly OnnxGraph graph;
    readonly FineWaves fine;
    readonly Value vectors;           // [1 or N, 2P, 1 or H - 2, ...], radians a cell
    readonly Value sine, cosine;      // [N, P, H - 2, W - 2]

    /// <param name="graph">Gets the operators.</param>
    /// <param name="fine">Its constants become the graph's.</param>
    /// <param name="latents">Where in z the waves are.</param>
    /// <param name="z">[N, Z, H, W]</param>
    /// <param name="label">[N, K, H, W] of a conditional model.</param>
    public FineWavesGraph(OnnxGraph graph, FineWaves fine, LatentLayout latents, Value z, Value? label)
    {
        (this.graph, this.fine) = (graph, fine);
        FloatTensor k = fine.Vectors.ToFloats();
        vectors = fine.HasClasses ? graph.Conv("wave.vectors", graph.Cut(label!.Value, 1), k)
                                  : graph.Constant("wave.vectors", new FloatTensor(k.Values, 1, k.Shape[0], 1, 1), stored: false);
        Value sines = graph.Slice(z, 1, latents.FirstPeriodic, latents.FirstPeriodic + latents.Periodic);
        FloatTensor sums = fine.SumWeight.ToFloats();
        Value step = graph.Conv("wave.steps", vectors, fine.StepWeight.ToFloats()), towards = graph.Sin(step);
        Value differences = graph.Conv("wave.differences", sines, fine.DifferenceWeight.ToFloats());
        Value known = graph.Conv("wave.known", graph.Mul(towards, differences), sums);
        Value squares = graph.Conv("wave.squares", graph.Mul(towards, towards), sums);
        sine = graph.Cut(sines, 1);
        Value squared = graph.Conv("wave.lengths", graph.Mul(step, step), sums);
        Value moves = graph.Div(squared, graph.AddNumber(squared, (float)FineWaves.Still));
        Value guessed = graph.Add(known, graph.MulNumber(graph.Mul(sine, moves), (float)(FineWaves.Guess * FineWaves.Ridge)));
        Value estimate = graph.Div(guessed, graph.AddNumber(graph.MulNumber(squares, 2), (float)FineWaves.Ridge));
        Value left = graph.Abs(graph.AddNumber(graph.MulNumber(graph.Mul(sine, sine), -1), 1));
        Value length = graph.Sqrt(graph.Div(left, graph.AddNumber(graph.Mul(estimate, estimate), (float)FineWaves.Softness)));
        cosine = graph.Mul(estimate, length);
    }

    /// <summary>Sines and cosines, [N, 2P, r (H - 2), r (W - 2)].</summary>
    /// <param name="perCell">r: 2, 4 or 8.</param>
    public Value At(int perCell)
    {
        Value angle = graph.Conv($"wave.places{perCell}", vectors, fine.PlaceWeight(perCell).ToFloats());
        FloatTensor copies = fine.CopyWeight(perCell).ToFloats();
        Value sin = graph.Conv($"wave.sines{perCell}", sine, copies), cos = graph.Conv($"wave.cosines{perCell}", cosine, copies);
        Value turnSin = graph.Sin(angle), turnCos = graph.Cos(angle);
        return graph.DepthToSpace(graph.Concat(graph.Add(graph.Mul(sin, turnCos), graph.Mul(cos, turnSin)),
                                               graph.Sub(graph.Mul(cos, turnCos), graph.Mul(sin, turnSin))), perCell);
    }
}
