#nullable enable
using System.IO;
using UnityEditor.AssetImporters;
using UnityEngine;

namespace ProcGan.Unity.Editor
{
    /// <summary>Turns a <c>.procgan</c> file into a <see cref="ProcGanModel"/>. (Unity's own inference package claims <c>.onnx</c>.)</summary>
    [ScriptedImporter(version: 1, ext: "procgan")]
    public sealed class ProcGanModelImporter : ScriptedImporter
    {
        /// <inheritdoc/>
        public override void OnImportAsset(AssetImportContext context)
        {
            var model = ScriptableObject.CreateInstance<ProcGanModel>();
            model.name = Path.GetFileNameWithoutExtension(context.assetPath);
            model.SetBytes(File.ReadAllBytes(context.assetPath));
            context.AddObjectToAsset("model", model);
            context.SetMainObject(model);
        }
    }
}
