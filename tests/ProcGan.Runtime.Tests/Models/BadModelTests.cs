using System.Text;
using static ProcGan.Runtime.Tests.Models.OnnxBuilder;

namespace ProcGan.Runtime.Tests.Models;

/// <summary>Each wrong file gives one line that names it, what was found, what was expected and what to do.</summary>
public sealed class BadModelTests
{
    static readonly GeneratorOptions cpu = new() { Provider = "CPU", Threads = 1 };

    static IEnumerable<TestCaseData> Files()
    {
        static TestCaseData Case(string name, byte[] bytes, params string[] expected) => new TestCaseData(bytes, expected).SetArgDisplayNames(name);
        static TestCaseData Built(string name, Action<OnnxBuilder> change, params string[] expected)
        {
            var builder = new OnnxBuilder();
            change(builder);
            return Case(name, builder.Build(), expected);
        }
        byte[] good = File.ReadAllBytes(Repository.Model("spatial.onnx"));
        yield return Case("empty", [], "is empty", "download it again");
        yield return Case("text", Encoding.UTF8.GetBytes("<!DOCTYPE html>\n<html>"), "is a text file", "<!DOCTYPE html>", "check the path");
        yield return Case("LFS pointer", Encoding.UTF8.GetBytes("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n"), "git lfs pull");
        yield return Case("zip", "PK\x03\x04\x14\x00\x00\x00"u8.ToArray(), "zip archive", "torch.onnx.export");
        yield return Case("ort format", Join([8, 0, 0, 0], "ORTM"u8.ToArray(), new byte[20]), ".ort format");
        yield return Case("zeros", new byte[1000], "no ONNX model");
        yield return Case("PNG", Join([0x89], "PNG\r\n"u8.ToArray(), [0x1A, 0x0A, 0, 0, 0, 13], "IHDR"u8.ToArray(), new byte[50]), "is a picture", "check the path");
        yield return Case("JPEG", Join([0xFF, 0xD8, 0xFF, 0xE0], new byte[50]), "is a picture", "expected an ONNX model");
        yield return Case("something else", [0x0F, .. new byte[50]], "no ONNX model", "wire type 7", "get the file again");
        yield return Case("cut in half", good[..(good.Length / 2)], "is truncated", "get the whole file again");
        yield return Case("last byte cut", good[..^1], "is truncated");
        yield return Case("no graph", Number(1, 8), "has no graph");
        yield return Case("no IR version", Field(7, Text(2, "g")), "has no IR version");
        yield return Built("newer format", b => b.Metadata["format"] = "2", "format version 2", "up to 1", "update ProcGan");
        yield return Built("format is no number", b => b.Metadata["format"] = "one", "procgan.format = 'one'");
        yield return Built("range", b => b.Metadata["range"] = "0,1", "procgan.range = '0,1'", "-1,1");
        yield return Built("int64 input", b => b.Inputs[0] = Port("z", 7, -1, 4, -1, -1), "int64 [?, 4, ?, ?]", "expected float");
        yield return Built("float16 input", b => b.Inputs[0] = Port("z", 10, -1, 4, -1, -1), "float16", "expected float");
        yield return Built("no inputs", b => b.Inputs.Clear(), "(none)", "one latent named z");
        yield return Built("other name", b => b.Inputs[0] = Port("x", 1, -1, 4, -1, -1), "'x' float", "named z");
        yield return Built("unknown input", b => b.Inputs.Add(Port("mask", 1, -1, 1, -1, -1)), "'mask' float", "named z");
        yield return Built("label", b => b.Inputs.Add(Port("label", 1, -1, 10)), "procgan.classes names 0 classes");
        yield return Built("z of rank 1", b => b.Inputs[0] = Port("z", 1, 4), "float [4]", "expected [N, Z]");
        yield return Built("z is a sequence", b => b.Inputs[0] = Join(Text(1, "z"), Field(2, Field(4, []))), "no tensor", "expected float");
        yield return Built("no image", b => b.Outputs[0] = Port("image", 1, -1, 10), "no image output", "float [?, 10]", "[N, C, H, W]");
        yield return Built("image by another name", b => b.Outputs[0] = Port("out", 1, -1, 3, -1, -1), "no image output", "'out' float", "named image");
        yield return Built("uint8 image", b => b.Outputs[0] = Port("image", 2, -1, 3, -1, -1), "no image output", "uint8");
        yield return Built("foreign, no image", b => { b.Metadata.Clear(); b.Outputs[0] = Port("logits", 1, -1, 10); }, "no image output");
        yield return Built("foreign, two images", b => { b.Metadata.Clear(); b.Outputs.Add(Port("b", 1, -1, 3, 8, 8)); }, "several image outputs");
        yield return Built("foreign, free z", b => { b.Metadata.Clear(); b.Inputs[0] = Port("z", 1, -1, -1); }, "leaves open how long z is");
        yield return Built("foreign, batch of a thousand", b => { b.Metadata.Clear(); b.Inputs[0] = Port("z", 1, 1000, 4); }, "batch of 1000");
        yield return Built("64k x 64k", b => b.Outputs[0] = Port("image", 1, 1, 3, 65536, 65536), "absurd dimensions", "[1, 3, 65536, 65536]");
        yield return Built("2^62 wide", b => b.Outputs[0] = Port("image", 1, 1L << 62, 1L << 62, 1L << 62, 1L << 62), "absurd dimensions");
        yield return Built("0 x 0", b => b.Outputs[0] = Port("image", 1, 1, 3, 0, 0), "absurd dimensions");
        yield return Built("huge z", b => b.Inputs[0] = Port("z", 1, -1, 1 << 20, -1, -1), "absurd dimensions");
        yield return Built("20 dimensions", b => b.Outputs[0] = Port("image", 1, new long[20]), "more than 16 dimensions");
        yield return Built("external data", b => b.Initializers.Add(Tensor("w", [2], Field(13, Join(Text(1, "location"), Text(2, "/etc/passwd"))))),
            "tensor 'w' in another file", "weights inside");
        yield return Built("external location", b => b.Initializers.Add(Tensor("w", [2], Number(14, 1))), "tensor 'w' in another file");
        yield return Built("external data in a constant", b => b.Nodes.Add(Node("Constant", "", "c",
            Join(Text(1, "value"), Field(5, Tensor("hidden", [2], Number(14, 1)))))), "tensor 'hidden' in another file");
        yield return Built("external data in a subgraph", b => b.Nodes.Add(Node("If", "", "c",
            Join(Text(1, "then_branch"), Field(6, Field(5, Tensor("deep", [2], Number(14, 1))))))), "tensor 'deep' in another file");
        yield return Built("loop", b => b.Nodes.Add(Node("Loop", "", "c")), "contains a Loop", "unrolled");
        yield return Built("graphs in graphs", b => b.Nodes.Add(Nested(50)), "nests graphs deeper");
        yield return Built("tensor that lies", b => b.Initializers.Add(Tensor("w", [1 << 20, 1 << 20])), "claims a tensor 'w' of 1099511627776 elements");
        yield return Built("tensor of 2^64", b => b.Initializers.Add(Tensor("w", [1L << 62, 1L << 62])), "claims a tensor 'w'");
        yield return Built("negative tensor", b => b.Initializers.Add(Tensor("w", [-5])), "the dimension -5");
        yield return Built("z differs", b => b.Metadata["z"] = "5", "contradicts itself", "procgan.z is 5", "float [?, 4, ?, ?]");
        yield return Built("z parts differ", b => b.Metadata["z.global"] = "1", "contradicts itself", "4 local + 1 global + 0 periodic");
        yield return Built("waves missing", b => { b.Metadata["z.local"] = "3"; b.Metadata["z.periodic"] = "1"; }, "1 periodic channels, 0 wave vectors");
        yield return Built("waves wrong", b => { b.Metadata["z.local"] = "3"; b.Metadata["z.periodic"] = "1"; b.Metadata["waves"] = "1;2"; },
            "procgan.waves = '1'", "kx,ky;kx,ky");
        yield return Built("waves infinite", b => { b.Metadata["z.local"] = "3"; b.Metadata["z.periodic"] = "1"; b.Metadata["waves"] = "1e999,0"; },
            "procgan.waves");
        yield return Built("channels differ", b => b.Metadata["channels"] = "albedo", "names 1", "float [?, 3, ?, ?]");
        yield return Built("stride absent", b => b.Metadata.Remove("stride"), "stride none", "expected fixed dimensions");
        yield return Built("margin absent", b => b.Metadata.Remove("margin"), "lacks the metadata procgan.margin");
        yield return Built("margin huge", b => b.Metadata["margin"] = "1000000", "procgan.margin = '1000000'", "0 to 64");
        yield return Built("stride negative", b => b.Metadata["stride"] = "-16", "procgan.stride = '-16'");
        yield return Built("stride for a vector", b => b.Inputs[0] = Port("z", 1, -1, 4), "contradicts itself", "[N, Z, h, w]");
        yield return Built("tileable wrong", b => b.Metadata["tileable"] = "sideways", "procgan.tileable = 'sideways'", "xy, x, y or none");
        yield return Built("noise not there", b => b.Metadata["noise"] = "noise0:2:2", "procgan.noise names 'noise0'");
        yield return Built("noise wrong", b => b.Metadata["noise"] = "noise0:2", "procgan.noise = 'noise0:2'", "name:scale:extra");
        yield return Built("noise odd", b => b.Metadata["noise"] = "noise0:2:3", "extra even");
        yield return Built("noise of int64", b => { b.Inputs.Add(Port("noise0", 7, -1, 1, -1, -1)); b.Metadata["noise"] = "noise0:2:2"; }, "'noise0' as int64");
        yield return Built("unknown operator", b => b.Nodes[0] = Node("Sharpen", "z", "image"), "the operator 'Sharpen', which is unknown", "opset 17");
        yield return Built("operator of another domain", b => b.Nodes.Add(Join(Node("FusedConv", "z", "c"), Text(7, "com.microsoft"))),
            "the operator 'FusedConv' of 'com.microsoft'", "without custom operators");
        yield return Built("random numbers", b => b.Nodes.Add(Node("RandomNormalLike", "z", "c")), "random numbers of its own (RandomNormalLike)", "an input");
        yield return Built("scan", b => b.Nodes.Add(Node("Scan", "", "c")), "contains a Scan", "unrolled");
        yield return Built("opset from the future", b => b.Opset = 9999, "has opset 9999, expected 7 to 30", "opset 17");
        yield return Built("opset newer than this ONNX Runtime's", b => b.Opset = 30, "refused by ONNX Runtime", "opset 17");
        yield return Built("opset from the past", b => b.Opset = 3, "has opset 3");
        yield return Built("huge padding", b => b.Nodes[0] = Convolution("Conv", "z", "w", "image", 3, 1, 1 << 30), "a Conv with pads 1073741824", "0 to 1024");
        yield return Built("negative stride", b => b.Nodes[0] = Convolution("ConvTranspose", "z", "w", "image", 3, -1, 0), "a ConvTranspose with strides -1");
        yield return Built("huge shape", b =>
        {
            b.Initializers.Add(Tensor64("shape", 1 << 20, 1 << 20));
            b.Nodes.Add(Node("ConstantOfShape", "shape", "c"));
        }, "a ConstantOfShape to 1099511627776 elements");
        yield return Built("huge shape in a Constant", b =>
        {
            b.Nodes.Add(Node("Constant", "", "shape", Join(Text(1, "value"), Field(5, Tensor64("", 1 << 20, 1 << 20)))));
            b.Nodes.Add(Join(Text(1, "z"), Node("Tile", "shape", "c")));
        }, "a Tile to 1099511627776");
        yield return Built("IR version from the future", b => b.IrVersion = 9999, "refused by ONNX Runtime", "9999");
        yield return Built("graph that does not connect", b => b.Nodes[0] = Node("Tanh", "nowhere", "image"), "refused by ONNX Runtime");
        yield return Built("too much metadata", b => { for (int i = 0; i < 2000; i++) b.Metadata["k" + i] = "v"; }, "more metadata");
    }

