using ProcGan.Runtime;
using ProcGan.Viewer.Generation;
using ProcGan.Viewer.Tests.Fakes;

namespace ProcGan.Viewer.Tests.Generation;

public sealed class TextureWorkerTests : IDisposable
{
    readonly ScratchFolder folder = new();
    readonly AutoResetEvent finished = new(false);
    readonly FakeModel model = new();
    readonly List<string> loads = [];
    Func<string, ITextureModel> load;
    TextureWorker worker;

    public TextureWorkerTests()
    {
        load = _ => model;
        worker = null!;
    }

    [SetUp]
    public void Start()
    {
        loads.Clear();
        model.Made.Clear();
        model.Before = _ => { };
        load = _ => model;
        worker = new TextureWorker((path, provider) =>
        {
            lock (loads)
                loads.Add($"{Path.GetFileName(path)} on {provider}");
            return load(path);
        }, () => finished.Set());
    }

    [TearDown]
    public void Stop() => worker.Dispose();

    public void Dispose()
    {
        worker?.Dispose();
        model.Dispose();
        finished.Dispose();
        folder.Dispose();
    }

    ViewerState State(string name, ulong seed) => new() { Model = folder.Write(name, name), Recipe = new TextureRecipe(seed) };

    TextureResult Take()
    {
        Assert.That(finished.WaitOne(10_000), "The worker did not answer.");
        Assert.That(worker.TryTake(out TextureResult result));
        return result;
    }

    [Test]
    public void Post_State_ComesBackAsItsPicture()
    {
        worker.Post(State("a.onnx", 0x030201));
        TextureResult result = Take();
        Assert.That((result.Error, result.Picture!.Width, result.Picture.Height), Is.EqualTo(((string?)null, 256, 256)));
        Assert.That(result.Picture.Rgba[..4], Is.EqualTo(new byte[] { 1, 2, 3, 255 }));
        Assert.That(worker.TryTake(out TextureResult _), Is.False);
        Assert.That(worker.Busy, Is.False);
    }

    [Test]
    public void Post_WhileOneIsMade_MakesOnlyTheLatest()
    {
        using var begun = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        model.Before = _ => { begun.Set(); go.Wait(); };
        worker.Post(State("a.onnx", 1));
        begun.Wait();
        for (ulong seed = 2; seed <= 9; seed++)
            worker.Post(State("a.onnx", seed));
        go.Set();
        while (Take().State.Recipe.Seed != 9)
            ;
        Assert.That(model.Made.Select(r => r.Seed), Is.EqualTo(new ulong[] { 1, 9 }));
    }

    [Test]
    public void Post_SameModel_IsLoadedOnce()
    {
        worker.Post(State("a.onnx", 1));
        Take();
        ViewerState again = new() { Model = folder["a.onnx"], Recipe = new TextureRecipe(2) };
        worker.Post(again);
        Take();
        worker.Post(again with { Provider = "CPU" });
        Take();
        Assert.That(loads, Is.EqualTo(new[] { "a.onnx on Auto", "a.onnx on CPU" }));
    }

    [Test]
    public void Post_RewrittenFile_IsLoadedAgain_AndTheFormerFreed()
    {
        ViewerState state = State("a.onnx", 1);
        var second = new FakeModel();
        worker.Post(state);
        Take();
        load = _ => second;
        folder.Write("a.onnx", "longer than before");
        worker.Post(state);
        Take();
        Assert.That((loads.Count, model.Disposed, second.Made.Count), Is.EqualTo((2, true, 1)));
    }

    [Test]
    public void Post_FileThatBecameBad_SaysSo_AndTheLastGoodModelAnswers()
    {
        ViewerState state = State("a.onnx", 1);
        worker.Post(state);
        Take();
        load = path => throw new ModelFormatException($"'{path}' is empty, expected a model; export it again.", null);
        folder.Write("a.onnx", "");
        worker.Post(state);
        TextureResult result = Take();
        Assert.That(result.Error, Does.Contain("is empty"));
        Assert.That(result.Picture, Is.Not.Null);
        worker.Post(state.WithSeed(2));
        Assert.That((Take().Error, loads.Count), Is.EqualTo((result.Error, 2)), "said again, not tried again");
    }

    [Test]
    public void Post_AnotherModelThatIsBad_HasNoPicture()
    {
        worker.Post(State("a.onnx", 1));
        Take();
        load = _ => throw new ModelFormatException("bad", null);
        worker.Post(State("b.onnx", 1));
        TextureResult result = Take();
        Assert.That((result.Picture, result.Facts, result.Error), Is.EqualTo(((Picture?)null, (ModelFacts?)null, "bad")));
    }

    [Test]
    public void Post_ModelRefusesTheRecipe_GivesItsWords()
    {
        model.Before = _ => throw new ArgumentException("width is 100, but a wrapped axis is made of whole cells.");
        worker.Post(State("a.onnx", 1));
        TextureResult result = Take();
        Assert.That(result.Error, Is.EqualTo("width is 100, but a wrapped axis is made of whole cells."));
        Assert.That(result.Facts, Is.Not.Null);
    }

    [Test]
    public void Post_RunWithoutAModel_SaysWhenOneComes()
    {
        worker.Post(new ViewerState { Model = folder.Path });
        TextureResult result = Take();
        Assert.That(result.Error, Does.Contain("latest.onnx").And.Contain("snapshot"));
        folder.Write("latest.onnx", "now");
        worker.Post(new ViewerState { Model = folder.Path });
        Assert.That(Take().Error, Is.Null);
    }
}
