using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public static readonly Device CPU = new(DeviceType.CPU, -1);
    public static Device CUDA { get; } = new(DeviceType.CUDA, -1);

    public static Device device(string description) => new(description);
    public static Device device(string deviceType, int index = -1) => new(deviceType, index);
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);
    public static Device device(int index) => new(index);

    /// <summary>Where a tensor lives: "cpu", "cuda", "cuda:1". Index -1 is the current device of its type.</summary>
    public class Device
    {
        public DeviceType type { get; }
        public int index { get; } = -1;

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = deviceType == DeviceType.CPU ? -1 : index;
        }
        public Device(string deviceType, int index = -1) : this(Parse(deviceType), index) { }
        public Device(string description)
        {
            string[] parts = description.Split(':');
            type = Parse(parts[0]);
            if (parts.Length == 2)
                index = int.Parse(parts[1], CultureInfo.InvariantCulture);
            else if (parts.Length > 2)
                throw new ArgumentException($"Unrecognized device string: {description}");
            if (type == DeviceType.CPU)
                index = -1;
        }
        public Device(int index) : this(DeviceType.CUDA, index) { }

        public static implicit operator Device(string description) => new(description);
        public override string ToString() => index < 0 ? Name : $"{Name}:{index}";

        string Name => type.ToString().ToLowerInvariant();
        static DeviceType Parse(string name) => Enum.TryParse(name, ignoreCase: true, out DeviceType type)
            ? type
            : throw new ArgumentException($"Unrecognized device type: {name}");
    }
}
