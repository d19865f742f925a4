using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Data;

namespace ProcGan.Trainer.Training.Waves;

/// <summary>The waves of a model: one list for all that it makes or, where each photograph is a class, one for each.</summary>
static class Periods
{
    public static IReadOnlyList<IReadOnlyList<Wave>> Of(TextureSet data, ClassSet classes, int cellPixels, int count)
    {
        if (count == 0)
            return [];
        if (classes.Count == 0 || classes.Count < data.Images.Count)
        {
            var shared = Lattice.Of(data, cellPixels, count);
            return shared.Count == 0 ? [] : [shared];
        }
        var each = Lattice.OfEach(data.Images, cellPixels, count);
        return each.All(list => list.All(wave => wave is { X: 0, Y: 0 })) ? [] : each;
    }
}
