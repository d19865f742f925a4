using ProcGan.Trainer.Augment;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Files;
using ProcGan.Trainer.Losses;
using ProcGan.Trainer.Networks;

namespace ProcGan.Trainer.Training;

/// <summary>Channels of a latent vector. A vector model has <paramref name="Local"/> alone: its z.</summary>
public readonly record struct LatentSizes(int Local, int Global);

/// <summary>Everything that decides a run. Saved as options.json beside its checkpoints.</summary>
public sealed record TrainingOptions
{
    /// <summary>An image, a folder, or builtin:NAME.</summary>
    public required string Data { get; init; }
    /// <summary>Classes, maps, scale, flips, memory.</summary>
    public InputOptions Input { get; init; } = new();
    /// <summary>spatial: any size, seamless. The others make one picture of <see cref="Resolution"/> from one vector: dcgan, mlp, progressive, style.</summary>
    public string Family { get; init; } = "spatial";
    /// <summary>Side of the training crops in pixels.</summary>
    public int Resolution { get; init; } = 64;
    /// <summary>Side that a large photograph is reduced to before it is cropped, in pixels; 0 = chosen from the data.</summary>
    public int WorkingSize { get; init; }
    /// <summary>fast, balanced or quality: chose what was not asked for by name, as <see cref="Why"/> tells. none: the family's defaults.</summary>
    public string Preset { get; init; } = "none";
    /// <summary>Reasons for what a preset chose, by option.</summary>
    public IReadOnlyDictionary<string, string> Why { get; init => field = value ?? NoReasons; } = NoReasons;
    static readonly IReadOnlyDictionary<string, string> NoReasons = new Dictionary<string, string>();

    /// <summary>Decides weights, crops and latents.</summary>
    public ulong Seed { get; init; }

    /// <summary>Length of the whole run in minutes; null where <see cref="Kimg"/> decides, and the other way round.</summary>
    public double? Minutes { get; init; }
    /// <summary>Length of the whole run in thousands of images shown to the discriminator.</summary>
    public double? Kimg { get; init; }

    /// <summary>Generator channels at half the output resolution (ngf); eight times as many at the field's.</summary>
    public int Width { get; init; } = 32;
    /// <summary>The generator's form, as far as its family leaves a choice.</summary>
    public FormOptions Form { get; init => field = value ?? new(); } = new();
    /// <summary>Discriminator channels behind its first layer (ndf).</summary>
    public int DiscriminatorWidth { get; init; } = 32;
    /// <summary>How D's layers are normed: batch, none, instance, layer or spectral. R1 wants anything but batch.</summary>
    public string DiscriminatorNorm { get; init; } = "batch";
    /// <summary>Discriminators, each on pictures of half the side of the one before.</summary>
    public int DiscriminatorScales { get; init; } = 1;
    /// <summary>Pixels at each side of what one of D's logits sees, at the scale of its pictures. Of vector models but style a logit sees all.</summary>
    public int DiscriminatorPatch { get; init; } = DiscriminatorForm.WholePatch;
    /// <summary>What D and G are told.</summary>
    public LossOptions Loss { get; init => field = value ?? new(); } = new();
    /// <summary>What is done to pictures before D sees them.</summary>
    public AugmentOptions Augment { get; init => field = value ?? new(); } = new() { Kinds = "jitter" };
    /// <summary>Latent channels.</summary>
    public LatentSizes Latents { get; init; } = new(24, 8);
    /// <summary>What a picture can be told to be: none; folders = the first folder level; images = each photograph is a class by itself
    /// (Casanova et al. 2021 condition on instances so); auto = images for a spatial model of at most 1,024 photographs.</summary>
    public string Classes { get; init; } = "auto";
    /// <summary>Most periodic channels: two name the lattice of what repeats, one its rows; fewer are used where the data repeats less.</summary>
    public int MaxWaves { get; init; } = 2;

    /// <summary>Images a step.</summary>
    public int Batch { get; init; } = 8;
    /// <summary>Adam's step of the generator.</summary>
    public double GeneratorRate { get; init; } = 4e-4;
    /// <summary>Adam's step of the discriminator: an eighth of the generator's, since on few photographs it wins otherwise.</summary>
    public double DiscriminatorRate { get; init; } = 5e-5;
    public double Beta1 { get; init; } = 0.5;
    public double Beta2 { get; init; } = 0.99;
    /// <summary>Share of the run, at its end, in which both rates fall to zero along a line.</summary>
    public double DecayShare { get; init; } = 0.3;
    /// <summary>Longest half-life of the weight average, in thousands of images.</summary>
    public double EmaKimg { get; init; } = 3;

