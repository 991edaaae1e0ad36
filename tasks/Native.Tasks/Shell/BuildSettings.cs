using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Core.Platform;
using Native.Core.Schema;
using Native.Core.Toolchain;

namespace Native.Tasks.Shell;

/// <summary>
/// What one native build is about, read from the metadata of the one <c>_NativeSettings</c> item; see
/// Native.Compile.targets, which writes it.
/// </summary>
internal sealed class BuildSettings(ITaskItem item)
{
    public NativeTarget Target { get; } = NativeTarget.Parse(item.ItemSpec);

    public NativeOutputType OutputType { get; } =
        OptionValues.Choice<NativeOutputType>(item.GetMetadata("OutputType"), "NativeOutputType");

    public string LibraryName => item.GetMetadata("LibraryName");

    public string ProjectName => item.GetMetadata("ProjectName");

    public string ProjectDirectory { get; } = Path.GetFullPath(item.GetMetadata("ProjectDirectory"));

    public string ObjectDirectory { get; } = Path.GetFullPath(item.GetMetadata("ObjectDirectory"));

    public string LockPath => BuildLock.PathIn(ObjectDirectory);

    public string Text(string name) => item.GetMetadata(name);

    /// <summary>A switch; <paramref name="property"/> is what users set it with.</summary>
    public bool Flag(string name, string property) => new OptionValues(item.GetMetadata, _ => property, null).Flag(name, fallback: false);

    /// <summary>How many processes may run at once; 0 for as many as there are cores.</summary>
    public int Parallelism => Jobs(Text("Parallelism"));

    /// <summary>The value of NativeParallelism.</summary>
    public static int Jobs(string value) => int.TryParse(value, out var limit) && limit >= 0
        ? limit
        : throw new NativeException(Diagnostic.Error("NSDK9003",
            $"'{value}' is not a value of NativeParallelism. Expected a number of processes, or 0 for all cores."));

    public IReadOnlyList<string> List(string name) => item.List(name);

    public string Triple => Target.ZigTriple(Text("GlibcVersion"), Text("MacOSVersion"));
}

/// <summary>The <c>_NativeToolchain</c> item that <see cref="ResolveToolchain"/> makes.</summary>
internal static class ToolchainItem
{
    public static ZigToolchain Zig(ITaskItem item) => new(
        item.ItemSpec, item.GetMetadata("Version"), item.GetMetadata("LibDirectory"), item.GetMetadata("GlobalCache"));
}
