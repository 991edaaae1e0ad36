using Native.Core.Platform;

namespace TestKit;

/// <summary>The machine that a test builds on, from the point of view of <c>dotnet</c>. This class represents the machine that runs the tests.</summary>
public class BuildHost
{
    /// <summary>The machine that runs the tests.</summary>
    public static BuildHost This { get; } = new();

    /// <summary>The package directory, which test runs keep.</summary>
    public virtual string Packages { get; } = Path.Combine(Repository.Cache, HostSystem.This.IsWindows ? "nuget-windows" : "nuget");

    /// <summary>The program to start for <c>dotnet</c>, and its first arguments.</summary>
    public virtual IReadOnlyList<string> Dotnet { get; } = [HostSystem.This.IsWindows ? Environment.ProcessPath! : "dotnet"];

    /// <summary>The environment variables of its processes, in addition to those that every <see cref="TestFolder"/> sets.</summary>
    public virtual IReadOnlyDictionary<string, string?> Variables { get; } = new Dictionary<string, string?>
    {
        ["ZIG"] = Repository.Zig,
        // Tests without a zig of their own must not find the zig of this machine.
        ["PATH"] = string.Join(Path.PathSeparator, HostSystem.This.Folders(Environment.GetEnvironmentVariable("PATH")!).Where(path => !File.Exists(Path.Combine(path, "zig")))),
        // All tests share one compiler server, as on a user's machine: a cold start of the C# compiler takes half the time of a small build.
        ["UseSharedCompilation"] = "true",
        // Most processes end before code that is optimized a second time pays for itself: without it, a build with an MSBuild server takes a quarter less CPU time.
        // The .NET SDK for Windows that runs under wine has no precompiled code, so it needs it.
        ["DOTNET_TC_CallCountingDelayMs"] = HostSystem.This.IsWindows ? null : "100000",
    };

    /// <summary>The path of a file as the host writes it.</summary>
    public virtual string NameOf(string path) => path;

    /// <summary>The arguments of <c>dotnet</c> in a directory.</summary>
    public virtual IReadOnlyList<string> Arguments(string folder, IReadOnlyList<string> arguments) => arguments;
}
