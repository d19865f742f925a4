namespace SixLabors.ImageSharp.Processing.Processors.Transforms
{
    /// <summary>A kernel: its value at a distance in source pixels, zero beyond the radius.</summary>
    public interface IResampler
    {
        float Radius { get; }
        float GetValue(float x);
    }

    internal sealed class Lanczos(float radius) : IResampler
    {
        public float Radius => radius;

        public float GetValue(float x)
        {
            x = MathF.Abs(x);
            return x < radius ? Sinc(x) * Sinc(x / radius) : 0F;
        }

        private static float Sinc(float x)
        {
            if (x < 1e-6F)
                return 1F;
            x *= MathF.PI;
            return MathF.Sin(x) / x;
        }
    }

    /// <summary>Keys' cubic with a = -1/2.</summary>
    internal sealed class Cubic : IResampler
    {
        public float Radius => 2F;

        public float GetValue(float x)
        {
            x = MathF.Abs(x);
            if (x <= 1F)
                return (((1.5F * x) - 2.5F) * x * x) + 1F;
            return x < 2F ? (((((-0.5F * x) + 2.5F) * x) - 4F) * x) + 2F : 0F;
        }
    }

    internal sealed class Triangle : IResampler
    {
        public float Radius => 1F;
        public float GetValue(float x) => MathF.Max(0F, 1F - MathF.Abs(x));
    }

    internal sealed class Box : IResampler
    {
        public float Radius => 0.5F;
        public float GetValue(float x) => x is > -0.5F and <= 0.5F ? 1F : 0F;
    }

    internal sealed class Nearest : IResampler
    {
        public float Radius => 1F;
        public float GetValue(float x) => x;
    }
}

namespace SixLabors.ImageSharp.Processing
{
    using SixLabors.ImageSharp.Processing.Processors.Transforms;

    public static class KnownResamplers
    {
        public static IResampler Bicubic { get; } = new Cubic();
        public static IResampler Box { get; } = new Box();
        public static IResampler Lanczos2 { get; } = new Lanczos(2F);
        public static IResampler Lanczos3 { get; } = new Lanczos(3F);
        public static IResampler NearestNeighbor { get; } = new Nearest();
        public static IResampler Triangle { get; } = new Triangle();
    }
}
