using System.Buffers;
using ProcGan.Runtime.Fields;
using ProcGan.Runtime.Generators;
using ProcGan.Runtime.Imaging;
using ProcGan.Runtime.Materials;
using ProcGan.Runtime.Models;
using ProcGan.Runtime.OnnxRuntime;

namespace ProcGan.Runtime;

/// <summary>Turns recipes into textures with one loaded model.</summary>
/// <remarks>The road: <see cref="ModelFile"/> judges the file, <see cref="ProviderChoice"/> opens it, <see cref="TexturePlan"/> checks a
/// recipe against it and cuts it into blocks, <see cref="TextureJob"/> takes them one after the other, and for each <see cref="LatentInputs"/>
/// fills a <see cref="RunContext"/> from the seed (or a <see cref="FieldPaint"/>), ONNX Runtime runs, and <see cref="Rgba8"/> makes bytes.
/// <see cref="InfiniteTexture"/> and <see cref="WangTileSet"/> take the same road. Safe to call from several
/// threads: each call has its own buffers, and calls on a provider that cannot overlap wait for each other. In steady state (a size that
/// was made before) a call on the CPU allocates nothing.</remarks>
public sealed class TextureGenerator : IDisposable
{
    readonly OnnxSession session;
    readonly RunPool pool;
    readonly Stack<TextureJob> idleJobs = new();

    internal TextureGenerator(ModelInfo model, OnnxSession session, IReadOnlyList<string>? providerNotes = null)
    {
        Model = model;
        this.session = session;
        ProviderNotes = providerNotes ?? [];
        pool = new(session, model);
    }

    /// <summary>What the file says about itself.</summary>
    public ModelInfo Model { get; }

    /// <summary>The execution provider that runs the model.</summary>
    public string ActiveProvider => session.Provider;

    /// <summary>Whether the device makes a picture's bytes, so that only those come back from it.</summary>
    internal bool MakesRgba => session.MakesRgba;

    /// <summary>With <c>Auto</c>: why each better provider was not taken, one line each.</summary>
    public IReadOnlyList<string> ProviderNotes { get; }

    /// <summary>The execution providers that the native ONNX Runtime in use was built with. Whether one starts here, loading tells.</summary>
    /// <exception cref="ProviderException">There is no native library.</exception>
    public static IReadOnlyList<string> AvailableProviders => ExecutionProviders.Available();

    /// <summary>Loads a model file.</summary>
    /// <param name="path">An .onnx file: one of this project's, or any image generator with one float latent input.</param>
    /// <param name="options">Provider and threads.</param>
    /// <exception cref="ModelFormatException">The file cannot be used; the message is one line that names it.</exception>
    /// <exception cref="ProviderException">The provider that was asked for cannot be used here.</exception>
    /// <exception cref="ArgumentException">An option is out of its range; a provider's name is unknown.</exception>
    public static TextureGenerator Load(string path, GeneratorOptions? options = null) =>
        Load(ModelFile.ReadBytes(path ?? throw new ArgumentNullException(nameof(path))), path, options);

    /// <summary>Loads a model from memory.</summary>
    /// <param name="model">The bytes of an .onnx file. Not kept.</param>
    /// <param name="name">Stands for the path in errors.</param>
    /// <param name="options">Provider and threads.</param>
    public static TextureGenerator Load(byte[] model, string name, GeneratorOptions? options = null) => ProviderChoice.Open(
        model ?? throw new ArgumentNullException(nameof(model)), name ?? throw new ArgumentNullException(nameof(name)),
        (options ?? new()).Validated());

    /// <summary>Loads a model from a stream: an asset bundle, an archive, a resource.</summary>
    /// <param name="model">Read from where it is to its end. Not closed.</param>
    /// <param name="name">Stands for the path in errors.</param>
    /// <param name="options">Provider and threads.</param>
    public static TextureGenerator Load(Stream model, string name, GeneratorOptions? options = null) =>
        Load(ModelFile.ReadBytes(model ?? throw new ArgumentNullException(nameof(model)), name ?? throw new ArgumentNullException(nameof(name))), name, options);

