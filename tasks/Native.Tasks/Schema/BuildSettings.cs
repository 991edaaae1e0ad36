using Microsoft.Build.Framework;
using Native.Core.Dependencies;
using Native.Core.Frameworks;
using Native.Core.Platform;
using Native.Core.Schema;
using Native.Core.Toolchain;

namespace Native.Tasks;

/// <summary>
/// Represents the settings of one native build, read from the metadata of the <c>_NativeSettings</c> item: the properties of
/// <see cref="PropertySchema"/> under their own names, and metadata that Native.Settings.targets adds.
/// </summary>
internal sealed class BuildSettings(ITaskItem item, Func<string, string?> variable)
{
    public PropertyValues Properties { get; } = new(item.GetMetadata);

    public NativeTarget Target { get; } = NativeTarget.Parse(item.GetMetadata("RuntimeIdentifier"));

    public NativeOutputType OutputType => Enum.Parse<NativeOutputType>(Properties.Text(PropertySchema.NativeOutputType));

    public string LibraryName => Properties.Text(PropertySchema.NativeLibraryName);

    public string ProjectName => item.GetMetadata("ProjectName");

    public string ProjectDirectory { get; } = Path.GetFullPath(item.GetMetadata("ProjectDirectory"));

    public string ObjectDirectory => Path.GetFullPath(item.GetMetadata("ObjectDirectory"));

    public string LockPath => BuildLock.PathIn(ObjectDirectory);

    public string Text(string name) => item.GetMetadata(name);

    /// <summary>True if a metadata value that Native.Settings.targets adds is <c>true</c>.</summary>
    public bool IsTrue(string name) => Text(name) == "true";

    /// <summary>Returns the value of <c>CFLAGS</c> or another compiler variable, in its form for this target if that is set.</summary>
    public string Flags(string name) => new BuildVariables(variable, Target.Rid).Get(name);

    public IReadOnlyList<string> List(string name) => item.List(name);

    /// <summary>The maximum number of parallel processes; 0 for one per core.</summary>
    public int Parallelism => Properties.Number(PropertySchema.NativeParallelism);

    public string Triple => TripleOf(Target);

    /// <summary>Returns the full path of Apple's SDK for a target of macOS, or null. Reports NSDK3052 for a directory that is not an SDK.</summary>
    public string? MacOSSdkOf(NativeTarget target) =>
        MacOSSdk.Find(target, Properties.Text(PropertySchema.NativeMacOSSdk), variable("SDKROOT"), ProjectDirectory, new DiskFileReader());

    /// <summary>Returns zig's name of a target, with the minimum OS version of the project.</summary>
    public string TripleOf(NativeTarget target) =>
        target.ZigTriple(Properties.Text(PropertySchema.NativeGlibcVersion), Properties.Text(PropertySchema.NativeMacOSVersion));
}

/// <summary>Reads the <c>_NativeToolchain</c> item that <see cref="ResolveToolchain"/> creates.</summary>
internal static class ToolchainItem
{
    public static ZigToolchain Zig(ITaskItem item) => new(
        item.ItemSpec, item.GetMetadata("Version"), item.GetMetadata("LibDirectory"), item.GetMetadata("GlobalCache"));
}
