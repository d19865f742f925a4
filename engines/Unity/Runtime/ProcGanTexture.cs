#nullable enable
using System;
using ProcGan.Engines;
using ProcGan.Runtime;
using UnityEngine;

namespace ProcGan.Unity
{
    /// <summary>Gives its renderer a texture that is made from a seed while the game runs.</summary>
    /// <remarks>The texture is made on a worker and uploaded on the main thread when it is there; until then the former one stays. Change
    /// any field, from a script, an animation or the inspector, and a new one is made.</remarks>
    [AddComponentMenu("Rendering/ProcGan Texture")]
    [DisallowMultipleComponent]
    public sealed class ProcGanTexture : MonoBehaviour
    {
        [Tooltip("The generator: drop a .procgan file into the project.")]
        public ProcGanModel? model;
        [Tooltip("Each seed is another texture of the same material.")]
        public long seed = 1;
        [Tooltip("Pixels.")]
        public Vector2Int size = new Vector2Int(512, 512);
        public bool tileX = true, tileY = true;
        [Tooltip("1 = all the variety that was learnt; lower is more typical.")]
        [Range(0, 1.5f)] public float psi = 1;
        [Tooltip("The shader's texture property: _BaseMap in URP and HDRP's Lit (_BaseColorMap), _MainTex in the built-in pipeline.")]
        public string property = "_BaseMap";

        TextureRequests? requests;
        ProcGanModel? requested;
        TextureRecipe asked;
        Texture2D? texture;
        MaterialPropertyBlock? block;

        /// <summary>What is on the renderer; null until the first texture is there.</summary>
        public Texture2D? Texture => texture;

        /// <summary>Raised on the main thread after each upload.</summary>
        public event Action<Texture2D>? Changed;

        /// <summary>What the fields ask for.</summary>
        public TextureRecipe Recipe => new TextureRecipe
        {
            Seed = unchecked((ulong)seed),
            Width = size.x,
            Height = size.y,
            Psi = psi,
            Tile = (tileX ? TileAxes.X : TileAxes.None) | (tileY ? TileAxes.Y : TileAxes.None),
        };

        void Update()
        {
            try
            {
                AskIfChanged();
                if (requests != null && requests.TryTake(out var result)) Upload(result!);
            }
            catch (Exception e) when (e is InvalidOperationException or ModelFormatException or ProviderException)
            {
                Debug.LogError($"ProcGan, '{name}': {e.Message}", this);
                if (requests == null) enabled = false;   // the model does not load: once is enough to say so
            }
        }

        void AskIfChanged()
        {
            if (requested != model)
            {
                requests?.Dispose();
                requests = null;
                requested = model;
                if (model != null)
                {
                    requests = new TextureRequests(model.Generator, bottomUp: true);
                    asked = Recipe;
                    requests.Ask(asked);
                }
            }
            else if (requests != null && asked != Recipe)
            {
                asked = Recipe;
                requests.Ask(asked);
            }
        }

        void Upload(TextureRequests.Result result)
        {
            if (texture == null || texture.width != result.Width || texture.height != result.Height)
            {
                if (texture != null) Destroy(texture);
                texture = new Texture2D(result.Width, result.Height, TextureFormat.RGBA32, mipChain: true, linear: false) { name = name };
            }
            texture.wrapModeU = tileX ? TextureWrapMode.Repeat : TextureWrapMode.Clamp;
            texture.wrapModeV = tileY ? TextureWrapMode.Repeat : TextureWrapMode.Clamp;
            texture.SetPixelData(result.Rgba, 0);
            texture.Apply(updateMipmaps: true, makeNoLongerReadable: false);
            if (TryGetComponent<Renderer>(out var target))
            {
                block ??= new MaterialPropertyBlock();
                target.GetPropertyBlock(block);
                block.SetTexture(property, texture);
                target.SetPropertyBlock(block);
            }
            Changed?.Invoke(texture);
        }

        void OnDestroy()
        {
            requests?.Dispose();
            if (texture != null) Destroy(texture);
        }
    }
}
