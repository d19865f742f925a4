namespace ProcGan.Runtime;

/// <summary>Bounds on what a file or a caller may ask for. A model is untrusted: no allocation follows an unchecked number of its.</summary>
static class Limits
{
    public const long ModelBytes = 1L << 30;
    /// <summary>Width or height of an image, pixels.</summary>
    public const int Side = 16384;
    /// <summary>Floats in one input or output tensor: 1 GiB.</summary>
    public const long TensorElements = 1L << 28;
    /// <summary>Latent channels; also the length of a vector z.</summary>
    public const int ZDim = 65536;
    public const int Channels = 1024;
    /// <summary>Classes of a conditional model.</summary>
    public const int Classes = 1024;
    /// <summary>Periodic channels.</summary>
    public const int Waves = 256;
    public const int Margin = 64, Stride = 1024, NoiseExtra = 1024;
    /// <summary>Inputs or outputs of a graph.</summary>
    public const int Ports = 64;
    public const int Nodes = 100_000, SubgraphDepth = 8;
    public const int MetadataEntries = 1024, MetadataCharacters = 1 << 20;
    /// <summary>A kernel's side, a stride, a padding, a factor of enlargement.</summary>
    public const int Kernel = 1024;
    public const int Threads = 1024;
    /// <summary>Further seeds of a recipe; names of classes or directions in it.</summary>
    public const int MixedSeeds = 64, NamedWeights = 64, NameCharacters = 128;
    /// <summary>Characters of a recipe, in either form.</summary>
    public const int RecipeCharacters = 1 << 16;
}