    [TestCaseSource(nameof(Files))]
    public void Load_WrongBytes_SaysWhatIsWrong(byte[] bytes, string[] expected)
    {
        var error = Assert.Throws<ModelFormatException>(() => TextureGenerator.Load(bytes, "some/model.onnx", cpu));
        Assert.That(error!.Message, Does.StartWith("'some/model.onnx' ").And.EndsWith(".").And.Not.Contain("\n"));
        foreach (string part in expected) Assert.That(error.Message, Does.Contain(part));
    }

    [Test]
    public void Load_AStream_IsTheFile()
    {
        byte[] bytes = File.ReadAllBytes(Repository.Model("plain.onnx"));
        using var memory = new MemoryStream([1, 2, 3, .. bytes]) { Position = 3 };
        using var streamed = TextureGenerator.Load(memory, "streamed.onnx", cpu);
        using var loaded = TextureGenerator.Load(Repository.Model("plain.onnx"), cpu);
        Assert.That(memory.CanRead, "not closed");
        Assert.That(streamed.Model.Hash, Is.EqualTo(loaded.Model.Hash));
        var closed = new MemoryStream();
        closed.Dispose();
        Assert.That(() => TextureGenerator.Load(closed, "closed.onnx", cpu), Throws.TypeOf<ModelFormatException>().With.Message.StartsWith("'closed.onnx' cannot be read"));
        Assert.That(() => TextureGenerator.Load(new MemoryStream(), "none.onnx", cpu), Throws.TypeOf<ModelFormatException>().With.Message.Contains("is empty"));
    }

