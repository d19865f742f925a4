using ProcGan.Trainer.Cli;

namespace ProcGan.Trainer.Tests.Cli;

sealed class SpellingTests
{
    // Distances worked out by hand: kitten -> sitten -> sittin -> sitting.
    [TestCase("kitten", "sitting", 3)]
    [TestCase("seed", "sede", 1)]
    [TestCase("", "abc", 3)]
    [TestCase("Same", "same", 0)]
    public void Distance_KnownPairs_CountsEdits(string a, string b, int expected) =>
        Assert.That(Spelling.Distance(a, b), Is.EqualTo(expected));

    [TestCase("--sed", "--seed")]
    [TestCase("--siez", "--size")]
    [TestCase("--o", "--out")]
    [TestCase("--SEED", "--seed")]
    public void Nearest_Misspelt_FindsTheName(string typed, string expected) =>
        Assert.That(Spelling.Nearest(typed, ["--seed", "--size", "--out", "--psi", "--tile"]), Is.EqualTo(expected));

    [Test]
    public void Nearest_NothingAlike_GivesNoGuess() =>
        Assert.That(Spelling.Nearest("--quality", ["--seed", "--size"]), Is.Null);
}