    /// <summary>Ends the run after so many snapshots without a better one; 0 = never.</summary>
    public int EarlyStop { get; init; }
    /// <summary>Seconds from one snapshot to the next; 0 = a tenth of the run, within reason.</summary>
    public double SnapshotEvery { get; init; }
    /// <summary>Seconds from one checkpoint to the next, which is what a kill can cost; 0 = a minute, or more where writing one is slow.</summary>
    public double CheckpointEvery { get; init; }

    /// <summary>CPU threads; 0 = as many as measure fastest.</summary>
    public int Threads { get; init; }
    /// <summary>cpu or cuda.</summary>
    public string Device { get; init; } = "cpu";
    /// <summary>auto, float32 or bfloat16: what convolutions compute in.</summary>
    public string Precision { get; init; } = "auto";

    /// <summary>The defaults of a family.</summary>
    public static TrainingOptions For(string family, string data) => family switch
    {
        // The settings of the DCGAN paper, section 4, but for beta 2.
        "dcgan" => new() { Data = data, Family = family, Latents = new(100, 0), Width = 64, DiscriminatorWidth = 64, Batch = 64,
                           GeneratorRate = 2e-4, DiscriminatorRate = 2e-4, Beta2 = 0.999, MaxWaves = 0, Augment = new() },
        // Tutorials have three hidden layers from 256 or so on, and a D of the same without norm.
        "mlp" => new() { Data = data, Family = family, Latents = new(64, 0), Width = 128, DiscriminatorWidth = 128, DiscriminatorNorm = "none", Batch = 64, Resolution = 32,
                         GeneratorRate = 2e-4, DiscriminatorRate = 2e-4, MaxWaves = 0, Augment = new(), Form = new() { Depth = 3 } },
        "progressive" => new() { Data = data, Family = family, Latents = new(100, 0), Batch = 16, GeneratorRate = 2e-4, DiscriminatorRate = 2e-4, MaxWaves = 0,
                                 Augment = new() },
        // A tile has no borders for D's batch norm to hold on to: with it D learnt nothing.
        "style" => new() { Data = data, Family = family, Latents = new(64, 0), DiscriminatorRate = 1e-4, MaxWaves = 0, Augment = new(), DiscriminatorNorm = "spectral", Loss = new() { Game = "hinge" } },
        _ => new() { Data = data, Family = family },
    };

