using ProcGan.Trainer.Metrics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Trainer.Reports;

/// <summary>A sample sheet in memory.</summary>
/// <param name="Rgba">RGBA8, sRGB, row 0 on top.</param>
/// <param name="Columns">Textures a row.</param>
/// <param name="Tile">Side of one texture in pixels; a gap of <see cref="Gap"/> lies between two.</param>
sealed record SheetPixels(byte[] Rgba, int Width, int Height, int Columns, int Tile)
{
    public const int Gap = 4;

    public static SheetPixels Load(string path, int columns)
    {
        using var image = Image.Load<Rgba32>(path);
        var rgba = new byte[image.Width * image.Height * 4];
        image.CopyPixelDataTo(rgba);
        return new SheetPixels(rgba, image.Width, image.Height, columns, (image.Width + Gap) / columns - Gap);
    }
}

/// <summary>Pictures of a report, encoded into the page.</summary>
static class ReportPictures
{
    const int StripTiles = 8, StripSide = 128;

    /// <summary>The whole sheet.</summary>
    public static string Sheet(SheetPixels sheet) => Jpeg(sheet.Rgba, sheet.Width, sheet.Height);

    /// <summary>The first few textures side by side, the upper left part of each at its own size: enough to follow them through time.</summary>
    public static string Strip(SheetPixels sheet)
    {
        int side = Math.Min(StripSide, sheet.Tile), rows = (sheet.Height + SheetPixels.Gap) / (sheet.Tile + SheetPixels.Gap);
        int count = Math.Min(StripTiles, rows * sheet.Columns);
        return Row(count, side, (index, to, stride) =>
        {
            int left = index % sheet.Columns * (sheet.Tile + SheetPixels.Gap), top = index / sheet.Columns * (sheet.Tile + SheetPixels.Gap);
            for (int y = 0; y < side; y++)
                sheet.Rgba.AsSpan(((top + y) * sheet.Width + left) * 4, side * 4).CopyTo(to.AsSpan(y * stride + index * (side + SheetPixels.Gap) * 4));
        });
    }

    /// <summary>One texture of the sheet, lossless: its repeats have to meet.</summary>
    public static string Tile(SheetPixels sheet, int index)
    {
        int left = index % sheet.Columns * (sheet.Tile + SheetPixels.Gap), top = index / sheet.Columns * (sheet.Tile + SheetPixels.Gap);
        var rgba = new byte[sheet.Tile * sheet.Tile * 4];
        for (int y = 0; y < sheet.Tile; y++)
            sheet.Rgba.AsSpan(((top + y) * sheet.Width + left) * 4, sheet.Tile * 4).CopyTo(rgba.AsSpan(y * sheet.Tile * 4));
        using var image = Image.LoadPixelData<Rgba32>(rgba, sheet.Tile, sheet.Tile);
        using var stream = new MemoryStream();
        image.Save(stream, new PngEncoder { ColorType = PngColorType.Rgb });
        return Html.DataUri("image/png", stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>Real crops as they are trained on; of more than three channels the first three, of fewer the first as grey.</summary>
    public static string Crops(ImageBatch images)
    {
        int side = images.Width, count = Math.Min(images.Count, Math.Max(1, StripTiles * (StripSide + SheetPixels.Gap) / (side + SheetPixels.Gap)));
        return Row(count, side, (index, to, stride) =>
        {
            for (int y = 0; y < side; y++)
                for (int x = 0; x < side; x++)
                    for (int c = 0; c < 3; c++)
                        to[y * stride + (index * (side + SheetPixels.Gap) + x) * 4 + c] =
                            (byte)Math.Clamp(images.Plane(index, images.Channels >= 3 ? c : 0)[y * side + x] * 127.5 + 128, 0, 255);
        });
    }

    static string Row(int count, int side, Action<int, byte[], int> put)
    {
        int width = count * (side + SheetPixels.Gap) - SheetPixels.Gap;
        var rgba = new byte[width * side * 4];
        Array.Fill(rgba, byte.MaxValue);
        for (int i = 0; i < count; i++)
            put(i, rgba, width * 4);
        return Jpeg(rgba, width, side);
    }

    static string Jpeg(byte[] rgba, int width, int height)
    {
        using var image = Image.LoadPixelData<Rgba32>(rgba, width, height);
        using var stream = new MemoryStream();
        image.Save(stream, new JpegEncoder { Quality = 88 });
        return Html.DataUri("image/jpeg", stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }
}
