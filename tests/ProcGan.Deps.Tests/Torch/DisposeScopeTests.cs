using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Deps.Tests.Torch;

/// <summary>Who owns a tensor, and what the counts say. Expected counts follow TorchSharp's own documentation of them.</summary>
public sealed class DisposeScopeTests
{
    static ThreadDisposeScopeStatistics Counts => DisposeScopeManager.Statistics;

    [SetUp]
    public void Reset() => Counts.Reset();

    [Test]
    public void Scope_AtItsEnd_DisposesWhatWasMadeInIt()
    {
        Tensor a, b;
        using (NewDisposeScope())
        {
            a = ones(2);
            b = a + a;
            Assert.That(Counts.ThreadTotalLiveCount, Is.EqualTo(2));
        }
        Assert.That((a.IsInvalid, b.IsInvalid), Is.EqualTo((true, true)));
        Assert.That((Counts.CreatedInScopeCount, Counts.DisposedInScopeCount, Counts.ThreadTotalLiveCount), Is.EqualTo((2, 2, 0)));
    }

    [Test]
    public void Tensor_OutsideAnyScope_LivesUntilItsDisposal()
    {
        Tensor a = ones(2);
        Assert.That((Counts.CreatedOutsideScopeCount, Counts.ThreadTotalLiveCount), Is.EqualTo((1, 1)));
        a.Dispose();
        a.Dispose();   // once is enough
        Assert.That((Counts.DisposedOutsideScopeCount, Counts.ThreadTotalLiveCount), Is.EqualTo((1, 0)));
        Assert.That(() => a.Handle, Throws.InvalidOperationException);
    }

    [Test]
    public void MoveToOuter_OfInnerScopes_OutlivesThemOneByOne()
    {
        Tensor kept;
        using (DisposeScope outer = NewDisposeScope())
        {
            using (NewDisposeScope())
                kept = ones(2).MoveToOuterDisposeScope();
            Assert.That((kept.IsInvalid, outer.Contains(kept), outer.DisposablesCount), Is.EqualTo((false, true, 1)));
        }
        Assert.That(kept.IsInvalid);
    }

    [Test]
    public void MoveToOuter_OfTheOutermostScope_Detaches()
    {
        Tensor kept;
        using (NewDisposeScope())
            kept = ones(2).MoveToOuterDisposeScope();
        Assert.That((kept.IsInvalid, Counts.DetachedFromScopeCount, Counts.ThreadTotalLiveCount), Is.EqualTo((false, 1, 1)));
        kept.Dispose();
        Assert.That((Counts.DisposedOutsideScopeCount, Counts.ThreadTotalLiveCount), Is.EqualTo((1, 0)));
    }

    [Test]
    public void Detach_ThenAttach_GivesItToTheOtherScope()
    {
        using DisposeScope a = NewDisposeScope();
        using DisposeScope b = NewDisposeScope();
        Tensor t = ones(2).DetachFromDisposeScope();
        Assert.That((b.DisposablesCount, Counts.DetachedFromScopeCount), Is.EqualTo((0, 1)));
        a.Attach(t);
        Assert.That((a.Contains(t), b.Contains(t), Counts.AttachedToScopeCount), Is.EqualTo((true, false, 1)));
        t.MoveToOtherDisposeScope(b);
        Assert.That((a.Contains(t), b.Contains(t)), Is.EqualTo((false, true)));
    }

    [Test]
    public void Dispose_InScope_TakesItOffTheBooks()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = ones(1), b = ones(2), c = ones(3);
        a.Dispose();
        Assert.That(scope.DisposablesView, Is.EquivalentTo(new[] { b, c }).Using<object>(ReferenceEquals));
        scope.DisposeEverythingBut(c);
        Assert.That((b.IsInvalid, c.IsInvalid, scope.DisposablesCount), Is.EqualTo((true, false, 1)));
        Assert.That((Counts.DisposedInScopeCount, Counts.ThreadTotalLiveCount), Is.EqualTo((2, 1)));
    }

    [Test]
    public void Scopes_OfDifferentThreads_DoNotMeet()
    {
        using DisposeScope scope = NewDisposeScope();
        long other = -1;
        Thread thread = new(() =>
        {
            using Tensor t = ones(2);
            other = Counts.CreatedOutsideScopeCount;
        });
        thread.Start();
        thread.Join();
        Assert.That((other, scope.DisposablesCount), Is.EqualTo((1, 0)));
    }

    [Test]
    public void Scope_ClosedBeforeOneInside_LeavesTheOuterCurrent()
    {
        using DisposeScope outer = NewDisposeScope();
        DisposeScope middle = NewDisposeScope(), inner = NewDisposeScope();
        middle.Dispose();
        inner.Dispose();
        Tensor t = ones(2);
        Assert.That(outer.Contains(t));
        Assert.That(() => inner.Attach(t), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void WrappedTensorDisposeScope_KeepsTheResultAlone()
    {
        using Tensor sum = WrappedTensorDisposeScope(() => ones(2) + ones(2) * 3);
        Assert.That(sum.data<float>().ToArray(), Is.EqualTo(new[] { 4f, 4f }));
        Assert.That(Counts.TensorStatistics.CreatedInScopeCount - Counts.DisposedInScopeCount, Is.EqualTo(1));
    }

    [Test]
    public void Attach_OfWhatIsNoTensor_Throws() =>
        Assert.That(() => { using DisposeScope s = NewDisposeScope(); s.Attach(new MemoryStream()); }, Throws.InvalidOperationException);
}
