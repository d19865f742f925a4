using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Silk.NET.Core.Contexts;

namespace Silk.NET.OpenGL;

/// <summary>OpenGL by function pointers, each looked up when it is first called.</summary>
public sealed unsafe partial class GL : IDisposable
{
    readonly INativeContext context;
    HashSet<string>? extensions;

    GL(INativeContext context) => this.context = context;

    public static GL GetApi(IGLContextSource contextSource) => GetApi(contextSource.GLContext
        ?? throw new InvalidOperationException("The context source has no context: open the window first."));
    public static GL GetApi(IGLContext ctx) => GetApi((INativeContext)ctx);
    public static GL GetApi(INativeContext ctx) => new(ctx);

    public void Dispose() { }

    public bool IsExtensionPresent(string extension)
    {
        extensions ??= [.. Enumerable.Range(0, GetInteger(GetPName.NumExtensions)).Select(i => GetStringS(StringName.Extensions, (uint)i))];
        return extensions.Contains(extension.StartsWith("GL_", StringComparison.Ordinal) ? extension : "GL_" + extension);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    nint Get(ref nint slot, string name) => slot != 0 ? slot : slot = context.GetProcAddress(name);

    static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";

    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text + '\0');
}

public static class ContextSourceExtensions
{
    public static GL CreateOpenGL(this IGLContextSource src) => GL.GetApi(src);
}
