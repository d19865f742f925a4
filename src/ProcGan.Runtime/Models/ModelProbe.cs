using ProcGan.Runtime.OnnxRuntime;

namespace ProcGan.Runtime.Models;

/// <summary>Finds out by running what neither metadata nor shapes tell: image size, channels, stride and margin of foreign models.</summary>
static class ModelProbe
{
    public static ModelInfo Complete(ModelInfo model, OnnxSession session)
    {
        try
        {
            if (model.Stride == ModelReader.Unknown) return InferField(model, session);
            if (!model.IsSpatial && (model.Width < 0 || model.Height < 0 || model.Channels.Count == 0)) return InferImage(model, session);
            if (model.IsSpatial && model.Channels.Count == 0) return model with { Channels = Channels(Shape(model, session, 1)) };
            return model.Resolution > 0 ? model : model with { Resolution = Cells * model.Stride, Width = Cells * model.Stride, Height = Cells * model.Stride };
        }
        catch (InvalidDataException e)
        {
            throw ModelFile.Wrong(model.Name, e.Message, e);
        }
    }

    /// <summary>Cells a side where the file names no size.</summary>
    const int Cells = 4;

    static ModelInfo InferImage(ModelInfo model, OnnxSession session)
    {
        long[] shape = Shape(model, session, 1);
        var channels = model.Channels.Count > 0 ? model.Channels : Channels(shape);
        if (channels.Count != shape[1])
            throw new InvalidDataException($"contradicts itself: {channels.Count} channel names, but it yields {shape[1]} channels; export it again");
        int width = (int)shape[3], height = (int)shape[2];
        return model with { Channels = channels, Width = width, Height = height, Resolution = Math.Max(width, height) };
    }

    /// <summary>Two sizes give two equations: pixels = (cells - 2 margin) stride.</summary>
    static ModelInfo InferField(ModelInfo model, OnnxSession session)
    {
        for (int cells = 1; cells <= 16; cells *= 2)
        {
            // A pad-free network needs a field of some size before anything is left of it.
            long[]? a = TryShape(model, session, cells), b = TryShape(model, session, cells + 1);
            if (a == null || b == null) continue;
            long stride = b[3] - a[3];
            if (stride is < 1 or > Limits.Stride || b[2] - a[2] != stride || a[2] != a[3]) break;
            long twiceMargin = cells - a[3] / stride;
            if (a[3] % stride == 0 && twiceMargin >= 0 && twiceMargin % 2 == 0)
                return model with
                {
                    Stride = (int)stride, Margin = (int)(twiceMargin / 2), Channels = Channels(a), Resolution = Cells * (int)stride,
                    Width = Cells * (int)stride, Height = Cells * (int)stride,
                    Tileable = twiceMargin > 0 ? TileAxes.Both : TileAxes.None,     // without margin it pads within, and that shows
                };
            // A DCGAN exported with every axis free: its first layer makes 4 x 4 of one cell.
            if (cells == 1) return InferImage(model with { Stride = 0, Margin = 0, ZTail = [1, 1] }, session);
            break;
        }
        throw new InvalidDataException("does not tell how its image grows with z, and trying gives no whole stride and margin; "
            + "fix h and w of z before exporting, or add procgan.stride and procgan.margin to its metadata");
    }

    static long[]? TryShape(ModelInfo model, OnnxSession session, int cells)
    {
        try
        {
            return Shape(model with { Stride = 1, Margin = 0 }, session, cells);
        }
        catch (ModelFormatException)
        {
            return null;
        }
    }

    static long[] Shape(ModelInfo model, OnnxSession session, int cells)
    {
        List<(string, long[])> inputs = [(model.ZName, RunContext.ZShape(model, cells, cells))];
        if (model.Classes.Count > 0) inputs.Add(("label", RunContext.LabelShape(model, cells, cells)));
        for (int i = 0; i < model.NoiseArray.Length; i++) inputs.Add((model.NoiseArray[i].Name, RunContext.NoiseShape(model, i, cells, cells)));
        long[] shape = session.OutputShape(inputs, model.ImageName);
        return shape.Length == 4 && shape[1] <= Limits.Channels && shape[2] is >= 1 and <= Limits.Side && shape[3] is >= 1 and <= Limits.Side
            ? shape
            : throw new InvalidDataException($"yields [{string.Join(", ", shape)}], expected an image [N, C, H, W] of at most "
                + $"{Limits.Side} x {Limits.Side} pixels; export the generator alone");
    }

    static IReadOnlyList<string> Channels(long[] shape) => ModelReader.DefaultChannels((int)shape[1]);
}
