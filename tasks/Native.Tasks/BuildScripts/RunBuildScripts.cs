using System.Globalization;
using Microsoft.Build.Framework;
using Native.Core.BuildScripts;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>
/// Runs the build scripts of a project, such as <c>build.cs</c>, in order, and returns the items of their instructions. Writes
/// <c>obj/native/Debug/scripts/linux-x64/scripts.state</c>.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class RunBuildScripts : StepTask
{
    /// <summary>The <c>NativeBuildScript</c> items.</summary>
    [Required]
    public ITaskItem[] Scripts { get; set; } = [];

    /// <summary>The one <c>_NativeScriptSettings</c> item.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>The <c>NativeMetadata</c> items: the values that dependencies pass to this project.</summary>
    public ITaskItem[] Metadata { get; set; } = [];

    /// <summary>Patterns of files, relative to the project directory, that are not inputs of a script without rerun-if instructions.</summary>
    public string Excluded { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        if (ScriptPolicy.Parse(Settings.GetMetadata("NativeAllowBuildScripts"))
                .Refusal(Settings.GetMetadata("ProjectFile"), Scripts.Select(item => item.GetMetadata("FullPath"))) is { } refusal)
            throw new NativeException(refusal);
        if (IsConfined)
            ConfinedScript.RequireLinux(HostSystem.This);
        ItemReader.RefuseUnknownMetadata(ItemSchema.NativeBuildScript, Scripts);
        ItemReader.RefuseUnknownMetadata(ItemSchema.NativeMetadata, Metadata);
        var folder = Path.GetFullPath(Settings.GetMetadata("Folder"));
        using var buildLock = Lock(Path.Combine(folder, "lock"));
        // Another build of this project can have run the scripts while this one waited for the lock.
        var known = Known();
        var contract = Contract();
        var reason = known is null ? "they have not run yet" : known.Reason(Stale.OptionText, new InputReader(Files, TaskEnvironment.GetEnvironmentVariable));
        if (reason is null)
        {
            Give(known!);
            return;
        }

        RecordedStep.Begin(Stale.State, known);
        Directory.CreateDirectory(contract.OutDirectory);
        Log.LogMessage(MessageImportance.Low, "{0}", $"Running {string.Join(", ", Scripts.Select(item => item.ItemSpec))}: {reason}.");
        RunAll(folder, contract, known);
    }

    private void RunAll(string folder, ScriptContract contract, StepState? known)
    {
        var started = DateTime.UtcNow.Ticks;
        var settings = new ScriptSettings(Settings.GetMetadata("Dotnet"), folder, Path.GetFullPath(Settings.GetMetadata("CompileFolder")),
            Settings.GetMetadata("SdkVersion"), Timeout(), IsConfined ? Confined(folder) : null);
        var environment = contract.Variables(TaskEnvironment.GetEnvironmentVariables().Keys);
        var host = new ScriptHost(this, Processes, Files, settings, contract, environment, Cancelled);
        var (instructions, inputs, anyFile) = (new List<Instruction>(), new List<string>(), false);
        foreach (var item in Scripts)
        {
            var script = Path.GetFullPath(item.ItemSpec, contract.ProjectDirectory);
            var read = ScriptSource.Inputs(script, Files);
            var said = host.Run(script, read);
            if (Log.HasLoggedErrors)
                return;
            anyFile |= ScriptStep.NamesNothing(said);
            instructions.AddRange(said);
            inputs.AddRange(read);
        }

        // If MSBuild treats a warning as an error, the next build must report it again.
        var isError = BuildEngine is IBuildEngine8 engine && instructions.Any(instruction =>
            instruction.Kind == InstructionKind.Warning && engine.ShouldTreatWarningAsError(ScriptHost.Code(instruction)));
        if (isError)
        {
            Forget(contract.OutDirectory);
            return;
        }

        var step = new ScriptStep(path => Path.GetFullPath(path, contract.ProjectDirectory), Settings.GetMetadata("NativeLinksName"), string.Join(';', Scripts.Select(item => item.ItemSpec)));
        var depends = step.Inputs(instructions, inputs).Append(StepInput.Present(folder, Files.Below(contract.OutDirectory).Prepend(contract.OutDirectory)));
        if (anyFile)
            depends = depends.Append(StepInput.TreeWithout(contract.ProjectDirectory, PathPattern.Relative(contract.ProjectDirectory, Excluded)))
                .Append((InputKind.File, Settings.GetMetadata("ProjectFile")));
        var now = new InputReader(Files, TaskEnvironment.GetEnvironmentVariable);
        Complete([.. depends.Distinct().Select(input => Observe(now, input.Kind, input.Name, started, known))], step.Items(instructions, inputs));
    }

    private bool IsConfined => Settings.GetMetadata("NativeConfineBuildScripts").Equals("true", StringComparison.OrdinalIgnoreCase);

    private ConfinedScript Confined(string folder) =>
        new(Settings.GetMetadata("Confine"), Settings.GetMetadata("Dotnet"), Path.Combine(folder, "confined"));

    // If a user changed a file while the scripts ran, they must run again. If a script changed it, one more run is enough.
    private static StepInput Observe(InputReader now, InputKind kind, string name, long started, StepState? known)
    {
        var input = now.ReadSince(kind, name, started);
        return input.State == StepInput.Changed && known?.Inputs.Contains(input) == true ? now.Now(kind, name) : input;
    }

    // Compile objects again whose warnings the project treats as errors. The script does not have this setting.
    private static void Forget(string outDirectory)
    {
        foreach (var state in Directory.EnumerateFiles(outDirectory, $"*{StepState.Extension}", SearchOption.AllDirectories))
            FileChanges.Disk.Delete(state);
    }

    private ScriptContract Contract()
    {
        string Text(string name) => Settings.GetMetadata(name);
        var settings = SettingsOf(Settings);
        return new()
        {
            ProjectDirectory = Text("ProjectDirectory"),
            OutDirectory = Path.Combine(Path.GetFullPath(Text("Folder")), "out"),
            TargetRid = settings.Target.Rid,
            TargetTriple = settings.Triple,
            HostRid = Text("HostRid"),
            Configuration = Text("Configuration"),
            Optimization = settings.Properties.Optimization,
            Jobs = settings.Parallelism is > 0 and var jobs ? jobs : Environment.ProcessorCount,
            Zig = Text("Zig"),
            ToolchainFile = Text("NativeCMakeToolchainFile"),
            CompilerLauncher = settings.Properties.Text(PropertySchema.NativeCompilerLauncher),
            Sysroot = Text("NativeSysroot"),
            MacOSSdk = settings.MacOSSdkOf(settings.Target) ?? "",
            PkgConfigPath = Text("NativePkgConfigPath"),
            PkgConfigTimeout = Text("NativePkgConfigTimeout"),
            Dependencies = Metadata.GroupBy(item => item.ItemSpec).ToDictionary(items => items.Key, items => items.Last().GetMetadata("Value")),
        };
    }

    private TimeSpan? Timeout()
    {
        var value = Settings.GetMetadata("NativeBuildScriptTimeout");
        if (value.Length == 0)
            return null;
        return double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1_000_000
            ? TimeSpan.FromSeconds(seconds)
            : throw new NativeException(Diagnostic.Error("NSDK9003",
                $"'{value}' is not a valid value for NativeBuildScriptTimeout. Expected a number of seconds, or empty for no limit."));
    }
}
