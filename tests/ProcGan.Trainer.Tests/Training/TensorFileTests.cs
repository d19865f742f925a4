using ProcGan.Trainer.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Tests.Training;

public sealed class TensorFileTests
{
    static readonly Dictionary<string, string> Texts = new() { ["step"] = "12" };

    [Test]
    public void Read_WhatWasWritten_IsEqualWhateverTheLayout()
    {
        using var folder = new TestFolder();
        using var scope = NewDisposeScope();
        var a = arange(24, dtype: float32).view(2, 3, 4).transpose(0, 2);
        TensorFile.Write(folder.File("t"), [("a", a)], Texts);
        var b = zeros(4, 3, 2);
        var texts = TensorFile.Read(folder.File("t"), [("a", b)]);
        Assert.That((a - b).abs().max().ToSingle(), Is.Zero);
        Assert.That(texts["step"], Is.EqualTo("12"));
    }

    /// <summary>Each byte of a small file flipped in turn: never read as whole.</summary>
    [Test]
    public void Read_AnyByteChanged_IsRefused()
    {
        using var folder = new TestFolder();
        using var scope = NewDisposeScope();
        string path = folder.File("t");
        var a = arange(4, dtype: float32);
        TensorFile.Write(path, [("a", a)], Texts);
        byte[] whole = File.ReadAllBytes(path);
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] damaged = [.. whole];
            damaged[i] ^= 0x11;
            File.WriteAllBytes(path, damaged);
            Assert.That(() => TensorFile.Read(path, [("a", zeros(4))]), Throws.TypeOf<InvalidDataException>().With.Message.Contains(path));
        }
    }

    [Test]
    public void Read_Truncated_IsRefused([Values(0, 4, 8, 40, -1)] int length)
    {
        using var folder = new TestFolder();
        using var scope = NewDisposeScope();
        string path = folder.File("t");
        TensorFile.Write(path, [("a", arange(4, dtype: float32))], Texts);
        byte[] whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..(length < 0 ? whole.Length + length : length)]);
        Assert.That(() => TensorFile.Read(path, [("a", zeros(4))]), Throws.TypeOf<InvalidDataException>());
    }
}
