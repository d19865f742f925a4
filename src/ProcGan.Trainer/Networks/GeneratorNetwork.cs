using ProcGan.Runtime.Latents;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>A per-layer noise input of a generator: [N, 1, Scale * h + Extra, Scale * w + Extra] for h x w cells without margin.</summary>
readonly record struct NoiseLayer(int Scale, int Extra);

/// <summary>The latent channels of a generator and the geometry of its field.</summary>
/// <param name="Local">Channels drawn per cell; of a vector model, all of z.</param>
/// <param name="Global">Channels that are constant over a field.</param>
/// <param name="Periodic">Channels that are waves over the field.</param>
/// <param name="Margin">Cells needed around the wanted ones, on each side.</param>
/// <param name="Stride">Pixels a cell; of a vector model, its side in pixels.</param>
/// <param name="Classes">Weights of classes that follow the latents in a generator's input; 0 = unconditional.</param>
readonly record struct LatentLayout(int Local, int Global, int Periodic, int Margin, int Stride, int Classes = 0)
{
    /// <summary>Channels of z.</summary>
    public int Total => Local + Global + Periodic;

    /// <summary>The latents that directions move: those that are one for a whole texture.</summary>
    public int Steered => Margin > 0 ? Global : Local;
    public int FirstSteered => Margin > 0 ? Local : 0;

    public int FirstPeriodic => Local + Global;

    /// <summary>Channels that <see cref="GeneratorNetwork.forward"/> takes: z, then the label.</summary>
    public int Inputs => Total + Classes;
}

/// <summary>What the training loop, the sampler and the export need of a generator, whatever its family.</summary>
abstract class GeneratorNetwork(string name) : Module<Tensor, IReadOnlyList<Tensor>, Tensor>(name)
{
    /// <summary>The word in <c>procgan.family</c> and on the command line.</summary>
    public abstract string Family { get; }
    public abstract LatentLayout Latents { get; }
    public abstract IReadOnlyList<NoiseLayer> NoiseLayers { get; }

    /// <summary>Wave vectors of the periodic channels, constants of the model: one list for all, or one for each class.</summary>
    public virtual IReadOnlyList<IReadOnlyList<Wave>> Waves => [];

    /// <summary>Its pictures meet themselves across their borders.</summary>
    public virtual bool Tiles => Latents.Margin > 0;

    /// <summary>Each of its pictures is a torus of its own, so that training may roll it (D then sees its seam as any other place).</summary>
    public bool IsTorus => Tiles && Latents.Margin == 0;

    /// <summary>Doublings that a growing generator has beyond its first resolution; 0 = it does not grow.</summary>
    public virtual int MostGrowth => 0;

    /// <summary>How far it has grown, 0 to <see cref="MostGrowth"/>; between whole numbers the next resolution fades in.</summary>
    public virtual double Growth { get; set; }

    /// <summary>What convolutions compute in; the weights stay float32.</summary>
    public ScalarType ComputeType { get; set; } = float32;

    /// <summary>Every batch normalisation inside, for the statistics of the weight average.</summary>
    public IEnumerable<BatchNorm> BatchNorms => modules().OfType<BatchNorm>();

    /// <summary>The first layer with its norm, as a matrix from the latents that directions move: [rows, Latents.Steered].</summary>
    public abstract Tensor FirstLayer();

    /// <summary>What that layer gives behind its activation, mean over the pixels: [N, F].</summary>
    public abstract Tensor FirstActivations(Tensor z);

    /// <param name="z">[N, Latents.Inputs, h + 2 Margin, w + 2 Margin]: the latents and, of a conditional one, a weight for each class.</param>
    /// <param name="noise">One tensor a <see cref="NoiseLayers"/> entry, N(0, 1).</param>
    /// <returns>[N, C, h * Stride, w * Stride] in [-1, 1], float32.</returns>
    public abstract override Tensor forward(Tensor z, IReadOnlyList<Tensor> noise);
}
