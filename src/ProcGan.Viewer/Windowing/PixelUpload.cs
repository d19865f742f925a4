using System.Runtime.InteropServices;
using ProcGan.Viewer.Generation;
using Silk.NET.OpenGL;

namespace ProcGan.Viewer.Windowing;

/// <summary>Gets pixels into the texture that is bound. Where the driver has persistent mapping (OpenGL 4.4 or ARB_buffer_storage) they are
/// copied into a buffer that it reads when it is ready; elsewhere it takes them there and then.</summary>
sealed unsafe class PixelUpload : IDisposable
{
    /// <summary>One being filled, one being read, one in between.</summary>
    const int Buffers = 3;

    readonly GL gl;
    readonly uint[] buffers = new uint[Buffers];
    readonly nint[] mapped = new nint[Buffers], fences = new nint[Buffers];
    nuint size;
    int next;

    /// <param name="gl">The context's functions.</param>
    /// <param name="persistent">False = the fallback, whatever the driver has.</param>
    public PixelUpload(GL gl, bool persistent = true)
    {
        this.gl = gl;
        IsPersistent = persistent && (10 * gl.GetInteger(GetPName.MajorVersion) + gl.GetInteger(GetPName.MinorVersion) >= 44
            || gl.IsExtensionPresent("GL_ARB_buffer_storage"));
    }

    /// <summary>Whether it goes through mapped buffers.</summary>
    public bool IsPersistent { get; }

    /// <summary>Fills level 0 of the texture that is bound, which must have the picture's size.</summary>
    public void Send(Picture picture)
    {
        gl.PixelStore(PixelStoreParameter.UnpackAlignment, 4);
        gl.PixelStore(PixelStoreParameter.UnpackRowLength, 0);
        if (!IsPersistent)
        {
            fixed (byte* pixels = picture.Rgba)
                Fill(picture, pixels);
            return;
        }
        nuint needed = (nuint)picture.Rgba.Length;
        if (size < needed)
            Allocate(needed);
        int i = next;
        next = (next + 1) % Buffers;
        Await(i);
        Marshal.Copy(picture.Rgba, 0, mapped[i], picture.Rgba.Length);
        gl.BindBuffer(BufferTargetARB.PixelUnpackBuffer, buffers[i]);
        Fill(picture, null);
        gl.BindBuffer(BufferTargetARB.PixelUnpackBuffer, 0);
        fences[i] = gl.FenceSync(SyncCondition.SyncGpuCommandsComplete, SyncBehaviorFlags.None);
    }

    void Fill(Picture picture, byte* pixels) => gl.TexSubImage2D(TextureTarget.Texture2D, 0, 0, 0, (uint)picture.Width, (uint)picture.Height,
        PixelFormat.Rgba, PixelType.UnsignedByte, pixels);

    /// <summary>Until the driver has read what was last put into a buffer.</summary>
    void Await(int i)
    {
        if (fences[i] == 0)
            return;
        while (gl.ClientWaitSync(fences[i], SyncObjectMask.SyncFlushCommandsBit, 1_000_000_000) == GLEnum.TimeoutExpired)
        {
        }
        gl.DeleteSync(fences[i]);
        fences[i] = 0;
    }

    void Allocate(nuint bytes)
    {
        Dispose();
        size = bytes;
        for (int i = 0; i < Buffers; i++)
        {
            buffers[i] = gl.GenBuffer();
            gl.BindBuffer(BufferTargetARB.PixelUnpackBuffer, buffers[i]);
            gl.BufferStorage(BufferStorageTarget.PixelUnpackBuffer, size, null,
                BufferStorageMask.MapWriteBit | BufferStorageMask.MapPersistentBit | BufferStorageMask.MapCoherentBit);
            mapped[i] = (nint)gl.MapBufferRange(BufferTargetARB.PixelUnpackBuffer, 0, size,
                MapBufferAccessMask.MapWriteBit | MapBufferAccessMask.MapPersistentBit | MapBufferAccessMask.MapCoherentBit);
        }
        gl.BindBuffer(BufferTargetARB.PixelUnpackBuffer, 0);
    }

    public void Dispose()
    {
        for (int i = 0; i < Buffers; i++)
        {
            Await(i);
            if (buffers[i] != 0)
                gl.DeleteBuffer(buffers[i]);   // unmaps it too
            buffers[i] = 0;
        }
        size = 0;
    }
}
