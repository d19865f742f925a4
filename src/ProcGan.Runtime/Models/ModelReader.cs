namespace ProcGan.Runtime.Models;

/// <summary>From the outside of a file to a <see cref="ModelInfo"/>: metadata first, shapes for what it leaves out, and the two compared.</summary>
/// <remarks>Errors leave as <see cref="InvalidDataException"/> whose message continues "'file' ...".</remarks>
static class ModelReader
{
    /// <summary>The newest <c>procgan.format</c> that this version reads.</summary>
    public const int Format = 1;

    /// <summary>A value that only a run can tell; <see cref="ModelProbe"/> fills it in.</summary>
    public const int Unknown = -1;

    public static ModelInfo Read(OnnxFile file, string name, string hash)
    {
        var metadata = new MetadataReader(file.Metadata);
        bool ours = metadata.Has("format");
        if (ours && metadata.Integer("format", 1, int.MaxValue, null) is > Format and var newer)
            throw new InvalidDataException($"has format version {newer}, this version reads up to {Format}; update ProcGan");
        if (metadata.Text("range", "-1,1") is not "-1,1" and var range) throw MetadataReader.Wrong("range", range, "-1,1");
        foreach (var port in file.Inputs.Concat(file.Outputs)) RefuseAbsurd(port);

        var noise = metadata.NoiseInputs();
        var z = FindZ(file, ours, noise);
        var image = FindImage(file, ours);
        foreach (var input in noise) CheckNoise(file, input);

        bool spatial = ours ? metadata.Has("stride") && metadata.Integer("stride", 0, Limits.Stride, 0) > 0
            : z.Dims!.Length == 4 && (z.Dims[2] < 0 || z.Dims[3] < 0);
        string family = metadata.Text("family", "onnx");
        if (ours && spatial != (z.Dims!.Length == 4 && (z.Dims[2] < 0 || z.Dims[3] < 0)))
            throw new InvalidDataException($"contradicts itself: family {family}, stride {metadata.Text("stride", "none")}, but z is {z}, expected "
                + (spatial ? "[N, Z, h, w] with free h and w" : "fixed dimensions after N, since there is no stride") + "; export it again");

        int zDim = ReadZDim(metadata, z, spatial);
        int local = metadata.Integer("z.local", 0, zDim, zDim);
        int global = metadata.Integer("z.global", 0, zDim, 0);
        int periodic = metadata.Integer("z.periodic", 0, Math.Min(zDim, Limits.Waves), 0);
        if (local + global + periodic != zDim || (!spatial && global + periodic > 0))
            throw new InvalidDataException($"contradicts itself: z has {zDim} channels, the metadata {local} local + {global} global + "
                + $"{periodic} periodic" + (spatial ? "" : " and no stride") + "; export it again");

        int stride = spatial ? ours ? metadata.Integer("stride", 1, Limits.Stride, null) : Unknown : 0;
        int margin = spatial ? ours ? metadata.Integer("margin", 0, Limits.Margin, null) : Unknown : 0;
        int width = Fixed(image.Dims, 3), height = Fixed(image.Dims, 2);
        int resolution = metadata.Integer("resolution", 1, Limits.Side, spatial || width == Unknown ? Unknown : Math.Max(width, height));
        if (!spatial && metadata.Has("resolution") && ((width != Unknown && width != resolution) || (height != Unknown && height != resolution)))
            throw new InvalidDataException($"contradicts itself: resolution {resolution}, but its image is {image}; export it again");

        string[] classes = metadata.Classes();
        CheckLabel(file, ours, classes, spatial);
        var waves = metadata.Waves(periodic, classes.Length);

        return new()
        {
            Name = name,
            Hash = hash,
            Family = family,
            ZDim = zDim,
            Local = local,
            Global = global,
            Periodic = periodic,
            Margin = margin,
            Stride = stride,
            Resolution = resolution,
            Width = spatial ? resolution : width,
            Height = spatial ? resolution : height,
            Channels = ReadChannels(metadata, image),
            Classes = classes,
            Tileable = metadata.Tileable() ?? (spatial && ours ? TileAxes.Both : TileAxes.None),
            WaveLists = waves,
            NoiseArray = noise,
            DirectionArray = metadata.Directions(spatial ? global : zDim),
            Metadata = file.Metadata,
            Opset = file.Opset,
            ZName = z.Name,
            ImageName = image.Name,
            Batch = ReadBatch(z),
            ZTail = spatial ? [] : z.Dims!.Skip(2).Select(d => (int)d).ToArray(),
        };
    }

    static OnnxPort FindZ(OnnxFile file, bool ours, NoiseInput[] noise)
    {
        var others = file.Inputs.Where(input => noise.All(n => n.Name != input.Name) && !(ours && input.Name == "label")).ToList();
        if (others.Count != 1 || (ours && others[0].Name != "z"))
            throw new InvalidDataException($"has the inputs {Names(file.Inputs)}, expected one latent"
                + (ours ? " named z and those in procgan.noise" : "; what the others want cannot be inferred, so fix them before exporting"));
        var z = others[0];
        if (z.ElementType != OnnxPort.Float)
            throw new InvalidDataException($"wants its input '{z.Name}' as {z}, expected float; export it with float inputs");
        if (z.Dims is not { Length: >= 2 and <= 4 })
            throw new InvalidDataException($"has the input '{z.Name}' of shape {z}, expected [N, Z], [N, Z, 1, 1] or [N, Z, h, w]");
        return z;
    }

