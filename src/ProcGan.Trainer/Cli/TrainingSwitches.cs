using System.CommandLine;
using ProcGan.Trainer.Networks;
using ProcGan.Trainer.Training;
using ProcGan.Trainer.Training.Presets;

namespace ProcGan.Trainer.Cli;

/// <summary>The options of a run as switches; whatever is left out keeps the default of its family.</summary>
sealed class TrainingSwitches
{
    public const double DefaultMinutes = 20;

    readonly Option<double?> minutes = new("--minutes") { Description = $"Length of the run [default: {DefaultMinutes}]" };
    readonly Option<double?> kimg = new("--kimg") { Description = "Length of the run in thousands of images, instead of minutes; such a run can be repeated exactly" };
    readonly Option<string> preset = new("--preset") { Description = $"Chooses what is not named here, from the data's size, the length and the device: {string.Join(", ", Preset.Names)} (the family's defaults) [default: {Preset.Balanced}]" };
    readonly Option<string> family = new("--family") { Description = "spatial: tiles of any size. Pictures of one size: dcgan, mlp (dense layers), progressive (grows from 8 pixels), style (tiles, a small StyleGAN) [default: spatial]" };
    readonly Option<int?> resolution = new("--resolution") { Description = "Side of the training crops in pixels: spatial 32, 64 or 128; dcgan, progressive and style 16 to 256; mlp 8 to 64, such as 28 [default: 64, mlp 32]" };
    readonly Option<int?> workingSize = new("--working-size") { Description = "Pixels that large photographs are reduced to first (their shorter side) [default: four times the resolution, of up to eight material sets eight times]" };
    readonly Option<ulong?> seed = new("--seed") { Description = "Decides weights, crops and latents [default: 0]" };
    readonly Option<int?> threads = new("--threads") { Description = "CPU threads [default: as many as measure fastest]" };
    readonly Option<int?> earlyStop = new("--early-stop") { Description = "End after so many snapshots without a better one [default: never]" };
    readonly Option<double?> snapshotEvery = new("--snapshot-every") { Description = "Seconds between snapshots: model, samples, metrics, report [default: a tenth of the run]" };
    readonly Option<double?> checkpointEvery = new("--checkpoint-every") { Description = "Seconds between checkpoints, which is what a kill can cost [default: 60]" };
    readonly Option<string> device = new("--device") { Description = "cpu or cuda [default: cpu]" };
    readonly Option<string> precision = new("--precision") { Description = "What convolutions compute in: auto, float32 or bfloat16 [default: auto]" };
    readonly Option<int?> batch = new("--batch") { Description = "Images a step [default: 8, dcgan and mlp 64, progressive 16]" };
    readonly Option<int?> width = new("--width") { Description = "Generator channels (ngf); of mlp, in the first hidden layer [default: 32, dcgan 64, mlp 128]" };
    readonly Option<int?> discriminatorWidth = new("--discriminator-width") { Description = "Discriminator channels (ndf) [default: 32, dcgan 64, mlp 128]" };
    readonly Option<int?> local = new("--local") { Description = "Latent channels drawn per cell; of other families, all of z [default: 24, dcgan and progressive 100, mlp and style 64]" };
    readonly Option<int?> global = new("--global") { Description = "Latent channels that are constant over a texture [default: 8]" };
    readonly Option<string> classes = new("--classes") { Description = "What a texture can be asked to be: images (like one of the photographs), folders (their first level), none, or auto: images for up to 1,024 photographs of a spatial model [default: auto]" };
    readonly Option<int?> waves = new("--waves") { Description = "Most periodic latent channels: 2 for what repeats as bricks do, 1 for rows alone, 0 for none [default: 2]" };
    readonly Option<double?> generatorRate = new("--generator-rate") { Description = "Learning rate of the generator [default: 4e-4, dcgan, mlp and progressive 2e-4]" };
    readonly Option<double?> discriminatorRate = new("--discriminator-rate") { Description = "Learning rate of the discriminator [default: 5e-5; style 1e-4; dcgan, mlp and progressive 2e-4]" };
    readonly Option<double?> decayShare = new("--decay-share") { Description = "Share of the run, at its end, in which the rates fall to 0 [default: 0.3]" };
    readonly Option<double?> emaKimg = new("--ema-kimg") { Description = "Half-life of the weight average in thousands of images [default: 3]" };