    [Test]
    public void Load_Path_NamesTheFile()
    {
        string missing = Path.Combine(TestContext.CurrentContext.WorkDirectory, "no such model.onnx");
        Assert.That(() => TextureGenerator.Load(missing, cpu),
            Throws.TypeOf<ModelFormatException>().With.Message.EqualTo($"'{missing}' does not exist, expected an ONNX model; check the path."));
        Assert.That(() => TextureGenerator.Load(Repository.Tests, cpu), Throws.TypeOf<ModelFormatException>().With.Message.Contains("is a folder"));
        Assert.That(() => TextureGenerator.Load("bad\0path", cpu), Throws.TypeOf<ModelFormatException>());
    }

    [Test]
    public void Load_WrongShapeAtRun_NamesTheFile()
    {
        // The metadata is in order, but the graph gives back z's own size.
        var builder = new OnnxBuilder { Outputs = { [0] = Port("image", 1, -1, 4, -1, -1) } };
        builder.Metadata["channels"] = "a,b,c,d";
        using var generator = TextureGenerator.Load(builder.Build(), "odd.onnx", cpu);
        Assert.That(() => generator.GenerateChannels(new TextureRecipe(1), new float[4 * 64 * 64]),
            Throws.TypeOf<ModelFormatException>().With.Message.Contains("'odd.onnx'").And.Message.Not.Contains("\n"));
    }

