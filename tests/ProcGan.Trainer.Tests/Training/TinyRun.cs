using ProcGan.Trainer.Data;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Tests.Training;

/// <summary>A run so small that a step takes milliseconds, on a picture painted here.</summary>
static class TinyRun
{
    public static TrainingOptions Options { get; } = new()
    {
        Data = "painted", Resolution = 32, Width = 4, DiscriminatorWidth = 4, Latents = new(4, 2), MaxWaves = 2,
        Batch = 2, Kimg = 1000, Threads = 2, Seed = 7, Precision = "float32",
    };

    public static TextureSet Data { get; } = Painted();

    public static TrainingRun Start(string folder, TrainingOptions? options = null) =>
        TrainingRun.Create(new RunFolder(folder), (options ?? Options).Validated(), Data);

    public static TrainingRun Resume(string folder) =>
        TrainingRun.Resume(new RunFolder(folder), new RunFolder(folder).ReadOptions(), Data, Warnings.Add);

    public static List<string> Warnings { get; } = [];

    static TextureSet Painted()
    {
        const int Side = 64;
        var pixels = new byte[Side * Side * 3];
        for (int i = 0; i < Side * Side; i++)
        {
            bool mortar = i / Side % 8 == 0;
            (pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2]) = mortar ? ((byte)200, (byte)200, (byte)190) : ((byte)(140 + i * 7 % 60), (byte)60, (byte)40);
        }
        return new TextureSet("painted", ["albedo.r", "albedo.g", "albedo.b"],
            [new TextureImage("courses", Side, Side, 3, pixels, TilesX: true, TilesY: true)], [], "hash of painted");
    }
}
