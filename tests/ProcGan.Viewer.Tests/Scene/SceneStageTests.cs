using ProcGan.Viewer.Scene;
using ProcGan.Viewer.Scene.Meshes;
using ProcGan.Viewer.States;

namespace ProcGan.Viewer.Tests.Scene;

public class SceneStageTests
{
    static IEnumerable<int> BuiltIn => [0, 1, 2, 3, 4];

    /// <summary>A stage has a mesh before any was asked for: the first that is must take its place, whichever it is.</summary>
    [TestCaseSource(nameof(BuiltIn))]
    public void Frame_FirstView_HasItsMesh(int shape)
    {
        var asked = (SceneMesh)shape;
        using var ready = new AutoResetEvent(false);
        var stage = new SceneStage(() => ready.Set());
        SceneView view = new() { Mesh = asked };
        SceneFrame? frame = stage.Frame(view);
        for (int i = 0; frame is null && i < 60; i++)
        {
            ready.WaitOne(1000);
            frame = stage.Frame(view);
        }
        Assert.That(frame!.Mesh.Vertices, Is.EqualTo(Shapes.Make(asked).Vertices));
        Assert.That(stage.Complete, Is.True);
    }
}
