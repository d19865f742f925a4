#nullable enable
using System;
using System.Threading;
using NUnit.Framework;
using ProcGan.Runtime;

namespace ProcGan.Engines.Tests
{
    public sealed class TextureRequestsTests
    {
        static TextureRecipe Small(ulong seed) => new TextureRecipe { Seed = seed, Width = 64, Height = 48, Tile = TileAxes.Both };

        [TestCase(false)]
        [TestCase(true)]
        public void Ask_ManyTimes_GivesTheLastOne(bool bottomUp)
        {
            using var generator = TextureGenerator.Load(Sample.Model, new GeneratorOptions { Provider = "CPU" });
            using var requests = new TextureRequests(generator, bottomUp);
            int taken = 0;
            TextureRequests.Result? last = null;
            for (ulong seed = 1; seed <= 60; seed++) requests.Ask(Small(seed));
            Sample.Frames(
                () => { if (requests.TryTake(out var result)) (last, taken) = (result, taken + 1); },
                () => !requests.IsBusy && last != null);
            while (requests.TryTake(out var result)) last = result;
            Assert.Multiple(() =>
            {
                Assert.That((last!.Width, last.Height), Is.EqualTo((64, 48)));
                Assert.That(last.Rgba, Is.EqualTo(Sample.Picture(Small(60), bottomUp)));
                Assert.That(taken, Is.LessThan(60), "asked within microseconds: most are overtaken before they are begun");
                Assert.That(requests.TryTake(out _), Is.False, "each is given once");
            });
        }

        [Test]
        public void Ask_WhatTheModelCannotMake_ThrowsWhereItIsTaken_AndTheNextOneComes()
        {
            using var generator = TextureGenerator.Load(Sample.Model, new GeneratorOptions { Provider = "CPU" });
            using var requests = new TextureRequests(generator, bottomUp: false);
            requests.Ask(new TextureRecipe { Width = 50, Height = 50, Tile = TileAxes.Both });   // a wrapped axis is whole cells
            SpinWait.SpinUntil(() => !requests.IsBusy);
            Assert.That(() => requests.TryTake(out _), Throws.InvalidOperationException.With.Message.Contain("50"));
            requests.Ask(Small(2));
            SpinWait.SpinUntil(() => !requests.IsBusy);
            Assert.That(requests.TryTake(out var result), Is.True);
            Assert.That(result!.Rgba, Is.EqualTo(Sample.Picture(Small(2), bottomUp: false)));
        }

        [Test]
        public void Dispose_WhileWorking_ReturnsWithTheGeneratorFree()
        {
            using var generator = TextureGenerator.Load(Sample.Model, new GeneratorOptions { Provider = "CPU" });
            var requests = new TextureRequests(generator, bottomUp: false);
            for (ulong seed = 1; seed < 5; seed++) requests.Ask(Small(seed));
            requests.Dispose();
            Assert.That(requests.IsBusy, Is.False);
            Assert.That(() => requests.Ask(Small(1)), Throws.TypeOf<ObjectDisposedException>());
        }
    }
}
