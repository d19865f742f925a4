namespace ProcGan.Viewer.Tests.States;

public class StateHistoryTests
{
    static ViewerState Seed(ulong seed) => new ViewerState().WithSeed(seed);

    [Test]
    public void Undo_TenSteps_LeadsBackAndRedoForth()
    {
        var history = new StateHistory(Seed(0));
        for (ulong i = 1; i <= 10; i++)
            history.Become(Seed(i));
        for (ulong i = 10; i-- > 0;)
            Assert.That(history.Undo(), Is.EqualTo(Seed(i)));
        Assert.That((history.CanUndo, history.Undo()), Is.EqualTo((false, Seed(0))));
        for (ulong i = 1; i <= 10; i++)
            Assert.That(history.Redo(), Is.EqualTo(Seed(i)));
        Assert.That((history.CanRedo, history.Redo()), Is.EqualTo((false, Seed(10))));
    }

    [Test]
    public void Become_TheSame_IsNoStep()
    {
        var history = new StateHistory(Seed(1));
        history.Become(Seed(1));
        Assert.That(history.CanUndo, Is.False);
    }

    [Test]
    public void Become_OneGesture_IsOneStep()
    {
        var history = new StateHistory(Seed(1));
        history.Become(Seed(2), gesture: 5);
        history.Become(Seed(3), gesture: 5);
        history.Become(Seed(4), gesture: 6);
        Assert.That(history.All, Is.EqualTo(new[] { Seed(1), Seed(3), Seed(4) }));
        history.Undo();
        history.Become(Seed(9), gesture: 6);
        Assert.That(history.All, Is.EqualTo(new[] { Seed(1), Seed(3), Seed(9) }), "after an undo a gesture begins anew");
    }

    [Test]
    public void Become_AfterUndo_ForgetsWhatWasUndone()
    {
        var history = new StateHistory(Seed(1));
        history.Become(Seed(2));
        history.Become(Seed(3));
        history.Go(0);
        history.Become(Seed(4));
        Assert.That((history.Now, history.CanRedo), Is.EqualTo((1, false)));
        Assert.That(history.All, Is.EqualTo(new[] { Seed(1), Seed(4) }));
    }

    [Test]
    public void Become_ForEver_KeepsTheLatest()
    {
        var history = new StateHistory(Seed(0));
        for (ulong i = 1; i <= StateHistory.Capacity + 50; i++)
            history.Become(Seed(i));
        Assert.That(history.All, Has.Count.EqualTo(StateHistory.Capacity));
        Assert.That(history.Go(0), Is.EqualTo(Seed(51)));
    }
}
