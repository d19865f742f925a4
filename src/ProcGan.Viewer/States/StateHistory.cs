namespace ProcGan.Viewer.States;

/// <summary>The state now, those before it, and those that were undone.</summary>
sealed class StateHistory(ViewerState start)
{
    /// <summary>A state is a few hundred bytes: this many are a day's work.</summary>
    public const int Capacity = 1000;

    readonly List<ViewerState> states = [start];
    int now;
    int gesture;   // whose last step may still grow; 0 = none

    public ViewerState Current => states[now];

    public bool CanUndo => now > 0;
    public bool CanRedo => now < states.Count - 1;

    /// <summary>All that undo and redo can reach, oldest first.</summary>
    public IReadOnlyList<ViewerState> All => states;

    /// <summary>Index of <see cref="Current"/> in <see cref="All"/>.</summary>
    public int Now => now;

    /// <summary>Makes a state the current one.</summary>
    /// <param name="next">Nothing happens where it is the current one.</param>
    /// <param name="gesture">What it belongs to: the states of one drag are one step. 0 = a step of its own.</param>
    public void Become(ViewerState next, int gesture = 0)
    {
        if (next == Current)
            return;
        if (next with { View = next.View.Furnished(Current.View) } == Current)
        {
            states[now] = next;
            return;
        }
        states.RemoveRange(now + 1, states.Count - now - 1);
        if (gesture != 0 && gesture == this.gesture)
        {
            states[now] = next;
            return;
        }
        this.gesture = gesture;
        states.Add(next);
        if (states.Count > Capacity)
            states.RemoveAt(0);
        now = states.Count - 1;
    }

    public ViewerState Undo() => Go(now - 1);

    public ViewerState Redo() => Go(now + 1);

    /// <summary>Back or forth to one of <see cref="All"/>; the nearest where there is no such one.</summary>
    public ViewerState Go(int index)
    {
        gesture = 0;
        TextureView furniture = Current.View;
        now = Math.Clamp(index, 0, states.Count - 1);
        return states[now] = Current with { View = Current.View.Furnished(furniture) };
    }
}
