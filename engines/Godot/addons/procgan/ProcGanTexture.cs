#nullable enable
using System;
using System.Collections.Generic;
using Godot;
using ProcGan.Engines;
using ProcGan.Runtime;

namespace ProcGan.Godot
{
    /// <summary>Gives a material a texture that is made from a seed while the game runs.</summary>
    /// <remarks>A node: the texture is made on a worker and uploaded on the main thread when it is there; until then the former one stays.
    /// Change any property, from a script, an animation or the inspector, and a new one is made.</remarks>
    [Tool, GlobalClass]
    public partial class ProcGanTexture : Node
    {
        static readonly Dictionary<string, TextureGenerator> Loaded = new();

        /// <summary>The generator: an .onnx file of the project.</summary>
        [Export(PropertyHint.File, "*.onnx")] public string Model { get; set; } = "";
        /// <summary>Each seed is another texture of the same material.</summary>
        [Export] public long Seed { get; set; } = 1;
        /// <summary>Pixels.</summary>
        [Export] public Vector2I Size { get; set; } = new(512, 512);
        [Export] public bool TileX { get; set; } = true;
        [Export] public bool TileY { get; set; } = true;
        /// <summary>1 = all the variety that was learnt; lower is more typical.</summary>
        [Export(PropertyHint.Range, "0,1.5,0.01")] public float Psi { get; set; } = 1;
        /// <summary>Its albedo texture is replaced.</summary>
        [Export] public BaseMaterial3D? Material { get; set; }

        readonly ImageTexture texture = new();
        TextureRequests? requests;
        string requested = "";
        TextureRecipe asked;

        /// <summary>Empty until the first texture is there.</summary>
        public ImageTexture Texture => texture;

        /// <summary>Raised on the main thread after each upload.</summary>
        public event Action<ImageTexture>? Changed;

        /// <summary>What the properties ask for.</summary>
        public TextureRecipe Recipe => new()
        {
            Seed = unchecked((ulong)Seed),
            Width = Size.X,
            Height = Size.Y,
            Psi = Psi,
            Tile = (TileX ? TileAxes.X : TileAxes.None) | (TileY ? TileAxes.Y : TileAxes.None),
        };

        /// <inheritdoc/>
        public override void _Process(double delta)
        {
            try
            {
                AskIfChanged();
                if (requests != null && requests.TryTake(out var result)) Upload(result!);
            }
            catch (Exception e) when (e is InvalidOperationException or ModelFormatException or ProviderException)
            {
                GD.PushError($"ProcGan, '{Name}': {e.Message}");
            }
        }

        void AskIfChanged()
        {
            if (requested != Model)
            {
                requests?.Dispose();
                requests = null;
                requested = Model;
                if (Model.Length > 0)
                {
                    requests = new TextureRequests(Load(Model), bottomUp: false);
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

        /// <summary>One generator a file, whatever the number of nodes: it lives as long as the game.</summary>
        static TextureGenerator Load(string path)
        {
            if (!Loaded.TryGetValue(path, out var generator))
                Loaded[path] = generator = TextureGenerator.Load(FileAccess.GetFileAsBytes(path), path);
            return generator;
        }

        void Upload(TextureRequests.Result result)
        {
            var image = Image.CreateFromData(result.Width, result.Height, false, Image.Format.Rgba8, result.Rgba);
            image.GenerateMipmaps();
            texture.SetImage(image);
            if (Material != null) Material.AlbedoTexture = texture;
            Changed?.Invoke(texture);
        }

        /// <inheritdoc/>
        public override void _ExitTree()
        {
            requests?.Dispose();
            requests = null;
            requested = "";
        }
    }
}
