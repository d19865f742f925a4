using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Losses;

/// <summary>One game between D and G: what each of them minimises. Logits [N, 1, h, w]; results scalar.</summary>
/// <param name="Name">The word of <c>--loss</c>.</param>
/// <param name="OfDiscriminator">(logits of real pictures, logits of fake ones) -> loss.</param>
/// <param name="OfGenerator">The same, for G.</param>
/// <param name="Compares">Only differences of logits mean something: their sign says nothing, and G needs those of real pictures too.</param>
sealed record AdversarialLoss(
    string Name, Func<Tensor, Tensor, Tensor> OfDiscriminator, Func<Tensor, Tensor, Tensor> OfGenerator, bool Compares = false)
{
    /// <summary>Every game, the default one first.</summary>
    public static IReadOnlyList<AdversarialLoss> All { get; } =
    [
        new("non-saturating", LogisticLoss.Discriminator, (_, fake) => LogisticLoss.Generator(fake)),
        // The game that the GAN paper (Goodfellow et al. 2014) proves things about: G's gradient fades where D is sure.
        new("minimax", LogisticLoss.Discriminator, (_, fake) => -functional.softplus(fake).mean()),
        // Mao et al. 2017 with a = 0, b = c = 1.
        new("least-squares",
            (real, fake) => ((real - 1).square().mean() + fake.square().mean()) * 0.5,
            (_, fake) => (fake - 1).square().mean() * 0.5),
        // Lim and Ye 2017; Miyato et al. 2018.
        new("hinge",
            (real, fake) => functional.relu(1 - real).mean() + functional.relu(1 + fake).mean(),
            (_, fake) => -fake.mean()),
        // Arjovsky et al. 2017. D has to be kept Lipschitz: by clipping its weights there, by a penalty in Gulrajani et al. 2017.
        new("wasserstein", (real, fake) => fake.mean() - real.mean(), (_, fake) => -fake.mean(), Compares: true),
        // Pairs of a real and a fake picture (Jolicoeur-Martineau 2018), as R3GAN (Huang et al. 2024) plays it.
        new("relativistic",
            (real, fake) => functional.softplus(fake - real).mean(),
            (real, fake) => functional.softplus(real - fake).mean(), Compares: true),
    ];

    public static IEnumerable<string> Names => All.Select(loss => loss.Name);

    public static AdversarialLoss Named(string name) => All.First(loss => loss.Name == name);

    /// <summary>G needs D's opinion on real pictures.</summary>
    public bool GeneratorSeesReal => Name == "relativistic";

    /// <summary>The mean over the scales of a discriminator.</summary>
    public Tensor Discriminator(IReadOnlyList<Tensor> real, IReadOnlyList<Tensor> fake) => Mean(real, fake, OfDiscriminator);

    /// <summary>The mean over the scales of a discriminator. <paramref name="real"/> may be empty if not <see cref="GeneratorSeesReal"/>.</summary>
    public Tensor Generator(IReadOnlyList<Tensor> real, IReadOnlyList<Tensor> fake) =>
        Mean(GeneratorSeesReal ? real : fake, fake, OfGenerator);

    static Tensor Mean(IReadOnlyList<Tensor> real, IReadOnlyList<Tensor> fake, Func<Tensor, Tensor, Tensor> loss)
    {
        Tensor sum = loss(real[0], fake[0]);
        for (int i = 1; i < fake.Count; i++)
            sum = sum + loss(real[i], fake[i]);
        return fake.Count == 1 ? sum : sum / fake.Count;
    }
}
