using ProcGan.Viewer.Generation;

namespace ProcGan.Viewer;

/// <summary>Small pictures of recipes, made when somebody wants to draw them and kept for a while: cells, favourites, history, comparison.</summary>
sealed class Swatches(IViewerWindow window, TextureWorker worker)
{
    /// <summary>A full grid, all favourites that fit on a panel, and then some.</summary>
    const int Capacity = 192, FirstSlot = 16;

    readonly Dictionary<SwatchKey, Entry> entries = [];
    readonly HashSet<SwatchKey> wanted = [];
    readonly List<SwatchKey> missing = [];
    List<SwatchKey> asked = [];
    int frame, nextSlot = FirstSlot;

    /// <summary>The slot of a recipe's picture, or null while there is none. Asking for it is what has it made.</summary>
    public int? SlotOf(in SwatchKey key)
    {
        if (entries.TryGetValue(key, out Entry? entry))
        {
            entry.Used = frame;
            return entry.Slot;
        }
        if (wanted.Add(key))
            missing.Add(key);
        return null;
    }

    public Swatch? Of(in SwatchKey key) => entries.TryGetValue(key, out Entry? entry) ? entry.Made : null;

    /// <summary>Before a frame: what was made since the last one.</summary>
    public void Take()
    {
        frame++;
        wanted.Clear();
        missing.Clear();
        while (worker.TryTake(out Swatch made))
        {
            asked.Remove(made.Key);
            if (entries.ContainsKey(made.Key))
                continue;
            int? slot = made.Picture is null ? null : nextSlot++;
            if (slot is { } number)
                window.Upload(number, made.Picture!, made.Key.IsFull ? PixelKind.Colour : PixelKind.Plain);
            entries[made.Key] = new Entry(made with { Picture = made.Key.IsFull ? made.Picture : null }, slot) { Used = frame };
        }
        while (entries.Count > Capacity)
        {
            KeyValuePair<SwatchKey, Entry> oldest = entries.MinBy(entry => entry.Value.Used);
            entries.Remove(oldest.Key);
            if (oldest.Value.Slot is { } slot)
                window.Release(slot);
        }
    }

    /// <summary>After a frame: asks the worker for what was wanted in it and is not there.</summary>
    /// <returns>Whether anything is missing.</returns>
    public bool Ask()
    {
        if (!missing.SequenceEqual(asked))
        {
            asked = [.. missing];
            worker.Wish(asked);
        }
        return missing.Count > 0;
    }

    /// <summary>Forgets all of them.</summary>
    public void Forget()
    {
        foreach (Entry entry in entries.Values)
            if (entry.Slot is { } slot)
                window.Release(slot);
        entries.Clear();
    }

    /// <summary>The window has nothing any more.</summary>
    public void ForgetAll()
    {
        entries.Clear();
        asked = [];
    }

    /// <summary>Forgets the pictures of a model that was rewritten.</summary>
    public void Forget(string? model)
    {
        foreach (KeyValuePair<SwatchKey, Entry> entry in entries.Where(entry => entry.Key.Model == model).ToArray())
        {
            entries.Remove(entry.Key);
            if (entry.Value.Slot is { } slot)
                window.Release(slot);
        }
    }

    sealed record Entry(Swatch Made, int? Slot)
    {
        public int Used { get; set; }
    }
}
