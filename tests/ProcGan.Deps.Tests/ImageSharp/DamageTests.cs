using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Deps.Tests.ImageSharp;

/// <summary>Files come from strangers: damage is an ImageFormatException or an image, never anything else.</summary>
public sealed class DamageTests
{
    private static IEnumerable<string> Names => Fixtures.Names;

    [TestCaseSource(nameof(Names))]
    public void Load_Truncated_ThrowsImageFormatException(string name)
    {
        byte[] file = File.ReadAllBytes(Fixtures.PathOf(name));

        // The last bytes may be an end marker, a footer or padding that no decoder needs.
        int tail = name.EndsWith(".png", StringComparison.Ordinal) ? 16 : name.EndsWith(".tga", StringComparison.Ordinal) ? 27 : 4;
        for (int length = 0; length < file.Length - tail; length++)
            Assert.That(() => Image.Load<Rgba32>(file.AsSpan(0, length)).Dispose(), Throws.InstanceOf<ImageFormatException>(), $"{length} bytes");
    }

    [TestCaseSource(nameof(Names))]
    public void Load_MutatedBytes_ThrowsOnlyImageFormatException(string name)
    {
        byte[] original = File.ReadAllBytes(Fixtures.PathOf(name));
        uint state = 12345;
        for (int round = 0; round < 400; round++)
        {
            byte[] file = [.. original];
            for (int k = 0; k < 1 + round % 4; k++)
                file[Next() % file.Length] = (byte)Next();
            try
            {
                // What the trainer does: the header first, and no pixels for absurd sizes.
                ImageInfo info = Image.Identify(file);
                if ((long)info.Width * info.Height > 1 << 22)
                    continue;
                Image.Load<Rgb24>(file).Dispose();
            }
            catch (ImageFormatException)
            {
            }
        }

        int Next()
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return (int)(state >> 1);
        }
    }
}
