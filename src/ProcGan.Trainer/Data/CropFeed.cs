namespace ProcGan.Trainer.Data;

/// <summary>The crops of one step.</summary>
/// <param name="Values">[N, C, crop, crop] in [-1, 1]; good until the step after next is taken.</param>
/// <param name="Labels">[N] class of each crop.</param>
sealed record CropBatch(float[] Values, int[] Labels);

/// <summary>Cuts the crops of the next step on another thread while this one is trained on.</summary>
/// <remarks>What comes out is a function of (seed, step) alone, whether it was cut ahead or not.</remarks>
sealed class CropFeed(CropSampler crops, int batch, int valuesInBatch) : IDisposable
{
    readonly CropBatch[] buffers = [New(batch, valuesInBatch), New(batch, valuesInBatch)];
    long aheadStep = -1;
    Task? ahead;

    /// <summary>Where a crop of any step comes from.</summary>
    public CropSampler.Place PlaceOf(long step, int index) => crops.PlaceOf(step, index);

    public CropBatch Take(long step)
    {
        CropBatch result = buffers[step & 1];
        if (aheadStep == step)
            ahead!.GetAwaiter().GetResult();
        else
        {
            ahead?.GetAwaiter().GetResult();
            crops.Fill(step, batch, result.Values, result.Labels);
        }
        (long next, CropBatch other) = (step + 1, buffers[(step + 1) & 1]);
        aheadStep = next;
        ahead = Task.Run(() => crops.Fill(next, batch, other.Values, other.Labels));
        return result;
    }

    static CropBatch New(int batch, int values) => new(new float[values], new int[batch]);

    public void Dispose() => ahead?.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
}
