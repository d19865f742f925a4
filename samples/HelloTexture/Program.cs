using ProcGan.Runtime;

// The smallest program that makes a material, and the one that is published trimmed and self-contained to see that nothing is missing then.
if (args.Length != 3)
{
    Console.Error.WriteLine("usage: HelloTexture MODEL.onnx RECIPE OUT.ppm");
    return 2;
}
using var generator = TextureGenerator.Load(args[0], new GeneratorOptions { Provider = "CPU", WarmUp = true });
var recipe = TextureRecipe.Parse(args[1]);
var material = new Material(MaterialMaps.Albedo | MaterialMaps.Normal);
generator.Generate(recipe, material);
byte[] rgba = new byte[4 * material.Width * material.Height];
material.CopyRgba8(MaterialMaps.Albedo, rgba);

// A PPM: a line of text, then RGB.
using var file = new FileStream(args[2], FileMode.Create);
file.Write(System.Text.Encoding.ASCII.GetBytes($"P6 {material.Width} {material.Height} 255\n"));
for (int i = 0; i < rgba.Length; i += 4) file.Write(rgba, i, 3);
Console.WriteLine($"{recipe.ToJson()} on {generator.ActiveProvider}, {material.Levels} mip levels, providers {string.Join(" ", TextureGenerator.AvailableProviders)}");
return 0;
