namespace ProcGan.Runtime.OnnxRuntime;

/// <summary>Run contexts that wait to be used again, the last used last. Also keeps the session alive until the last call has returned.</summary>
/// <remarks>No more are in use at once than there are cores: more would only push each other out of the caches, and each takes memory
/// within ONNX Runtime for its activations. Whoever comes then waits; a run ends without waiting for another, so each gets its turn.</remarks>
sealed class RunPool(OnnxSession session, ModelInfo model) : IDisposable
{
    /// <summary>Idle contexts beyond these bounds are freed, the longest idle first.</summary>
    public const long MaxIdleBytes = 256L << 20;

    readonly int mostInUse = Math.Max(session.Threads, Environment.ProcessorCount);
    int MaxIdle => Math.Max(4, mostInUse);

    readonly List<RunContext> idle = [];
    long idleBytes;
    int inUse;
    bool disposed;

    public RunContext Rent(int cellsX, int cellsY, bool packed)
    {
        lock (idle)
        {
            while (!disposed && inUse >= mostInUse) Monitor.Wait(idle);
            if (disposed) throw new ObjectDisposedException(nameof(TextureGenerator));
            inUse++;
            for (int i = idle.Count - 1; i >= 0; i--)
            {
                var context = idle[i];
                if (context.CellsX != cellsX || context.CellsY != cellsY || context.Packed != packed) continue;
                idle.RemoveAt(i);
                idleBytes -= context.Bytes;
                return context;
            }
        }
        try
        {
            return new(session, model, cellsX, cellsY, packed);
        }
        catch
        {
            Return(null);
            throw;
        }
    }

    public void Return(RunContext? context)
    {
        lock (idle)
        {
            inUse--;
            Monitor.Pulse(idle);
            if (context != null)
            {
                idle.Add(context);
                idleBytes += context.Bytes;
            }
            while (idle.Count > 0 && (disposed || idle.Count > MaxIdle || (idleBytes > MaxIdleBytes && idle.Count > 1)))
            {
                idleBytes -= idle[0].Bytes;
                idle[0].Dispose();
                idle.RemoveAt(0);
            }
            if (disposed && inUse == 0) session.Dispose();
        }
    }

    public void Dispose()
    {
        lock (idle)
        {
            if (disposed) return;
            disposed = true;
            Monitor.PulseAll(idle);
            inUse++;            // Return takes this one off again, and frees what is idle
        }
        Return(null);
    }
}
