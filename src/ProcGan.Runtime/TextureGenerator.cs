using ProcGan.Runtime.Generators;
using ProcGan.Runtime.Imaging;
using ProcGan.Runtime.Materials;
using ProcGan.Runtime.Models;
using ProcGan.Runtime.OnnxRuntime;

namespace ProcGan.Runtime;

/// <summary>Turns recipes into textures with one loaded model.</summary>
/// <remarks>The road: <see cref="ModelFile"/> judges the file, <see cref="ProviderChoice"/> opens it, <see cref="TexturePlan"/> checks a
/// recipe against it, <see cref="TextureJob"/> cuts it into strips, and for each of them <see cref="LatentInputs"/> fills a
/// <see cref="RunContext"/> from the seed, ONNX Runtime runs, and <see cref="Rgba8"/> makes bytes of the result. Safe to call from several
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

    /// <summary>With <c>Auto</c>: why each better provider was not taken, one line each.</summary>
    public IReadOnlyList<string> ProviderNotes { get; }

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

    /// <summary>Width and height in pixels of what a recipe yields.</summary>
    /// <exception cref="ArgumentException">This model cannot make it.</exception>
    public (int Width, int Height) SizeOf(in TextureRecipe recipe)
    {
        var plan = TexturePlan.For(Model, recipe);
        return (plan.Width, plan.Height);
    }

    /// <summary>Generates one texture as a picture.</summary>
    /// <param name="recipe">Seed, size in pixels, tiling. Sizes are rounded up to whole cells and cropped.</param>
    /// <param name="rgba">RGBA8, sRGB, row 0 on top, <c>width * height * 4</c> bytes. Overwritten whole.</param>
    /// <exception cref="ArgumentException">A length or size does not fit; the message has both numbers.</exception>
    public unsafe void Generate(in TextureRecipe recipe, Span<byte> rgba)
    {
        var plan = TexturePlan.For(Model, recipe, session.Threads);
        CheckLength(rgba.Length, 4L * plan.Width * plan.Height, "bytes", plan, nameof(rgba));
        fixed (byte* destination = rgba) Run(plan, recipe, null, destination, null);
    }

    /// <summary>Generates one texture as the model's own numbers.</summary>
    /// <param name="recipe">Seed, size in pixels, tiling.</param>
    /// <param name="channels">Planar [C, H, W] in [-1, 1], row 0 on top, in the order of <see cref="ModelInfo.Channels"/>.</param>
    /// <exception cref="ArgumentException">A length or size does not fit; the message has both numbers.</exception>
    public unsafe void GenerateChannels(in TextureRecipe recipe, Span<float> channels)
    {
        var plan = TexturePlan.For(Model, recipe, session.Threads);
        CheckLength(channels.Length, (long)Model.Channels.Count * plan.Width * plan.Height, "floats", plan, nameof(channels));
        fixed (float* destination = channels) Run(plan, recipe, null, null, destination);
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
        fixed (float* latent = z, destination = channels) Run(plan, default, latent, null, destination);
    }

    /// <summary>Generates all maps of one texture, with their mip chains.</summary>
    /// <param name="recipe">Seed, size in pixels, tiling. Which maps is said by the material.</param>
    /// <param name="material">Overwritten whole; what it holds is allocated once and used again.</param>
    /// <exception cref="ArgumentException">This model cannot make it.</exception>
    public void Generate(in TextureRecipe recipe, Material material) =>
        MaterialMaker.Make(this, recipe, material ?? throw new ArgumentNullException(nameof(material)));

    /// <summary>Frees the model once calls under way have returned.</summary>
    public void Dispose() => pool.Dispose();

    unsafe void Run(in TexturePlan plan, in TextureRecipe recipe, float* latent, byte* rgba, float* planes)
    {
        TextureJob? job = null;
        lock (idleJobs)
            if (idleJobs.Count > 0) job = idleJobs.Pop();
        job ??= new(Model, session, pool);
        try
        {
            job.Run(plan, recipe, latent, rgba, planes);
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
