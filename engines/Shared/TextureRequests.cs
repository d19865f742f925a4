using System;
using System.Threading;
using System.Threading.Tasks;
using ProcGan.Runtime;

namespace ProcGan.Engines
{
    /// <summary>Makes textures on a worker for a component that wants only the newest one.</summary>
    /// <remarks>
    /// <see cref="Ask"/> and <see cref="TryTake"/> are called on the engine's main thread; both return at once. A request that is
    /// overtaken by a newer one before its turn is never made. Written in C# 9, which the oldest supported engine compiles.
    /// </remarks>
    public sealed class TextureRequests : IDisposable
    {
        /// <summary>One finished texture.</summary>
        public sealed class Result
        {
            internal Result(int width, int height, byte[] rgba) { Width = width; Height = height; Rgba = rgba; }

            /// <summary>Pixels.</summary>
            public int Width { get; }
            /// <summary>Pixels.</summary>
            public int Height { get; }
            /// <summary>RGBA8, sRGB, <c>Width * Height * 4</c> bytes; which row comes first was asked of the constructor.</summary>
            public byte[] Rgba { get; }
        }

        readonly object gate = new object();
        readonly TextureGenerator generator;
        readonly bool bottomUp;
        TextureRecipe next;
        bool waiting, working, disposed;
        Result? done;
        Exception? failure;

        /// <param name="generator">Shared by any number of components; not disposed here.</param>
        /// <param name="bottomUp">Row 0 is the lowest one, as in Unity; otherwise the top one, as in Godot.</param>
        public TextureRequests(TextureGenerator generator, bool bottomUp)
        {
            this.generator = generator ?? throw new ArgumentNullException(nameof(generator));
            this.bottomUp = bottomUp;
        }

        /// <summary>Whether a texture is being made or waits to be.</summary>
        public bool IsBusy
        {
            get { lock (gate) return waiting || working; }
        }

        /// <summary>Asks for a texture, in place of any that was asked for and is not yet begun.</summary>
        public void Ask(TextureRecipe recipe)
        {
            lock (gate)
            {
                if (disposed) throw new ObjectDisposedException(nameof(TextureRequests));
                next = recipe;
                waiting = true;
                if (working) return;
                working = true;
            }
            Task.Run(Work);
        }

        /// <summary>Takes the newest finished texture, if there is one that was not taken yet.</summary>
        /// <exception cref="InvalidOperationException">The model cannot make what was asked for; the message says why.</exception>
        public bool TryTake(out Result? result)
        {
            Exception? error;
            lock (gate)
            {
                (result, done) = (done, null);
                (error, failure) = (failure, null);
            }
            if (error != null) throw new InvalidOperationException(error.Message, error);
            return result != null;
        }

        /// <summary>Drops what waits; a texture that is being made is finished and thrown away.</summary>
        public void Dispose()
        {
            lock (gate)
            {
                disposed = true;
                waiting = false;
                done = null;
                while (working) Monitor.Wait(gate);
            }
        }

        void Work()
        {
            while (true)
            {
                TextureRecipe recipe;
                lock (gate)
                {
                    if (!waiting)
                    {
                        working = false;
                        Monitor.PulseAll(gate);
                        return;
                    }
                    recipe = next;
                    waiting = false;
                }
                Result? result = null;
                Exception? error = null;
                try { result = Make(recipe); }
                catch (Exception e) { error = e; }
                lock (gate)
                {
                    if (disposed) continue;
                    (done, failure) = (result, error);
                }
            }
        }

        Result Make(in TextureRecipe recipe)
        {
            var (width, height) = generator.SizeOf(recipe);
            var rgba = new byte[width * height * 4];
            generator.Generate(recipe, rgba);
            if (bottomUp) FlipRows(rgba, width * 4);
            return new Result(width, height, rgba);
        }

        static void FlipRows(Span<byte> rows, int stride)
        {
            Span<byte> kept = new byte[stride];
            for (int top = 0, bottom = rows.Length - stride; top < bottom; top += stride, bottom -= stride)
            {
                rows.Slice(top, stride).CopyTo(kept);
                rows.Slice(bottom, stride).CopyTo(rows.Slice(top));
                kept.CopyTo(rows.Slice(bottom));
            }
        }
    }
}
