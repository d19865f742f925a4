using ProcGan.Runtime.OnnxRuntime;

namespace ProcGan.Runtime;

/// <summary>Weights that several generators have in common.</summary>
/// <remarks>Generators that were loaded with the same one, from equal bytes and for the same provider and device, run one session: weights, and
/// what ONNX Runtime packs them into, are in memory once, and a further generator takes no longer to load than its file to read. They may differ in
/// threads (on the CPU), and each has buffers of its own. Freed when the last of them is disposed. Safe to use from several threads.
/// <para>ONNX Runtime's own container for packed weights shares less: a convolution's weights are laid out anew when the graph is optimised, which
/// it does not see.</para></remarks>
public sealed class SharedWeights
{
    readonly Dictionary<Key, (NativeSession Session, int Users)> open = [];

    /// <summary>How many sessions are open.</summary>
    public int Count
    {
        get
        {
            lock (open) return open.Count;
        }
    }

    internal readonly record struct Key(string Hash, string Provider, int DeviceId, int Threads, bool WithTail);

    internal NativeSession Rent(Key key, Func<NativeSession> make)
    {
        lock (open)
        {
            if (!open.TryGetValue(key, out var entry))
            {
                entry.Session = make();
                entry.Session.Return = () => Return(key);
            }
            open[key] = (entry.Session, entry.Users + 1);
            return entry.Session;
        }
    }

    void Return(Key key)
    {
        lock (open)
        {
            var (session, users) = open[key];
            if (users > 1) open[key] = (session, users - 1);
            else
            {
                open.Remove(key);
                session.Session.Dispose();
            }
        }
    }
}
