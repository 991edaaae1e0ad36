using Native.Core.BuildScripts;
using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.PackageTest;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>Represents an app of a package test.</summary>
/// <param name="Target">The target on which it runs.</param>
/// <param name="HasRid">True if its project sets a RID.</param>
/// <param name="Runner">How it runs on this machine.</param>
/// <param name="Folder">Full path of its directory.</param>
internal sealed record PackageTestTarget(NativeTarget Target, bool HasRid, ProgramRunner Runner, string Folder)
{
    /// <summary>True if the app contains .NET, because the .NET of this machine does not run it.</summary>
    public bool IsSelfContained { get; init; }
}

/// <summary>Builds an app that uses the tested package, and runs it.</summary>
internal sealed class PackageTestApp(
    PackageTestTarget app, ConsumerProject consumer, string dotnet, ProcessRunner processes, IReadOnlyDictionary<string, string?> environment, DiskFileReader files)
{
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>The name of the app in the table.</summary>
    public string Name => app.HasRid ? app.Target.Rid : "no RID";

    /// <summary>What happened: <c>passed</c>.</summary>
    public string Result { get; private set; } = "";

    /// <summary>The errors and warnings.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    private string Output => Path.Combine(app.Folder, "app");

    private string ProjectFile => Path.Combine(app.Folder, $"{ConsumerProject.Name}.csproj");

    private string Cache => Path.Combine(Path.GetDirectoryName(app.Folder)!, ConsumerProject.CacheName);

    /// <summary>Builds the app and, if this machine can, runs it.</summary>
    public void Run()
    {
        Directory.CreateDirectory(app.Folder);
        FileWriter.Write(ProjectFile, consumer.Text(app.HasRid ? app.Target.Rid : "", app.IsSelfContained, Cache));
        if (!Publish())
        {
            Result = "failed: the app could not be built";
            return;
        }

        if (app.Runner.Refusal.Length > 0)
        {
            _diagnostics.AddRange(Findings(hasFailed: false));
            Result = $"not run: {app.Runner.Refusal}; {(_diagnostics.Count == 0 ? "its files were checked" : "see the messages")}";
            return;
        }

        var emulator = app.Runner.Name.Length > 0 ? $" with {app.Runner.Name}" : "";
        Result = RunProgram() ? $"passed{emulator}" : $"failed{emulator}";
    }

    private bool Publish()
    {
        // No server process remains when the test ends.
        string[] arguments = ["publish", ProjectFile, "-c", "Release", "-o", Output, "-nodeReuse:false", "-p:UseSharedCompilation=false", "-v:q", "--nologo"];
        var result = processes.RunToEnd(new(dotnet, arguments, app.Folder, environment));
        if (result.ExitCode == 0)
            return true;
        var errors = ScriptFailure.CompilerErrors(result.Output + "\n" + result.Error).Select(error => $"\n    {Path.GetFileName(error.File)}: {error.Code}: {error.Message}").Distinct().ToList();
        _diagnostics.Add(Diagnostic.Error("NSDK6074", $"An app {Description} that references the package {consumer.Package.Id} {consumer.Package.Version} could not be built:"
            + $"{(errors.Count > 0 ? string.Concat(errors) : $"\n{ScriptFailure.LastLines(result.Output + result.Error)}")}\nExpected an app that builds. To repeat it:\n"
            + $"    {CommandLine.Quote([dotnet, .. arguments[..6]])}", consumer.Program));
        return false;
    }

    private bool RunProgram()
    {
        string[] command = app.IsSelfContained
            ? [.. app.Runner.Command, Path.Combine(Output, ConsumerProject.Name + (app.Target.IsWindows ? ".exe" : ""))]
            : [dotnet, Path.Combine(Output, $"{ConsumerProject.Name}.dll")];
        var result = processes.RunToEnd(new(command[0], command[1..], Output, environment.Concat(app.Runner.Variables).ToDictionary()));
        if (result.ExitCode == 0)
            return true;
        _diagnostics.AddRange(Findings(hasFailed: true));
        var lines = string.Join('\n', new[] { ScriptFailure.LastLines(result.Output), ScriptFailure.LastLines(result.Error) }.Where(text => text.Length > 0));
        _diagnostics.Add(Diagnostic.Error("NSDK6075", $"The package test failed in an app {Description}, with exit code {result.ExitCode}."
            + (lines.Length > 0 ? $" Its last lines of output:\n{lines}\n" : " It printed nothing. ")
            + $"Expected exit code 0. To repeat it:\n    {CommandLine.Quote(command)}", consumer.Program));
        return false;
    }

    private string Description => app.HasRid ? $"for {app.Target.Rid}" : "without a RID";

    private IEnumerable<Diagnostic> Findings(bool hasFailed)
    {
        string[] folders = [Output, Path.Combine(Output, "runtimes", app.Target.Rid, "native")];
        var packaged = PackagedFiles("runtimes");
        var present = folders.Where(Directory.Exists).SelectMany(Directory.GetFiles).ToList();
        var installed = new InstalledPackage(app.Target, [.. present.Where(path => packaged.Contains(Path.GetFileName(path)))], [.. present.Select(path => Path.GetFileName(path))], files);
        var own = PackagedFiles("lib").Append($"{ConsumerProject.Name}.dll").Where(name => name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase));
        return installed.Findings([.. own.Select(name => Path.Combine(Output, name)).Where(File.Exists)], hasFailed);
    }

    // The names of the files below a directory of the package and of the packages that are named after it.
    private HashSet<string> PackagedFiles(string folder) => Directory.GetDirectories(Cache).Where(package => consumer.Package.Owns(Path.GetFileName(package)))
        .SelectMany(Directory.GetDirectories).Select(version => Path.Combine(version, folder)).Where(Directory.Exists)
        .SelectMany(path => Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)).Select(path => Path.GetFileName(path)).ToHashSet(StringComparer.Ordinal);
}
