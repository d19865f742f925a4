using ProcGan.Trainer.Training;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Tests.Training;

/// <summary>All that training changes, as numbers to compare: networks, weight average, moments, strength of the augmentation.</summary>
static class Weights
{
    public static float[] Of(TrainingRun run)
    {
        using var scope = NewDisposeScope();
        return [.. run.Models.Tensors().SelectMany(t => t.Values.detach().contiguous().data<float>().ToArray())];
    }
}
