#nullable enable
using System;
using System.Collections.Generic;

// Members of Godot 4's C# API that engines/Godot uses, as its class reference documents them.
namespace Godot
{
    public class GodotObject { }

    public class Node : GodotObject
    {
        public string Name { get; set; } = "";
        public virtual void _Process(double delta) { }
        public virtual void _ExitTree() { }
    }

    public class Texture2D : GodotObject { }

    public class ImageTexture : Texture2D
    {
        public Image? Shown;
        public void SetImage(Image image) => Shown = image;
    }

    public class Image : GodotObject
    {
        public enum Format : long { Rgba8 = 5 }
        public int Width, Height;
        public byte[] Data = Array.Empty<byte>();
        public bool Mipmaps;
        public static Image CreateFromData(int width, int height, bool useMipmaps, Format format, byte[] data) =>
            data.Length == width * height * 4 && format == Format.Rgba8
                ? new Image { Width = width, Height = height, Data = data }
                : throw new ArgumentException("the data do not fit the size");
        public void GenerateMipmaps(bool renormalize = false) => Mipmaps = true;
    }

    public class BaseMaterial3D : GodotObject
    {
        public Texture2D? AlbedoTexture { get; set; }
    }

    public struct Vector2I
    {
        public Vector2I(int x, int y) { X = x; Y = y; }
        public int X, Y;
    }

    public static class GD
    {
        public static readonly List<string> Errors = new List<string>();
        public static void PushError(string message) => Errors.Add(message);
    }

    public static class FileAccess
    {
        public static byte[] GetFileAsBytes(string path) => System.IO.File.Exists(path) ? System.IO.File.ReadAllBytes(path) : Array.Empty<byte>();
    }

    public enum PropertyHint : long { None = 0, Range = 1, File = 13 }

    [AttributeUsage(AttributeTargets.Class)] public sealed class ToolAttribute : Attribute { }
    [AttributeUsage(AttributeTargets.Class)] public sealed class GlobalClassAttribute : Attribute { }
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
    public sealed class ExportAttribute : Attribute { public ExportAttribute(PropertyHint hint = PropertyHint.None, string hintString = "") { } }
}