    readonly Option<string> discriminatorNorm = new("--discriminator-norm") { Description = "How the discriminator's layers are normed: batch, class (over the pictures of each class by themselves, of spatial), none, instance, layer or spectral [default: batch, mlp none, style spectral]" };
    readonly Option<int?> discriminatorScales = new("--discriminator-scales") { Description = "Discriminators, each on pictures of half the side of the one before [default: 1]" };
    readonly Option<int?> discriminatorPatch = new("--discriminator-patch") { Description = $"Pixels that one opinion of the discriminator sees, at each side: {string.Join(", ", DiscriminatorForm.Patches.Keys)}; with small ones it takes far longer to know a photograph by heart [default: {DiscriminatorForm.WholePatch}]" };
    readonly FormSwitches form = new();
    readonly LossSwitches loss = new();
    readonly AugmentSwitches augment = new();
    readonly DataSwitches input = new();

    public void AddTo(Command verb)
    {
        foreach (var option in new Option[] { minutes, kimg, preset, family, resolution, workingSize, seed, threads, earlyStop, snapshotEvery, checkpointEvery, device, precision, batch, width,
                     discriminatorWidth, local, global, classes, waves, generatorRate, discriminatorRate, decayShare, emaKimg, discriminatorNorm, discriminatorScales, discriminatorPatch })
            verb.Options.Add(option);
        form.AddTo(verb);
        loss.AddTo(verb);
        augment.AddTo(verb);
        input.AddTo(verb);
    }

    /// <summary>What was asked for, and for the rest what the preset chooses; its reasons are said.</summary>
    /// <exception cref="Files.UserError">Some values cannot work; the message lists them all, and nothing was looked at yet.</exception>
    public TrainingOptions Of(ParseResult parse, string data, Action<string> say)
    {
        var plain = TrainingOptions.For(parse.GetValue(family) ?? "spatial", data);
        if (Over(parse, plain).Preset == Preset.None)
            return Over(parse, plain);
        var facts = PresetFacts.Of(data);
        var options = Preset.Choose(plain, chosen => Over(parse, chosen), facts);
        foreach (string line in Preset.Told(options, facts))
            say(line);
        return options;
    }

    TrainingOptions Over(ParseResult parse, TrainingOptions d)
    {
        double? thousands = parse.GetValue(kimg);
        return (d with
        {
            Preset = parse.GetValue(preset) ?? Preset.Balanced,
            Kimg = thousands,
            Minutes = parse.GetValue(minutes) ?? (thousands is null ? DefaultMinutes : null),
            Resolution = parse.GetValue(resolution) ?? d.Resolution,
            WorkingSize = parse.GetValue(workingSize) ?? d.WorkingSize,
            Seed = parse.GetValue(seed) ?? d.Seed,
            EarlyStop = parse.GetValue(earlyStop) ?? d.EarlyStop,
            SnapshotEvery = parse.GetValue(snapshotEvery) ?? d.SnapshotEvery,
            CheckpointEvery = parse.GetValue(checkpointEvery) ?? d.CheckpointEvery,
            Threads = parse.GetValue(threads) ?? d.Threads,
            Device = parse.GetValue(device) ?? d.Device,
            Precision = parse.GetValue(precision) ?? d.Precision,
            Batch = parse.GetValue(batch) ?? d.Batch,
            Width = parse.GetValue(width) ?? d.Width,
            DiscriminatorWidth = parse.GetValue(discriminatorWidth) ?? d.DiscriminatorWidth,
            Latents = new(parse.GetValue(local) ?? d.Latents.Local, parse.GetValue(global) ?? d.Latents.Global),
            Classes = parse.GetValue(classes) ?? d.Classes,
            MaxWaves = parse.GetValue(waves) ?? d.MaxWaves,
            GeneratorRate = parse.GetValue(generatorRate) ?? d.GeneratorRate,
            DiscriminatorRate = parse.GetValue(discriminatorRate) ?? d.DiscriminatorRate,
            DecayShare = parse.GetValue(decayShare) ?? d.DecayShare,
            EmaKimg = parse.GetValue(emaKimg) ?? d.EmaKimg,
            DiscriminatorNorm = parse.GetValue(discriminatorNorm) ?? d.DiscriminatorNorm,
            DiscriminatorScales = parse.GetValue(discriminatorScales) ?? d.DiscriminatorScales,
            DiscriminatorPatch = parse.GetValue(discriminatorPatch) ?? d.DiscriminatorPatch,
            Form = form.Of(parse, d.Form),
            Loss = loss.Of(parse, d.Loss),
            Augment = augment.Of(parse, d.Augment),
            Input = input.Of(parse, d.Input),
        }).Validated();
    }
}
