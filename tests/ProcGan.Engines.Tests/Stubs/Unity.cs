#nullable enable
using System;
using System.Collections.Generic;

// Members of Unity 2021.3 that engines/Unity uses, as its scripting reference documents them.
namespace UnityEngine
{
    public class Object
    {
        public string name { get; set; } = "";
        public static readonly List<Object> Destroyed = new List<Object>();
        public static void Destroy(Object obj) => Destroyed.Add(obj);
    }

    public class ScriptableObject : Object
    {
        public static T CreateInstance<T>() where T : ScriptableObject, new() => new T();
    }

    public class Component : Object
    {
        public object? Beside;
        public bool TryGetComponent<T>(out T component)
        {
            component = Beside is T found ? found : default!;
            return Beside is T;
        }
    }

    public class Behaviour : Component
    {
        public bool enabled { get; set; } = true;
    }

    public class MonoBehaviour : Behaviour { }

    public class Renderer : Component
    {
        public readonly MaterialPropertyBlock Block = new MaterialPropertyBlock();
        public void GetPropertyBlock(MaterialPropertyBlock properties) => Block.CopyTo(properties);
        public void SetPropertyBlock(MaterialPropertyBlock properties) => properties.CopyTo(Block);
    }

    public sealed class MaterialPropertyBlock
    {
        public readonly Dictionary<string, Texture> Textures = new Dictionary<string, Texture>();
        public void SetTexture(string name, Texture value) => Textures[name] = value;
        internal void CopyTo(MaterialPropertyBlock other)
        {
            foreach (var pair in Textures) other.Textures[pair.Key] = pair.Value;
        }
    }

    public class Texture : Object
    {
        public int width { get; protected set; }
        public int height { get; protected set; }
        public TextureWrapMode wrapModeU { get; set; }
        public TextureWrapMode wrapModeV { get; set; }
    }

    public sealed class Texture2D : Texture
    {
        public byte[] Pixels = Array.Empty<byte>();
        public int Applied;
        public Texture2D(int width, int height, TextureFormat textureFormat, bool mipChain, bool linear)
        {
            (this.width, this.height) = (width, height);
            if (textureFormat != TextureFormat.RGBA32 || !mipChain || linear) throw new ArgumentException("an sRGB texture with mip maps is wanted");
        }
        public void SetPixelData<T>(T[] data, int mipLevel, int sourceDataStartIndex = 0) => Pixels = (byte[])((Array)data).Clone();
        public void Apply(bool updateMipmaps = true, bool makeNoLongerReadable = false) => Applied++;
    }

    public enum TextureFormat { RGBA32 = 4 }
    public enum TextureWrapMode { Repeat, Clamp }

    public struct Vector2Int
    {
        public Vector2Int(int x, int y) { this.x = x; this.y = y; }
        public int x { get; set; }
        public int y { get; set; }
    }

    public static class Debug
    {
        public static readonly List<string> Errors = new List<string>();
        public static void LogError(object message, Object context) => Errors.Add(message.ToString()!);
    }

    [AttributeUsage(AttributeTargets.Class)] public sealed class AddComponentMenu : Attribute { public AddComponentMenu(string menuName) { } }
    [AttributeUsage(AttributeTargets.Class)] public sealed class DisallowMultipleComponent : Attribute { }
    [AttributeUsage(AttributeTargets.Field)] public sealed class TooltipAttribute : Attribute { public TooltipAttribute(string tooltip) { } }
    [AttributeUsage(AttributeTargets.Field)] public sealed class RangeAttribute : Attribute { public RangeAttribute(float min, float max) { } }
    [AttributeUsage(AttributeTargets.Field)] public sealed class SerializeField : Attribute { }
    [AttributeUsage(AttributeTargets.Field)] public sealed class HideInInspector : Attribute { }
}

namespace UnityEditor.AssetImporters
{
    [AttributeUsage(AttributeTargets.Class)] public sealed class ScriptedImporterAttribute : Attribute { public ScriptedImporterAttribute(int version, string ext) { } }

    public abstract class ScriptedImporter : UnityEngine.Object
    {
        public abstract void OnImportAsset(AssetImportContext ctx);
    }

    public class AssetImportContext
    {
        public AssetImportContext(string assetPath) { this.assetPath = assetPath; }
        public string assetPath { get; }
        public UnityEngine.Object? mainObject { get; private set; }
        public void AddObjectToAsset(string identifier, UnityEngine.Object obj) { }
        public void SetMainObject(UnityEngine.Object obj) => mainObject = obj;
    }
}
