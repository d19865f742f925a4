namespace Silk.NET.OpenGL;

[Flags]
public enum ClearBufferMask : uint { DepthBufferBit = 0x100, StencilBufferBit = 0x400, ColorBufferBit = 0x4000 }

public enum GLEnum
{
    NoError = 0, InvalidEnum = 0x500, InvalidValue = 0x501, InvalidOperation = 0x502, OutOfMemory = 0x505, ContextLost = 0x507, FramebufferComplete = 0x8CD5,
    AlreadySignaled = 0x911A, TimeoutExpired = 0x911B, ConditionSatisfied = 0x911C, WaitFailed = 0x911D,
}

public enum EnableCap
{
    CullFace = 0xB44, DepthTest = 0xB71, StencilTest = 0xB90, Blend = 0xBE2, ScissorTest = 0xC11, TextureCubeMapSeamless = 0x884F,
    FramebufferSrgb = 0x8DB9,
}

public enum DepthFunction { Less = 0x201, Lequal = 0x203 }

public enum TriangleFace { Front = 0x404, Back = 0x405 }

public enum FramebufferTarget { ReadFramebuffer = 0x8CA8, DrawFramebuffer = 0x8CA9, Framebuffer = 0x8D40 }

public enum FramebufferAttachment { ColorAttachment0 = 0x8CE0, DepthAttachment = 0x8D00 }

public enum RenderbufferTarget { Renderbuffer = 0x8D41 }

public enum BlitFramebufferFilter { Nearest = 0x2600, Linear = 0x2601 }

public enum BlendEquationModeEXT { FuncAdd = 0x8006 }

public enum BlendingFactor { Zero = 0, One = 1, SrcColor = 0x300, SrcAlpha = 0x302, OneMinusSrcAlpha = 0x303 }

public enum StringName { Vendor = 0x1F00, Renderer = 0x1F01, Version = 0x1F02, Extensions = 0x1F03, ShadingLanguageVersion = 0x8B8C }

public enum GetPName
{
    Viewport = 0xBA2, ScissorBox = 0xC10, MaxTextureSize = 0xD33, TextureBinding2D = 0x8069, ActiveTexture = 0x84E0,
    MajorVersion = 0x821B, MinorVersion = 0x821C, NumExtensions = 0x821D, VertexArrayBinding = 0x85B5, ArrayBufferBinding = 0x8894,
    CurrentProgram = 0x8B8D, MaxTextureMaxAnisotropy = 0x84FF, MaxSamples = 0x8D57, DrawFramebufferBinding = 0x8CA6,
}

public enum PixelStoreParameter { UnpackRowLength = 0xCF2, UnpackAlignment = 0xCF5, PackRowLength = 0xD02, PackAlignment = 0xD05 }

public enum PixelFormat { Red = 0x1903, Rgb = 0x1907, Rgba = 0x1908 }

public enum PixelType { UnsignedByte = 0x1401, UnsignedShort = 0x1403, Float = 0x1406 }

public enum ShaderType { FragmentShader = 0x8B30, VertexShader = 0x8B31 }

public enum ShaderParameterName { CompileStatus = 0x8B81, InfoLogLength = 0x8B84 }

public enum ProgramPropertyARB { LinkStatus = 0x8B82, InfoLogLength = 0x8B84 }

public enum BufferTargetARB { ArrayBuffer = 0x8892, ElementArrayBuffer = 0x8893, PixelUnpackBuffer = 0x88EC }

public enum BufferStorageTarget { ArrayBuffer = 0x8892, PixelUnpackBuffer = 0x88EC }

[Flags]
public enum BufferStorageMask : uint { MapWriteBit = 0x2, MapPersistentBit = 0x40, MapCoherentBit = 0x80 }

[Flags]
public enum MapBufferAccessMask : uint { MapWriteBit = 0x2, MapPersistentBit = 0x40, MapCoherentBit = 0x80 }

public enum SyncCondition { SyncGpuCommandsComplete = 0x9117 }

[Flags]
public enum SyncBehaviorFlags : uint { None = 0 }

[Flags]
public enum SyncObjectMask : uint { SyncFlushCommandsBit = 1 }

public enum BufferUsageARB { StreamDraw = 0x88E0, StaticDraw = 0x88E4, DynamicDraw = 0x88E8 }

public enum PrimitiveType { Triangles = 4, TriangleStrip = 5 }

public enum DrawElementsType { UnsignedShort = 0x1403, UnsignedInt = 0x1405 }

public enum VertexAttribPointerType { UnsignedByte = 0x1401, Float = 0x1406 }

public enum TextureUnit { Texture0 = 0x84C0, Texture1 = 0x84C1, Texture2 = 0x84C2, Texture3 = 0x84C3, Texture4 = 0x84C4, Texture5 = 0x84C5 }

public enum TextureTarget { Texture2D = 0xDE1, TextureCubeMap = 0x8513, TextureCubeMapPositiveX = 0x8515 }

public enum InternalFormat { Rgba8 = 0x8058, DepthComponent24 = 0x81A6, R8 = 0x8229, R16 = 0x822A, Rgba16f = 0x881A, Srgb8Alpha8 = 0x8C43 }

public enum SizedInternalFormat { Rgba8 = 0x8058, Srgb8Alpha8 = 0x8C43 }

public enum TextureParameterName
{
    TextureMagFilter = 0x2800, TextureMinFilter = 0x2801, TextureWrapS = 0x2802, TextureWrapT = 0x2803, TextureWrapR = 0x8072,
    TextureMaxLevel = 0x813D, TextureMaxAnisotropy = 0x84FE,
}

public enum TextureMinFilter { Nearest = 0x2600, Linear = 0x2601, LinearMipmapLinear = 0x2703 }

public enum TextureMagFilter { Nearest = 0x2600, Linear = 0x2601 }

public enum TextureWrapMode { Repeat = 0x2901, ClampToEdge = 0x812F }

public enum GetTextureParameter { TextureWidth = 0x1000, TextureHeight = 0x1001, TextureInternalFormat = 0x1003 }
