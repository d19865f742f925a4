#nullable enable
using ProcGan.Runtime;
using UnityEngine;

namespace ProcGan.Unity
{
    /// <summary>A generator as an asset: a <c>.procgan</c> file (a model's .onnx, renamed) dropped into the project.</summary>
    /// <remarks>All components that use the asset share one loaded generator. Main thread only.</remarks>
    public sealed class ProcGanModel : ScriptableObject
    {
        [SerializeField, HideInInspector] byte[] bytes = System.Array.Empty<byte>();

        [Tooltip("Auto takes the fastest execution provider that works on the player's machine.")]
        [SerializeField] string provider = "Auto";

        TextureGenerator? generator;

        /// <summary>The loaded model; loads it on first use.</summary>
        /// <exception cref="ModelFormatException">The asset is no model that can be used; the message says why.</exception>
        public TextureGenerator Generator =>
            generator ??= TextureGenerator.Load(bytes, name, new GeneratorOptions { Provider = provider });

        /// <summary>Called by the importer with a file's contents.</summary>
        public void SetBytes(byte[] contents)
        {
            Unload();
            bytes = contents;
        }

        void OnDisable() => Unload();

        void Unload()
        {
            generator?.Dispose();
            generator = null;
        }
    }
}
