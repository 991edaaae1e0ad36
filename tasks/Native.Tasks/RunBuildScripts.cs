using System.Globalization;
using Microsoft.Build.Framework;
using Native.Core.BuildScript;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.Platform;
using Native.Core.Schema;
using Native.Tasks.Shell;

namespace Native.Tasks;

/// <summary>
/// Runs the build scripts of a project, in order, and writes what they ask for into <c>instructions.txt</c>, which the
/// targets read. Takes <c>build.cs</c>, gives <c>obj/native/Debug/scripts/linux-x64/instructions.txt</c>.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class RunBuildScripts : NativeTask
{
    /// <summary>The <c>NativeBuildScript</c> items.</summary>
    [Required]
    public ITaskItem[] Scripts { get; set; } = [];

    /// <summary>The one <c>_NativeScriptSettings</c> item.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>The <c>NativeMetadata</c> items: what the project's dependencies say of themselves.</summary>
    public ITaskItem[] Metadata { get; set; } = [];

    /// <summary>The lines of everything that the scripts depend on, as it was when this build looked.</summary>
    [Required]
    public ITaskItem[] State { get; set; } = [];

    /// <summary>Why the scripts run, for the log.</summary>
    public string Reason { get; set; } = "";

    /// <summary>When the first script began, in the format of <c>%(ModifiedTime)</c>.</summary>
    [Output]
    public string Started { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        ItemReader.RefuseUnknownMetadata(ItemSchema.NativeBuildScript, Scripts);
        ItemReader.RefuseUnknownMetadata(ItemSchema.NativeMetadata, Metadata);
        var folder = Path.GetFullPath(Settings.GetMetadata("Folder"));
        using var turn = BuildLock.Take(Path.Combine(folder, "lock"), Cancelled);
        Started = DateTime.Now.ToString("yyyy'-'MM'-'dd HH':'mm':'ss'.'fffffff", CultureInfo.InvariantCulture);
        // Another build of this project may have run them for this very state, while this one waited for its turn.
        var (ran, state) = (Path.Combine(folder, "ran.txt"), string.Join('\n', State.Select(item => item.ItemSpec)));
        var contract = Contract();
        if (Files.ReadText(ran) == state && Directory.Exists(contract.OutDirectory))
            return;
        File.Delete(ran);
        Directory.CreateDirectory(contract.OutDirectory);
        Log.LogMessage(MessageImportance.Low, "{0}", $"Running {string.Join(", ", Scripts.Select(item => item.ItemSpec))}: {Reason}.");
        if (RunAll(folder, contract) is { } lines)
        {
            FileWriter.WriteIfDifferent(Path.Combine(folder, "instructions.txt"), string.Concat(lines.Select(line => line + Environment.NewLine)));
            FileWriter.Write(ran, state);
        }
    }

    private IReadOnlyList<string>? RunAll(string folder, ScriptContract contract)
    {
        var settings = new ScriptSettings(Settings.GetMetadata("Dotnet"), folder, Path.GetFullPath(Settings.GetMetadata("CompileFolder")),
            Settings.GetMetadata("SdkVersion"), Timeout());
        var environment = contract.Variables(TaskEnvironment.GetEnvironmentVariables().Keys);
        var host = new ScriptHost(this, Processes, Files, settings, contract, environment, Cancelled);
        var (instructions, inputs, anyFile) = (new List<Instruction>(), new List<string>(), false);
        foreach (var item in Scripts)
        {
            var script = Path.GetFullPath(item.ItemSpec, contract.ProjectDirectory);
            var read = ScriptSource.Inputs(script, Files);
            var said = host.Run(script, read);
            if (Log.HasLoggedErrors)
                return null;
            anyFile |= ScriptRecord.NamesNothing(said);
            instructions.AddRange(said);
            inputs.AddRange(read);
        }

        // A warning that MSBuild makes an error must be said again by the next build.
        var isError = BuildEngine is IBuildEngine8 engine && instructions.Any(instruction =>
            instruction.Kind == InstructionKind.Warning && engine.ShouldTreatWarningAsError(ScriptHost.Code(instruction)));
        if (isError)
        {
            Forget(contract.OutDirectory);
            return null;
        }

        return ScriptRecord.Lines(instructions, inputs, anyFile, path => Path.GetFullPath(path, contract.ProjectDirectory), Settings.GetMetadata("LinksName"));
    }

    // Objects whose warnings are errors of the project, which only the build knows, are compiled again.
    private static void Forget(string outDirectory)
    {
        foreach (var record in Directory.EnumerateFiles(outDirectory, $"*{BuildRecord.Extension}", SearchOption.AllDirectories))
            File.Delete(record);
    }

    private ScriptContract Contract()
    {
        string Text(string name) => Settings.GetMetadata(name);
        var jobs = BuildSettings.Jobs(Text("Parallelism"));
        return new()
        {
            ProjectDirectory = Text("ProjectDirectory"),
            OutDirectory = Path.Combine(Path.GetFullPath(Text("Folder")), "out"),
            TargetRid = Settings.ItemSpec,
            TargetTriple = NativeTarget.Parse(Settings.ItemSpec).ZigTriple(Text("GlibcVersion"), Text("MacOSVersion")),
            HostRid = Text("HostRid"),
            Configuration = Text("Configuration"),
            Optimization = Text("Optimization"),
            Jobs = jobs == 0 ? Environment.ProcessorCount : jobs,
            Zig = Text("Zig"),
            ToolchainFile = Text("ToolchainFile"),
            CompilerLauncher = Text("CompilerLauncher"),
            Sysroot = Text("Sysroot"),
            PkgConfigPath = Text("PkgConfigPath"),
            PkgConfigTimeout = Text("PkgConfigTimeout"),
            Dependencies = Metadata.GroupBy(item => item.ItemSpec).ToDictionary(items => items.Key, items => items.Last().GetMetadata("Value")),
        };
    }

    private TimeSpan? Timeout()
    {
        var value = Settings.GetMetadata("Timeout");
        if (value.Length == 0)
            return null;
        return double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1_000_000
            ? TimeSpan.FromSeconds(seconds)
            : throw new NativeException(Diagnostic.Error("NSDK9003",
                $"'{value}' is not a value of NativeBuildScriptTimeout. Expected a number of seconds, or nothing for no limit."));
    }
}
