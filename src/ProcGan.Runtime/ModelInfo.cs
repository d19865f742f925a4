using ProcGan.Runtime.Fields;
using ProcGan.Runtime.Latents;

namespace ProcGan.Runtime;

/// <summary>What a model file says about itself, with what it leaves out inferred from its shapes.</summary>
public sealed record ModelInfo
{
    internal ModelInfo() { }

    /// <summary>The file's path, or the name that its bytes were given; errors carry it.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>SHA-256 of the file, 64 lower-case hex digits.</summary>
    public string Hash { get; internal init; } = "";

    /// <summary>What kind of network: <c>dcgan</c>, <c>spatial</c>, ...; <c>onnx</c> where the file does not say.</summary>
    public string Family { get; internal init; } = "onnx";

    /// <summary>True: z is a field [N, Z, h + 2 margin, w + 2 margin] and any size can be made. False: z is one vector.</summary>
    public bool IsSpatial => Stride > 0;

    /// <summary>Channels of z.</summary>
    public int ZDim { get; internal init; }

    /// <summary>Channels of z that vary per cell; all of them for a vector model.</summary>
    public int Local { get; internal init; }

    /// <summary>Channels of z that are the same over the whole texture.</summary>
    public int Global { get; internal init; }

    /// <summary>Channels of z that hold waves.</summary>
    public int Periodic { get; internal init; }

    /// <summary>Cells that a spatial model needs on each side of what it yields.</summary>
    public int Margin { get; internal init; }

    /// <summary>Pixels per cell; 0 for a vector model.</summary>
    public int Stride { get; internal init; }

    /// <summary>Side in pixels that the model was trained at, the default size of a spatial model.</summary>
    public int Resolution { get; internal init; }

    /// <summary>Default width in pixels; the only one of a vector model.</summary>
    public int Width { get; internal init; }

    /// <summary>Default height in pixels; the only one of a vector model.</summary>
    public int Height { get; internal init; }

    /// <summary>Names of the image's channels, such as <c>albedo.r</c> or <c>height</c>.</summary>
    public IReadOnlyList<string> Channels { get; internal init; } = [];

    /// <summary>Names of the classes that a conditional model was trained on; empty for others.</summary>
    public IReadOnlyList<string> Classes
    {
        get => classes;
        internal init => (classes, Folders) = (value, new ClassFolders(value));
    }

    /// <summary>Folders of <see cref="Classes"/>, sorted: <c>Bricks</c> where there are <c>Bricks/01</c> and <c>Bricks/02</c>. In
    /// <see cref="TextureRecipe.Labels"/> one stands for the class of it that the seed has.</summary>
    public IReadOnlyList<string> ClassFolders => Folders.Names;

    /// <summary>Ways through latent space that have names; <see cref="TextureRecipe.Directions"/> goes along them.</summary>
    public IReadOnlyList<LatentDirection> Directions => DirectionArray;

    /// <summary>Axes that can be wrapped; what a recipe without <see cref="TextureRecipe.Tile"/> gets.</summary>
    public TileAxes Tileable { get; internal init; }

    /// <summary>Wave vectors of the periodic channels: one list for all that the model makes, or one for each of <see cref="Classes"/>.</summary>
    public IReadOnlyList<IReadOnlyList<Wave>> Waves => WaveLists;

    /// <summary>Inputs for per-layer noise, in layer order.</summary>
    public IReadOnlyList<NoiseInput> NoiseInputs => NoiseArray;

    /// <summary>All of the file's <c>metadata_props</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; internal init; } = new Dictionary<string, string>();

    readonly IReadOnlyList<string> classes = [];

    internal ClassFolders Folders { get; private init; } = Fields.ClassFolders.None;
    internal LatentDirection[] DirectionArray { get; init; } = [];
    internal Wave[][] WaveLists { get; init; } = [];
    internal NoiseInput[] NoiseArray { get; init; } = [];

    internal LatentDirection? FindDirection(string name)
    {
        foreach (var direction in DirectionArray)
            if (direction.Name == name) return direction;
        return null;
    }

    internal long Opset { get; init; }

    /// <summary>Name and batch of the tensors; some exports fix the batch.</summary>
    internal string ZName { get; init; } = "z";
    internal string ImageName { get; init; } = "image";
    internal int Batch { get; init; } = 1;

    /// <summary>Shape of z after [N, Z]: empty, or the fixed h, w of a vector model that wants four dimensions.</summary>
    internal int[] ZTail { get; init; } = [];
}

/// <summary>A noise input: [N, 1, Scale h + Extra, Scale w + Extra] for h x w cells; its first pixel is at -Extra / 2 of the layer's grid.</summary>
/// <param name="Name">Of the graph's input.</param>
/// <param name="Scale">Pixels of the layer per cell.</param>
/// <param name="Extra">Pixels beyond the cells, both sides together; even.</param>
public readonly record struct NoiseInput(string Name, int Scale, int Extra);
