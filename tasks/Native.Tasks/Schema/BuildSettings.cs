using Microsoft.Build.Framework;
using Native.Core.Dependencies;
using Native.Core.Platform;
using Native.Core.Schema;
using Native.Core.Toolchain;

namespace Native.Tasks;

/// <summary>
/// What one native build is about, read from the metadata of the one <c>_NativeSettings</c> item: the properties of
/// <see cref="PropertySchema"/> under their own names, and what Native.Settings.targets adds.
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

    /// <summary>Whether what Native.Settings.targets adds is <c>true</c>.</summary>
    public bool IsTrue(string name) => Text(name) == "true";

    /// <summary>The text of <c>CFLAGS</c> or another variable for compilers, in the form for this target where that is set.</summary>
    public string Flags(string name) => new BuildVariables(variable, Target.Rid).Get(name);

    public IReadOnlyList<string> List(string name) => item.List(name);

    /// <summary>How many processes may run at once; 0 for as many as there are cores.</summary>
    public int Parallelism => Properties.Number(PropertySchema.NativeParallelism);

    public string Triple => TripleOf(Target);

    /// <summary>zig's name of a target, with the oldest system of the project.</summary>
    public string TripleOf(NativeTarget target) =>
        target.ZigTriple(Properties.Text(PropertySchema.NativeGlibcVersion), Properties.Text(PropertySchema.NativeMacOSVersion));
}

/// <summary>The <c>_NativeToolchain</c> item that <see cref="ResolveToolchain"/> makes.</summary>
internal static class ToolchainItem
{
    public static ZigToolchain Zig(ITaskItem item) => new(
        item.ItemSpec, item.GetMetadata("Version"), item.GetMetadata("LibDirectory"), item.GetMetadata("GlobalCache"));
}
