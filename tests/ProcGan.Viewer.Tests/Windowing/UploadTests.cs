using ProcGan.Viewer.Generation;
using ProcGan.Viewer.Tests.Scene;
using ProcGan.Viewer.Windowing;
using Silk.NET.OpenGL;

namespace ProcGan.Viewer.Tests.Windowing;

/// <summary>Both ways of getting pixels to the GPU, read back.</summary>
[NonParallelizable]
public unsafe class UploadTests
{
    static readonly PixelKind[] Kinds = [PixelKind.Colour, PixelKind.Linear, PixelKind.Plain];

    Offscreen offscreen = null!;

    [OneTimeSetUp]
    public void Open() => offscreen = new Offscreen(64, 64);

    [OneTimeTearDown]
    public void Close() => offscreen.Dispose();

    static Picture Noise(int width, int height, int seed)
    {
        byte[] rgba = new byte[4 * width * height];
        uint x = (uint)seed * 747796405 + 1;
        for (int i = 0; i < rgba.Length; i++)
            rgba[i] = (byte)((x = x * 1664525 + 1013904223) >> 24);
        return new Picture(width, height, rgba);
    }

    byte[] ReadBack(GpuTexture texture, int width, int height)
    {
        byte[] rgba = new byte[4 * width * height];
        offscreen.Gl.BindTexture(TextureTarget.Texture2D, texture.Id);
        fixed (byte* pixels = rgba)
            offscreen.Gl.GetTexImage(TextureTarget.Texture2D, 0, PixelFormat.Rgba, PixelType.UnsignedByte, pixels);
        Assert.That(offscreen.Gl.GetError(), Is.EqualTo(GLEnum.NoError));
        return rgba;
    }

    [Test]
    public void Upload_MappedOrNot_EveryTexelArrives([Values] bool persistent, [ValueSource(nameof(Kinds))] object kind)
    {
        using var upload = new PixelUpload(offscreen.Gl, persistent);
        if (persistent && !upload.IsPersistent)
            Assert.Ignore("This driver has no persistent mapping.");
        Assert.That(upload.IsPersistent, Is.EqualTo(persistent));
        using var texture = new GpuTexture(offscreen.Gl, upload);
        // More pictures than there are buffers, and each larger or smaller than the one before.
        foreach ((int width, int height, int seed) in new[] { (64, 64, 1), (64, 64, 2), (64, 64, 3), (64, 64, 4), (200, 30, 5), (7, 3, 6), (256, 256, 7), (256, 256, 8) })
        {
            Picture picture = Noise(width, height, seed);
            texture.Upload(picture, (PixelKind)kind);
            Assert.That(ReadBack(texture, width, height), Is.EqualTo(picture.Rgba), $"{width} x {height}");
        }
    }

    [Test]
    public void Upload_ManyInARow_NoneIsOverwrittenBeforeItIsRead()
    {
        using var upload = new PixelUpload(offscreen.Gl);
        GpuTexture[] textures = [.. Enumerable.Range(0, 12).Select(_ => new GpuTexture(offscreen.Gl, upload))];
        Picture[] pictures = [.. Enumerable.Range(0, 12).Select(i => Noise(128, 128, i))];
        for (int i = 0; i < 12; i++)
            textures[i].Upload(pictures[i], PixelKind.Plain);
        for (int i = 0; i < 12; i++)
            Assert.That(ReadBack(textures[i], 128, 128), Is.EqualTo(pictures[i].Rgba), $"texture {i}");
        foreach (GpuTexture texture in textures)
            texture.Dispose();
    }

    [Test]
    public void Dispose_LeavesNoObjectBehind()
    {
        GlCensus before = GlCensus.Take(offscreen.Gl);
        for (int i = 0; i < 5; i++)
        {
            using var upload = new PixelUpload(offscreen.Gl);
            using var texture = new GpuTexture(offscreen.Gl, upload);
            texture.Upload(Noise(32, 32, i), PixelKind.Colour);
            using var layer = new TextureLayer(offscreen.Gl);
            layer.Upload(1, Noise(16, 16, i), PixelKind.Plain);
        }
        Assert.That(GlCensus.Take(offscreen.Gl), Is.EqualTo(before));
    }

    [Test]
    public void Census_SomethingLeftBehind_IsSeen()
    {
        GlCensus before = GlCensus.Take(offscreen.Gl);
        uint left = offscreen.Gl.GenTexture();
        offscreen.Gl.BindTexture(TextureTarget.Texture2D, left);
        Assert.That(GlCensus.Take(offscreen.Gl), Is.EqualTo(before with { Textures = before.Textures + 1 }));
        offscreen.Gl.DeleteTexture(left);
        Assert.That(GlCensus.Take(offscreen.Gl), Is.EqualTo(before));
    }
}