    static OnnxPort FindImage(OnnxFile file, bool ours)
    {
        var images = file.Outputs.Where(o => ours ? o.Name == "image" : o.ElementType == OnnxPort.Float && o.Dims is null or { Length: 4 }).ToList();
        if (images.Count != 1)
            throw new InvalidDataException($"has {(images.Count == 0 ? "no image output" : "several image outputs")}: its outputs are "
                + $"{Names(file.Outputs)}, expected one float [N, C, H, W]{(ours ? " named image" : "")}; export the generator alone");
        var image = images[0];
        if (image.ElementType != OnnxPort.Float || image.Dims is not null and not { Length: 4 })
            throw new InvalidDataException($"has no image output: '{image.Name}' is {image}, expected float [N, C, H, W]; export it again");
        return image;
    }

    static void CheckLabel(OnnxFile file, bool ours, string[] classes, bool spatial)
    {
        var label = ours ? file.Inputs.Find(input => input.Name == "label") : null;
        if (label == null && classes.Length == 0) return;
        if (label == null || classes.Length == 0)
            throw new InvalidDataException($"contradicts itself: procgan.classes names {classes.Length} classes, its inputs are {Names(file.Inputs)}; export it again");
        bool fits = label.ElementType == OnnxPort.Float && label.Dims is { } dims && dims.Length == (spatial ? 4 : 2) && dims[1] == classes.Length
            && (!spatial || (dims[2] < 0 && dims[3] < 0));
        if (!fits)
            throw new InvalidDataException($"has the input 'label' as {label}, expected float [N, {classes.Length}{(spatial ? ", h, w] with free h and w" : "]")}, "
                + "one weight a class of procgan.classes; export it again");
    }

    static void CheckNoise(OnnxFile file, NoiseInput noise)
    {
        var port = file.Inputs.Find(input => input.Name == noise.Name)
            ?? throw new InvalidDataException($"contradicts itself: procgan.noise names '{noise.Name}', its inputs are {Names(file.Inputs)}; export it again");
        if (port.ElementType != OnnxPort.Float || port.Dims is not { Length: 4 } || port.Dims[1] is not (1 or OnnxPort.Symbolic))
            throw new InvalidDataException($"has the noise input '{port.Name}' as {port}, expected float [N, 1, h, w]; export it again");
    }

    static int ReadZDim(MetadataReader metadata, OnnxPort z, bool spatial)
    {
        long found = 1;
        for (int i = 1; i < (spatial ? 2 : z.Dims!.Length); i++)
        {
            if (z.Dims![i] < 0 && i == 1 && metadata.Has("z") && z.Dims.Length == 2) return metadata.Integer("z", 1, Limits.ZDim, null);
            if (z.Dims[i] < 0)
                throw new InvalidDataException($"leaves open how long z is: '{z.Name}' is {z}; export it with all but N fixed");
            found = Math.Min(long.MaxValue / Limits.Side, found * Math.Min(z.Dims[i], Limits.Side));
        }
        if (found is < 1 or > Limits.ZDim)
            throw new InvalidDataException($"wants a z of {found} values ('{z.Name}' is {z}), expected 1 to {Limits.ZDim}");
        int stated = metadata.Integer("z", 1, Limits.ZDim, (int)found);
        if (stated != found)
            throw new InvalidDataException($"contradicts itself: procgan.z is {stated}, but its input is {z}; export it again");
        return stated;
    }

    static string[] ReadChannels(MetadataReader metadata, OnnxPort image)
    {
        int count = Fixed(image.Dims, 1);
        string[] names = metadata.List("channels");
        if (names.Length == 0) return count == Unknown ? [] : DefaultChannels(count);
        if (names.Length > Limits.Channels || (count != Unknown && names.Length != count))
            throw new InvalidDataException($"contradicts itself: procgan.channels names {names.Length}, but its image is {image}; export it again");
        return names;
    }

    /// <summary>As PNG counts them: grey, grey and alpha, RGB, RGBA.</summary>
    public static string[] DefaultChannels(int count)
    {
        if (count is < 1 or > Limits.Channels)
            throw new InvalidDataException($"yields images of {count} channels, expected 1 to {Limits.Channels}");
        string[] rgb = ["albedo.r", "albedo.g", "albedo.b"];
        var named = count <= 2 ? ["albedo"] : rgb.AsEnumerable();
        if (count is 2 or 4) named = named.Append("alpha");
        return named.Concat(Enumerable.Range(3, Math.Max(0, count - 3)).Select(i => $"channel{i}")).Take(count).ToArray();
    }

    static int ReadBatch(OnnxPort z) => z.Dims![0] < 0 ? 1 : z.Dims[0] is >= 1 and <= 256 and var n ? (int)n
        : throw new InvalidDataException($"wants a batch of {z.Dims[0]} ('{z.Name}' is {z}), expected 1 to 256; export it with a free N");

    static void RefuseAbsurd(OnnxPort port)
    {
        long elements = 1;
        foreach (long dim in port.Dims ?? [])
        {
            if (dim == 0 || dim > Limits.ZDim) elements = long.MaxValue;
            else if (elements <= Limits.TensorElements) elements *= Math.Max(1, dim);
        }
        bool tooWide = port.Dims is { Length: 4 } d && (d[2] > Limits.Side || d[3] > Limits.Side);
        if (tooWide || elements > Limits.TensorElements)
            throw new InvalidDataException($"has a tensor '{port.Name}' of absurd dimensions, {port}: at most {Limits.Side} x {Limits.Side} pixels "
                + $"and {Limits.TensorElements} elements are made; export it with free dimensions");
    }

    static int Fixed(long[]? dims, int axis) => dims == null || dims[axis] < 0 ? Unknown : (int)dims[axis];

    static string Names(List<OnnxPort> ports) =>
        ports.Count == 0 ? "(none)" : string.Join(", ", ports.Take(8).Select(p => $"'{p.Name}' {p}")) + (ports.Count > 8 ? ", ..." : "");
}
