using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Data;

namespace ProcGan.Trainer.Training;

/// <summary>The waves of a model: one list for all that it makes or, where each photograph is a class, one for each.</summary>
static class Periods
{
    /// <summary>Waves a photograph gets at most where each has its own: two name a lattice, two more its brickwork.</summary>
    const int MostOfEach = 4;

    public static IReadOnlyList<IReadOnlyList<Wave>> Of(TextureSet data, ClassSet classes, int cellPixels, int count)
    {
        if (count == 0)
            return [];
        if (classes.Count == 0 || classes.Count < data.Images.Count)
        {
            var shared = SpectralPeaks.Find(data, cellPixels, count);
            return shared.Count == 0 ? [] : [shared];
        }
        var each = SpectralPeaks.FindEach(data.Images, cellPixels, Math.Min(count, MostOfEach));
        return each.All(list => list.All(wave => wave is { X: 0, Y: 0 })) ? [] : each;
    }
}