    /// <summary>Width and height in pixels of what a recipe yields.</summary>
    /// <exception cref="ArgumentException">This model cannot make it.</exception>
    public (int Width, int Height) SizeOf(in TextureRecipe recipe)
    {
        var plan = TexturePlan.For(Model, recipe);
        return (plan.Width, plan.Height);
    }

    /// <summary>Axes of a recipe's texture that tile because its edges are blended, the model itself being unable to.</summary>
    /// <remarks>Blended edges are a makeshift: <see cref="SeamRatio"/> measures how well it went.</remarks>
    public TileAxes BlendedAxes(in TextureRecipe recipe) => TexturePlan.For(Model, recipe).Blend;

    /// <summary>Generates one texture as a picture.</summary>
    /// <param name="recipe">Seed, size in pixels, tiling. Sizes are rounded up to whole cells and cropped.</param>
    /// <param name="rgba">RGBA8, sRGB, row 0 on top, <c>width * height * 4</c> bytes. Overwritten whole.</param>
    /// <param name="paint">Makes global latents and classes vary over the texture.</param>
    /// <exception cref="ArgumentException">A length or size does not fit; the message has both numbers.</exception>
    public void Generate(in TextureRecipe recipe, Span<byte> rgba, FieldPaint? paint = null) =>
        Generate(Plan(recipe, paint), new FieldSource(recipe, paint), rgba);

    /// <summary>Generates one texture as the model's own numbers.</summary>
    /// <param name="recipe">Seed, size in pixels, tiling.</param>
    /// <param name="channels">Planar [C, H, W] in [-1, 1], row 0 on top, in the order of <see cref="ModelInfo.Channels"/>.</param>
    /// <param name="paint">Makes global latents and classes vary over the texture.</param>
    /// <exception cref="ArgumentException">A length or size does not fit; the message has both numbers.</exception>
    public void GenerateChannels(in TextureRecipe recipe, Span<float> channels, FieldPaint? paint = null) =>
        GenerateChannels(Plan(recipe, paint), new FieldSource(recipe, paint), channels);