    /// <exception cref="UserError">Some values cannot work; the message lists them all.</exception>
    public TrainingOptions Validated()
    {
        List<string> errors = [];
        void Check(bool holds, string option, object value, string expected)
        {
            if (!holds)
                errors.Add($"{option} is {value}, must be {expected}");
        }
        Check(Networks.Family.Names.Contains(Family), "--family", Family, string.Join(", ", Networks.Family.Names));
        Check(Presets.Preset.Names.Contains(Preset), "--preset", Preset, string.Join(", ", Presets.Preset.Names));
        Check(Networks.Family.Named(Family).Allows(Resolution), "--resolution", Resolution, Networks.Family.Named(Family).Sides);
        Form.Check(Family, Check);
        Check(WorkingSize == 0 || WorkingSize >= Resolution, "--working-size", WorkingSize, $"0 or at least the resolution, {Resolution}");
        Check(WorkingSize <= 8192, "--working-size", WorkingSize, "at most 8192");
        Check(Minutes is null or (> 0 and <= 100_000), "--minutes", Minutes ?? 0, "more than 0");
        Check(Kimg is null or (> 0 and <= 10_000_000), "--kimg", Kimg ?? 0, "more than 0");
        Check(Minutes is not null || Kimg is not null, "--minutes", "missing", "given, or else --kimg");
        Check(Minutes is null || Kimg is null, "--minutes", $"{Minutes} and --kimg {Kimg}", "one of the two");
        Check(Width is >= 4 and <= 512, "--width", Width, "4 to 512");
        Check(DiscriminatorWidth is >= 4 and <= 512, "--discriminator-width", DiscriminatorWidth, "4 to 512");
        Check(DiscriminatorNetwork.Norms.Contains(DiscriminatorNorm), "--discriminator-norm", DiscriminatorNorm, string.Join(", ", DiscriminatorNetwork.Norms));
        Check(DiscriminatorScales == 1 || (DiscriminatorScales is > 1 and < 8 && Resolution >> (DiscriminatorScales - 1) >= 16), "--discriminator-scales",
              DiscriminatorScales, "1, or so few that the coarsest sees 16 pixels or more");
        Check(Family is not ("mlp" or "progressive") || DiscriminatorScales == 1, "--discriminator-scales", DiscriminatorScales, "1, as the family is " + Family);
        Check(DiscriminatorForm.Patches.ContainsKey(DiscriminatorPatch), "--discriminator-patch", DiscriminatorPatch, string.Join(", ", DiscriminatorForm.Patches.Keys));
        Check(Family is "spatial" or "style" || DiscriminatorPatch == DiscriminatorForm.WholePatch, "--discriminator-patch", DiscriminatorPatch, "left out, as the family is " + Family);
        Check(Family != "mlp" || DiscriminatorNorm != "instance", "--discriminator-norm", DiscriminatorNorm, "batch, none, layer or spectral, as the family is mlp");
        Loss.Check(Check);
        Augment.Check(Check);
        Input.Check(Check);
        Check(DiscriminatorNorm != "class" || Family == "spatial", "--discriminator-norm", DiscriminatorNorm, "batch, none, layer, instance or spectral, as the family is " + Family);
        Check(DiscriminatorNorm != "class" || Classes != "none", "--discriminator-norm", DiscriminatorNorm, "another one with --classes none");
        Check(DiscriminatorNorm != "class" || Batch % DiscriminatorNetwork.OfAClass == 0, "--batch", Batch, "even with --discriminator-norm class");
        Check(DiscriminatorNorm is not ("batch" or "class") || Loss is { R1: 0, R2: 0, GradientPenalty: 0 }, "--discriminator-norm", DiscriminatorNorm,
              "none, spectral, layer or instance with --r1, --r2 or --gradient-penalty: through batch norm a picture's slope depends on the other pictures");
        Check(Latents.Local is >= 1 and <= 1024, "--local", Latents.Local, "1 to 1024");
        Check(Latents.Global is >= 0 and <= 1024, "--global", Latents.Global, "0 to 1024");
        Check(Classes is "auto" or "images" or "folders" or "none", "--classes", Classes, "auto, images, folders or none");
        Check(MaxWaves is >= 0 and <= 2, "--waves", MaxWaves, "0, 1 or 2");
        Check(Batch is >= 2 and <= 1024, "--batch", Batch, "2 to 1024");
        Check(GeneratorRate is > 0 and <= 1, "--generator-rate", GeneratorRate, "more than 0, at most 1");
        Check(DiscriminatorRate is > 0 and <= 1, "--discriminator-rate", DiscriminatorRate, "more than 0, at most 1");
        Check(Beta1 is >= 0 and < 1, "--beta1", Beta1, "0 to below 1");
        Check(Beta2 is >= 0 and < 1, "--beta2", Beta2, "0 to below 1");
        Check(DecayShare is >= 0 and <= 1, "--decay-share", DecayShare, "0 to 1");
        Check(EmaKimg is >= 0 and <= 1e6, "--ema-kimg", EmaKimg, "0 or more");
        Check(EarlyStop is >= 0 and <= 1000, "--early-stop", EarlyStop, "0 (never) or the snapshots to wait");
        Check(SnapshotEvery is >= 0 and <= 1e6, "--snapshot-every", SnapshotEvery, "0 (a tenth of the run) or seconds");
        Check(CheckpointEvery is >= 0 and <= 1e6, "--checkpoint-every", CheckpointEvery, "0 (a minute) or seconds");
        Check(Threads is >= 0 and <= 1024, "--threads", Threads, "0 (as many as measure fastest) or the number of threads");
        Check(Device is "cpu" or "cuda", "--device", Device, "cpu or cuda");
        Check(Precision is "auto" or "float32" or "bfloat16", "--precision", Precision, "auto, float32 or bfloat16");
        return errors.Count == 0 ? this : throw UserError.InArguments(string.Join("; ", errors) + ".");
    }
}