    [Test]
    public void Load_ByTheBuilder_Works()
    {
        // Else the tests above might fail for reasons of their own: z [N, 4, h, w] is the image, without margin, one pixel a cell.
        var builder = new OnnxBuilder { Outputs = { [0] = Port("image", 1, -1, 4, -1, -1) } };
        (builder.Metadata["channels"], builder.Metadata["stride"], builder.Metadata["margin"]) = ("a,b,c,d", "1", "0");
        using var generator = TextureGenerator.Load(builder.Build(), "tanh.onnx", cpu);
        float[] found = new float[4 * 64 * 64], z = new float[found.Length];
        generator.GenerateChannels(new TextureRecipe(1), found);
        ProcGan.Runtime.Latents.LatentField.FillLocal(z, 1, 4, new(0, 0, 64, 64, 64, 64));
        for (int i = 0; i < z.Length; i++) Assert.That(found[i], Is.EqualTo(Math.Tanh(z[i])).Within(1e-5), "ONNX Runtime's tanh is a fit");
    }

    static byte[] Nested(int depth)
    {
        byte[] graph = [];
        for (int i = 0; i < depth; i++) graph = Field(1, Node("If", "", "c", Join(Text(1, "then_branch"), Field(6, graph))));
        return Node("If", "", "c", Join(Text(1, "then_branch"), Field(6, graph)));
    }
}
