#nullable enable
using System.IO;
using System.Reflection;
using System.Text.Json;
using NUnit.Framework;
using ProcGan.Unity;
using UnityEditor.AssetImporters;
using UnityEngine;

namespace ProcGan.Engines.Tests
{
    /// <summary>The Unity component, driven as the engine drives it: fields change, Update is called each frame.</summary>
    public sealed class UnityTests
    {
        static ProcGanModel Import(string path)
        {
            var context = new AssetImportContext(path);
            new Unity.Editor.ProcGanModelImporter().OnImportAsset(context);
            return (ProcGanModel)context.mainObject!;
        }

        static void Call(object target, string message) =>
            target.GetType().GetMethod(message, BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(target, null);

        static ProcGanTexture Component(ProcGanModel model, Renderer? renderer = null) =>
            new ProcGanTexture { name = "wall", model = model, seed = 7, size = new Vector2Int(64, 48), Beside = renderer };

        [Test]
        public void Component_ShowsItsSeed_RowZeroAtTheBottom_ThenTheNextOne()
        {
            var model = Import(Sample.Model);
            var renderer = new Renderer();
            var component = Component(model, renderer);
            int changes = 0;
            component.Changed += _ => changes++;

            Sample.Frames(() => Call(component, "Update"), () => changes == 1);
            var texture = component.Texture!;
            Assert.That(texture.Pixels, Is.EqualTo(Sample.Picture(component.Recipe, bottomUp: true)));
            Assert.That((texture.width, texture.height, texture.wrapModeU), Is.EqualTo((64, 48, TextureWrapMode.Repeat)));
            Assert.That(renderer.Block.Textures["_BaseMap"], Is.SameAs(texture));

            component.seed = 8;
            component.tileX = false;
            Sample.Frames(() => Call(component, "Update"), () => changes == 2);
            Assert.That(component.Texture, Is.SameAs(texture), "the same size goes into the same texture");
            Assert.That(texture.Pixels, Is.EqualTo(Sample.Picture(component.Recipe, bottomUp: true)));
            Assert.That(texture.wrapModeU, Is.EqualTo(TextureWrapMode.Clamp));

            component.size = new Vector2Int(80, 48);
            Sample.Frames(() => Call(component, "Update"), () => changes == 3);
            Assert.That(Object.Destroyed, Does.Contain(texture));
            Call(component, "OnDestroy");
            Assert.That(Object.Destroyed, Does.Contain(component.Texture));
            Call(model, "OnDisable");
        }

        [Test]
        public void Component_WithAFileThatIsNoModel_SaysSoOnce()
        {
            string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".procgan");
            File.WriteAllText(path, "not a model");
            try
            {
                var component = Component(Import(path));
                Debug.Errors.Clear();
                Call(component, "Update");
                Assert.That(component.enabled, Is.False);
                Assert.That(Debug.Errors, Has.Count.EqualTo(1));
                Assert.That(Debug.Errors[0], Does.StartWith("ProcGan, 'wall': ").And.Contain(Path.GetFileNameWithoutExtension(path)));
            }
            finally
            {
                File.Delete(path);
            }
        }

        [TestCase("package.json")]
        [TestCase("Runtime/ProcGan.Unity.asmdef")]
        [TestCase("Editor/ProcGan.Unity.Editor.asmdef")]
        public void Package_HasReadableDescriptions(string file)
        {
            using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Sample.Root, "engines", "Unity", file)));
            Assert.That(json.RootElement.GetProperty("name").GetString(), Is.Not.Empty);
        }
    }
}
