using ProcGan.Viewer.Generation;
using Silk.NET.OpenGL;

namespace ProcGan.Viewer.Windowing;

/// <summary>Reads back what was drawn.</summary>
static class FramePixels
{
    public static unsafe Picture Read(GL gl, int width, int height)
    {
        byte[] upsideDown = new byte[4 * width * height], rgba = new byte[upsideDown.Length];
        gl.PixelStore(PixelStoreParameter.PackAlignment, 4);
        fixed (byte* pixels = upsideDown)
            gl.ReadPixels(0, 0, (uint)width, (uint)height, PixelFormat.Rgba, PixelType.UnsignedByte, pixels);
        int stride = 4 * width;
        for (int y = 0; y < height; y++)
        {
            Span<byte> row = rgba.AsSpan(y * stride, stride);
            upsideDown.AsSpan((height - 1 - y) * stride, stride).CopyTo(row);
            for (int x = 3; x < stride; x += 4)
                row[x] = 255;   // what blending left in the window's alpha means nothing
        }
        return new Picture(width, height, rgba);
    }
}
