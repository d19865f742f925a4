#nullable enable
using Godot;
using NUnit.Framework;
using ProcGan.Godot;

namespace ProcGan.Engines.Tests
{
    /// <summary>The Godot node, driven as the engine drives it: properties change, _Process is called each frame.</summary>
    public sealed class GodotTests
    {
        [Test]
        public void Node_ShowsItsSeed_RowZeroOnTop_ThenTheNextOne()
        {
            var material = new BaseMaterial3D();
            var node = new ProcGanTexture { Name = "wall", Model = Sample.Model, Seed = 7, Size = new Vector2I(64, 48), Material = material };
            int changes = 0;
            node.Changed += _ => changes++;

            Sample.Frames(() => node._Process(0.016), () => changes == 1);
            Assert.That(node.Texture.Shown!.Data, Is.EqualTo(Sample.Picture(node.Recipe, bottomUp: false)));
            Assert.That(node.Texture.Shown.Mipmaps, Is.True);
            Assert.That(material.AlbedoTexture, Is.SameAs(node.Texture));

            node.Seed = 8;
            Sample.Frames(() => node._Process(0.016), () => changes == 2);
            Assert.That(node.Texture.Shown.Data, Is.EqualTo(Sample.Picture(node.Recipe, bottomUp: false)));
            node._ExitTree();
        }

        [Test]
        public void Node_WithoutTheFile_SaysSoOnce()
        {
            var node = new ProcGanTexture { Name = "wall", Model = "res://missing.onnx" };
            GD.Errors.Clear();
            node._Process(0.016);
            node._Process(0.016);
            Assert.That(GD.Errors, Has.Count.EqualTo(1));
            Assert.That(GD.Errors[0], Does.StartWith("ProcGan, 'wall': ").And.Contain("res://missing.onnx"));
        }
    }
}
