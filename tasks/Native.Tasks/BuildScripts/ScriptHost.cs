using System.Globalization;
using Native.Core.BuildScripts;
using Native.Core.Command;
using Native.Core.Diagnostics;

namespace Native.Tasks;

/// <summary>Represents the settings that all scripts of one run share.</summary>
/// <param name="Dotnet">The full path of dotnet.</param>
/// <param name="Folder">The directory for the outputs of the scripts.</param>
/// <param name="CompileFolder">The directory for compiled scripts, which all RIDs and configurations share.</param>
/// <param name="SdkVersion">The version of the .NET SDK.</param>
/// <param name="Timeout">The time after which a script is terminated, or null.</param>
/// <param name="Confined">Runs the scripts confined, or null.</param>
internal sealed record ScriptSettings(string Dotnet, string Folder, string CompileFolder, string SdkVersion, TimeSpan? Timeout, ConfinedScript? Confined);

/// <summary>Compiles and runs one build script, and reads its instructions.</summary>
internal sealed class ScriptHost(
    NativeTask task, ProcessRunner processes, DiskFileReader files, ScriptSettings settings, ScriptContract contract,
    IReadOnlyDictionary<string, string?> environment, CancellationToken cancelled)
{
    /// <summary>Returns the instructions. Errors are logged.</summary>
    public IReadOnlyList<Instruction> Run(string script, IReadOnlyList<string> inputs)
    {
        if (files.Stamp(script) is null)
            throw new NativeException(Diagnostic.Error("NSDK5010",
                $"The build script '{script}' does not exist. Create it, or correct the NativeBuildScript item that names it."));
        var name = ScriptContract.OutputName(contract.ProjectDirectory, script);
        var (outputFile, errorFile) = (Path.Combine(settings.Folder, $"{name}.stdout.txt"), Path.Combine(settings.Folder, $"{name}.stderr.txt"));
        var exitCode = settings.Confined is { } confined
            ? CompileAndConfine(confined, script, name, inputs, outputFile, errorFile)
            : CompileAndRun(script, name, inputs, outputFile, errorFile);
        var said = OutputParser.Parse(File.ReadAllBytes(outputFile));
        if (exitCode != 0)
        {
            // If the script reported an error itself, no other message is needed.
            foreach (var message in said.Instructions.Where(instruction => instruction.Kind is InstructionKind.Error or InstructionKind.Warning))
                Check(script, message, outputFile);
            if (exitCode is null || said.Instructions.All(instruction => instruction.Kind != InstructionKind.Error))
                ReportFailure(script, exitCode, outputFile, errorFile);
            return [];
        }

        foreach (var problem in said.Problems)
            task.Log.Report(new Diagnostic(Severity.Error, problem.Code, $"{Path.GetFileName(script)}: {problem.Message}", outputFile, problem.Line));
        foreach (var instruction in said.Instructions)
            Check(script, instruction, outputFile);
        return said.Instructions;
    }

    // dotnet compiles a script in one directory for all projects, so the first run must not overlap with others.
    private int? CompileAndRun(string script, string name, IReadOnlyList<string> inputs, string outputFile, string errorFile)
    {
        var request = Request(Command("run", "--no-launch-profile", "--file", script));
        var stamp = Path.Combine(settings.CompileFolder, $"{name}.compiled");
        var state = CompiledState(inputs);
        if (files.ReadText(stamp) == state && CanReuse(inputs))
            return Start(request, outputFile, errorFile);
        using var buildLock = CompileLock(name);
        var exitCode = Start(request, outputFile, errorFile);
        if (exitCode == 0)
            FileWriter.WriteIfDifferent(stamp, state);
        return exitCode;
    }

    // The compiler needs the network and the package cache, so only the compiled script is confined.
    private int? CompileAndConfine(ConfinedScript confined, string script, string name, IReadOnlyList<string> inputs, string outputFile, string errorFile)
    {
        var (exitCode, assembly) = Compile(script, name, inputs, outputFile, errorFile);
        if (exitCode != 0)
            return exitCode;
        exitCode = Start(confined.Request(assembly, contract, environment, settings.Timeout), outputFile, errorFile);
        if (exitCode == 0)
            return exitCode;
        var error = files.ReadText(errorFile) ?? "";
        ConfinedScript.RequireStarted(error);
        if (ConfinedScript.Explain(script, contract, files.ReadText(outputFile) + error) is { } explanation)
            task.Log.Report(explanation);
        return exitCode;
    }

    private (int? ExitCode, string Assembly) Compile(string script, string name, IReadOnlyList<string> inputs, string outputFile, string errorFile)
    {
        var stamp = Path.Combine(settings.CompileFolder, $"{name}.assembly");
        var state = CompiledState(inputs);
        using var buildLock = CompileLock(name);
        if (files.ReadText(stamp)?.Split('\n', 2) is [var known, var compiled] && compiled == state && File.Exists(known) && CanReuse(inputs))
            return (0, known);
        var exitCode = Start(Request(Command("build", script, "-t:Build", "-getProperty:TargetPath")), outputFile, errorFile);
        if (exitCode != 0)
            return (exitCode, "");
        var assembly = File.ReadAllText(outputFile).TrimEnd().Split('\n')[^1];
        FileWriter.WriteIfDifferent(stamp, $"{assembly}\n{state}");
        return (0, assembly);
    }

    private ProcessRequest Request(IReadOnlyList<string> command) => new(settings.Dotnet, command, contract.ProjectDirectory, environment, settings.Timeout);

    private int? Start(ProcessRequest request, string outputFile, string errorFile) =>
        processes.RunToFiles(request, outputFile, errorFile);

    private BuildLock CompileLock(string name) => BuildLock.Acquire(Path.Combine(settings.CompileFolder, $"{name}.lock"), cancelled);

    private string CompiledState(IReadOnlyList<string> inputs) => settings.SdkVersion + string.Concat(inputs.Select(input => $"\n{input} {files.Stamp(input)?.Ticks}"));

    // A pattern with * can match new files, so such a script is always compiled.
    private static bool CanReuse(IReadOnlyList<string> inputs) => !inputs.Any(input => input.Contains('*'));

    // The configuration, RID and launch profile in Directory.Build.props, the environment and the project are for the app, not for the script.
    // File-based apps set PublishAot by default; without it, restore does not download a compiler package.
    private static IReadOnlyList<string> Command(string verb, params string[] arguments) =>
        [verb, "-c", "Debug", "-p:RuntimeIdentifier=", "-p:PublishAot=false", .. arguments];

    private void ReportFailure(string script, int? exitCode, string outputFile, string errorFile)
    {
        var (output, error) = (files.ReadText(outputFile) ?? "", files.ReadText(errorFile) ?? "");
        var compiler = exitCode is null ? [] : ScriptFailure.CompilerErrors(output + "\n" + error);
        foreach (var diagnostic in compiler)
            task.Log.Report(diagnostic);
        var lines = string.Join('\n', new[] { ScriptFailure.LastLines(output), ScriptFailure.LastLines(error) }.Where(text => text.Length > 0));
        var rest = $"{(lines.Length > 0 ? $" Its last lines of output:\n{lines}\n" : " It printed nothing. ")}The full output is in {outputFile} and {errorFile}.";
        task.Log.Report(exitCode is null
            ? Diagnostic.Error("NSDK5004",
                $"The build script did not end within {settings.Timeout?.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s, and was terminated with all "
                    + $"processes that it started. Correct it, or increase NativeBuildScriptTimeout.{rest}", script)
            : compiler.Count > 0
                ? Diagnostic.Error("NSDK5002", $"The build script could not be compiled: see the errors above. To compile it manually:\n  {ByHand(script)}", script)
                : Diagnostic.Error("NSDK5003", $"The build script failed with exit code {exitCode}.{rest}", script));
    }

    private string ByHand(string script) => CommandLine.Quote([settings.Dotnet, .. Command("build", script)]);

    private void Check(string script, Instruction instruction, string outputFile)
    {
        if (instruction.Kind is InstructionKind.Warning or InstructionKind.Error)
        {
            var isError = instruction.Kind == InstructionKind.Error;
            var file = instruction.File is null ? outputFile : Path.GetFullPath(instruction.File, contract.ProjectDirectory);
            task.Log.Report(new(isError ? Severity.Error : Severity.Warning, Code(instruction), instruction.Value, file,
                instruction.File is null ? instruction.Line : instruction.FileLine, instruction.FileColumn));
        }

        if (!instruction.MustExist)
            return;
        var path = Path.GetFullPath(instruction.Value, contract.ProjectDirectory);
        var isFolder = instruction.Kind is InstructionKind.LinkSearch or InstructionKind.Include;
        if (!(isFolder ? Directory.Exists(path) : File.Exists(path)))
            task.Log.Report(new Diagnostic(Severity.Error, "NSDK5005",
                $"{Path.GetFileName(script)} named a {(isFolder ? "folder" : "file")} that does not exist: '{instruction.Value}'. Expected it at {path}; "
                    + "create it before the script prints the instruction, in OUT_DIR if it is generated.", outputFile, instruction.Line));
    }

    /// <summary>Returns the code of a warning or error: its own, or the default code.</summary>
    public static string Code(Instruction instruction) =>
        instruction.Code ?? (instruction.Kind == InstructionKind.Error ? "NSDK5009" : "NSDK5008");
}
