namespace TestKit;

/// <summary>The machine that a test builds on, as <c>dotnet</c> sees it. This class is the machine of the tests itself.</summary>
public class BuildHost
{
    /// <summary>The machine that the tests run on.</summary>
    public static BuildHost This { get; } = new();

    /// <summary>Its packages, which test runs keep.</summary>
    public virtual string Packages { get; } = Path.Combine(Repository.Cache, "nuget");

    /// <summary>The program to start for <c>dotnet</c>, and its first arguments.</summary>
    public virtual IReadOnlyList<string> Dotnet { get; } = ["dotnet"];

    /// <summary>What its processes have in their environment besides what every <see cref="TestFolder"/> sets.</summary>
    public virtual IReadOnlyDictionary<string, string?> Variables { get; } = new Dictionary<string, string?>
    {
        ["ZIG"] = Repository.Zig,
        // A zig of this machine must not answer where a test has none.
        ["PATH"] = string.Join(':', Environment.GetEnvironmentVariable("PATH")!.Split(':').Where(path => !File.Exists(Path.Combine(path, "zig")))),
        // One compiler server for all tests, as on a user's machine: a C# compiler that starts cold takes half the time of a small build.
        ["UseSharedCompilation"] = "true",
    };

    /// <summary>What it calls a file of this machine.</summary>
    public virtual string NameOf(string path) => path;

    /// <summary>The arguments of <c>dotnet</c> in a folder.</summary>
    public virtual IReadOnlyList<string> Arguments(string folder, IReadOnlyList<string> arguments) => arguments;
}
