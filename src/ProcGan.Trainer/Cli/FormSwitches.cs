using System.CommandLine;
using ProcGan.Trainer.Networks;

namespace ProcGan.Trainer.Cli;

/// <summary>The form of the generator, as switches.</summary>
sealed class FormSwitches
{
    readonly Option<int?> depth = new("--depth") { Description = "Further 3 x 3 convolutions of the generator at each resolution, of spatial at the highest alone; of mlp, hidden layers [default: 0, mlp 3]" };
    readonly Option<int?> lastWidth = new("--last-width") { Description = "Channels of a spatial generator at the picture's own resolution, from which all maps are made [default: 16]" };
    readonly Option<int?> noisePictures = new("--noise-pictures") { Description = "Pictures of noise that each doubling of a spatial generator adds; more of them make grain and small shapes more various [default: 1]" };
    readonly Option<string> upsampling = new("--upsampling") { Description = "How the generator doubles: transposed (convolutions of stride 2), resize (nearest neighbour, then a 3 x 3 convolution) or, of spatial, smooth (a 3 x 3 convolution, then bilinear: no lattice) [default: auto, as suits the family]" };
    readonly Option<string> norm = new("--generator-norm") { Description = "How the generator's layers are normed: batch, pixel, none or, of spatial, weight (batch, but at the picture's resolution the size of the filters: no flat blisters, no holes) [default: batch]" };
    readonly Option<string> padding = new("--padding") { Description = "What lies beyond the borders of dcgan and progressive: zeros, or wrap, so that their pictures tile [default: zeros]" };
    readonly Option<string> conditioning = new("--conditioning") { Description = "How the generator is told a class: concat (a vector beside z) or norm (conditional batch norm; of spatial, both) [default: concat]" };

    public void AddTo(Command verb)
    {
        foreach (var option in new Option[] { depth, lastWidth, noisePictures, upsampling, norm, padding, conditioning })
            verb.Options.Add(option);
    }

    public FormOptions Of(ParseResult parse, FormOptions d) => d with
    {
        Depth = parse.GetValue(depth) ?? d.Depth,
        LastWidth = parse.GetValue(lastWidth) ?? d.LastWidth,
        NoisePictures = parse.GetValue(noisePictures) ?? d.NoisePictures,
        Upsampling = parse.GetValue(upsampling) ?? d.Upsampling,
        GeneratorNorm = parse.GetValue(norm) ?? d.GeneratorNorm,
        Padding = parse.GetValue(padding) ?? d.Padding,
        Conditioning = parse.GetValue(conditioning) ?? d.Conditioning,
    };
}