    /// <summary>Generates one texture as rows from top to bottom, of which only some are in memory at a time.</summary>
    /// <param name="recipe">Seed, size in pixels, tiling.</param>
    /// <param name="sink">Gets the same bytes as one large buffer would, a few hundred rows a call, on this thread.</param>
    /// <param name="paint">Makes global latents and classes vary over the texture.</param>
    /// <exception cref="ArgumentException">This model cannot make it.</exception>
    public unsafe void GenerateRows(in TextureRecipe recipe, RowSink sink, FieldPaint? paint = null)
    {
        if (sink == null) throw new ArgumentNullException(nameof(sink));
        var plan = Plan(recipe, paint);
        int rows = plan.Blend != 0 ? plan.BlocksY : (session.Threads + plan.BlocksX - 1) / plan.BlocksX;     // of blocks, at a time
        byte[] band = ArrayPool<byte>.Shared.Rent(checked(4 * plan.Width * Math.Min(plan.Height, rows * plan.BlockHeight * plan.CellHeight)));
        try
        {
            for (int row = 0; row < plan.BlocksY; row += rows)
            {
                int top = row * plan.BlockHeight * plan.CellHeight, bottom = Math.Min(plan.Height, top + rows * plan.BlockHeight * plan.CellHeight);
                var pixels = band.AsSpan(0, 4 * plan.Width * (bottom - top));
                fixed (byte* destination = pixels)
                    if (plan.Blend != 0) Generate(plan, new FieldSource(recipe, paint), pixels);
                    else Run(plan, new FieldSource(recipe, paint), new((nint)destination, 0, top), row, Math.Min(rows, plan.BlocksY - row));
                sink(top, pixels);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(band);
        }
    }

    /// <summary>Generates from an explicit latent with a vector model.</summary>
    /// <param name="z">[Z], used as it is.</param>
    /// <param name="channels">Planar [C, H, W] in [-1, 1], row 0 on top.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the model is spatial.</exception>
    public unsafe void GenerateChannels(ReadOnlySpan<float> z, Span<float> channels)
    {
        if (Model.IsSpatial) throw new ArgumentException($"'{Model.Name}' takes a field, not one vector; generate from a recipe.", nameof(z));
        if (z.Length != Model.ZDim) throw new ArgumentException($"z holds {z.Length} values, '{Model.Name}' takes {Model.ZDim}.", nameof(z));
        var plan = TexturePlan.For(Model, default);
        CheckLength(channels.Length, (long)Model.Channels.Count * plan.Width * plan.Height, "floats", plan, nameof(channels));
        fixed (float* latent = z) GenerateChannels(plan, new FieldSource(default, Latent: (nint)latent), channels);
    }

    /// <summary>Generates all maps of one texture, with their mip chains.</summary>
    /// <param name="recipe">Seed, size in pixels, tiling. Which maps is said by the material.</param>
    /// <param name="material">Overwritten whole; what it holds is allocated once and used again.</param>
    /// <exception cref="ArgumentException">This model cannot make it.</exception>
    public void Generate(in TextureRecipe recipe, Material material) =>
        MaterialMaker.Make(this, recipe, material ?? throw new ArgumentNullException(nameof(material)));

    /// <summary>Frees the model once calls under way have returned.</summary>
    public void Dispose() => pool.Dispose();

    /// <summary>Checks a recipe, and whether there is something to paint.</summary>
    internal TexturePlan Plan(in TextureRecipe recipe, FieldPaint? paint = null, int cropX = 0, int cropY = 0)
    {
        if (paint != null) FieldPalette.CheckPaintable(Model);
        return TexturePlan.For(Model, recipe, session.Threads, cropX, cropY);
    }

    internal unsafe void Generate(in TexturePlan plan, in FieldSource source, Span<byte> rgba)
    {
        CheckLength(rgba.Length, 4L * plan.Width * plan.Height, "bytes", plan, nameof(rgba));
        if (plan.Blend != 0)
        {
            int plane = plan.Width * plan.Height;
            float[] whole = ArrayPool<float>.Shared.Rent(Model.Channels.Count * plane);
            var planes = whole.AsSpan(0, Model.Channels.Count * plane);
            GenerateChannels(plan, source, planes);
            ColourChannels.Of(Model.Channels).Interleave(planes, plane, 0, rgba);
            ArrayPool<float>.Shared.Return(whole);
            return;
        }
        fixed (byte* destination = rgba) Run(plan, source, new((nint)destination, 0), 0, plan.BlocksY);
    }

    internal unsafe void GenerateChannels(in TexturePlan plan, in FieldSource source, Span<float> channels)
    {
        CheckLength(channels.Length, (long)Model.Channels.Count * plan.Width * plan.Height, "floats", plan, nameof(channels));
        fixed (float* destination = channels) Run(plan, source, new(0, (nint)destination), 0, plan.BlocksY);
        if (plan.Blend != 0) TileBlend.Apply(channels, plan.Width, plan.Height, plan.Blend);
    }

    void Run(in TexturePlan plan, in FieldSource source, TextureJob.Destination destination, int firstRow, int rows)
    {
        TextureJob? job = null;
        lock (idleJobs)
            if (idleJobs.Count > 0) job = idleJobs.Pop();
        job ??= new(Model, session, pool);
        try
        {
            job.Run(plan, source, destination, firstRow, rows);
        }
        finally
        {
            lock (idleJobs) idleJobs.Push(job);
        }
    }

    static void CheckLength(int found, long expected, string unit, in TexturePlan plan, string argument)
    {
        if (found != expected)
            throw new ArgumentException($"{argument} holds {found} {unit}, {plan.Width} x {plan.Height} pixels need {expected}.", argument);
    }
}
