namespace TorchSharp;

/// <summary>Moves a module's tensors to a type or a device; the module itself is returned, in its own type.</summary>
public static class ModuleExtensionMethods
{
    static T Moved<T>(T module, torch.ScalarType? type, torch.Device? device, bool non_blocking) where T : torch.nn.Module
    {
        module.MoveTo(type, device, non_blocking);
        return module;
    }
    public static T to<T>(this T module, torch.Device device, bool non_blocking = false) where T : torch.nn.Module => Moved(module, null, device, non_blocking);
    public static T to<T>(this T module, string device, bool non_blocking = false) where T : torch.nn.Module => Moved(module, null, new(device), non_blocking);
    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false) where T : torch.nn.Module => Moved(module, null, new(deviceType, deviceIndex), non_blocking);
    public static T to<T>(this T module, torch.ScalarType type, bool non_blocking = false) where T : torch.nn.Module => Moved(module, type, null, non_blocking);
    public static T to<T>(this T module, torch.Device device, torch.ScalarType type, bool non_blocking = false) where T : torch.nn.Module => Moved(module, type, device, non_blocking);
    public static T cpu<T>(this T module, bool non_blocking = false) where T : torch.nn.Module => Moved(module, null, torch.CPU, non_blocking);
    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false) where T : torch.nn.Module => Moved(module, null, new(DeviceType.CUDA, deviceIndex), non_blocking);
    public static T half<T>(this T module, bool non_blocking = false) where T : torch.nn.Module => Moved(module, torch.float16, null, non_blocking);
    public static T bfloat16<T>(this T module, bool non_blocking = false) where T : torch.nn.Module => Moved(module, torch.bfloat16, null, non_blocking);
    public static T @float<T>(this T module, bool non_blocking = false) where T : torch.nn.Module => Moved(module, torch.float32, null, non_blocking);
    public static T @double<T>(this T module, bool non_blocking = false) where T : torch.nn.Module => Moved(module, torch.float64, null, non_blocking);
}
