using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.NativeAot;
using Native.Core.ObjectFiles;
using Native.Core.Platform;
using Native.Core.Toolchain;

namespace Native.Tasks;

/// <summary>
/// Uses zig to link the object that NativeAOT compiled, if the object, a library or the command changed. Reads <c>obj/…/native/app.o</c>, creates
/// <c>bin/…/native/app</c> and, with its debug information, <c>app.dbg</c>.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class LinkAotProgram : NativeTask
{
    /// <summary>The one <c>_NativeSettings</c> item.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>From <see cref="ResolveToolchain"/>.</summary>
    [Required]
    public ITaskItem Toolchain { get; set; } = null!;

    /// <summary>The platform's <c>NativeObject</c>.</summary>
    [Required]
    public string Object { get; set; } = "";

    /// <summary>The platform's <c>NativeBinary</c>.</summary>
    [Required]
    public string Output { get; set; } = "";

    /// <summary>The platform's <c>ExportsFile</c>, which is a version script, or an empty text.</summary>
    public string ExportsFile { get; set; } = "";

    /// <summary>The platform's <c>CustomLinkerArg</c> and <c>LinkerArg</c> items.</summary>
    public string[] Arguments { get; set; } = [];

    /// <summary>The platform's <c>NativeLibrary</c> items.</summary>
    public string[] Libraries { get; set; } = [];

    /// <summary>The extension of the file with debug information, or an empty text if there is no such file.</summary>
    public string SymbolExtension { get; set; } = "";

    /// <summary>True if debug information is removed from the program itself.</summary>
    public bool Strip { get; set; }

    /// <summary>True if the program is a library, whose file must not be executable.</summary>
    public bool IsLibrary { get; set; }

    /// <summary>Full path of the C source that replaces Microsoft's C runtime.</summary>
    [Required]
    public string WindowsRuntime { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var settings = SettingsOf(Settings);
        var zig = ToolchainItem.Zig(Toolchain);
        var folder = Path.GetDirectoryName(FullPath(Object))!;
        var output = FullPath(Output);
        // The state is in obj, because the directory of the program contains only the files for users.
        var record = Path.Combine(folder, "native-sdk", Path.GetFileName(output));
        var words = ZigAotArguments.Words(Arguments.Prepend($"\"{Object}\""), Libraries.ToHashSet(), HostSystem.This).ToList();
        var helpers = settings.Target.IsWindows
            ? ZigAotWindowsArguments.EmptyLibraries.ToDictionary(name => Path.Combine(folder, "native-sdk", name), _ => ZigAotWindowsArguments.EmptyArchive)
            : new() { [Path.Combine(folder, "native-sdk", "link.ld")] = ZigAotArguments.LinkerScript(ExportsFile.Length > 0 ? File.ReadAllText(FullPath(ExportsFile)) : "") };
        var options = StepOptions.Of(zig.Identity, [], [.. CommandFor(settings, words, output, folder), $"strip {Strip}", $"symbols {SymbolExtension}", .. helpers.Values]);
        var now = new InputReader(Files);
        if (StepStateFile.Read(Files, record).Reason(output, options, now) is not { } reason)
            return;
        Log.LogMessage(MessageImportance.Low, $"Linking {output}: {reason}.");
        var inputs = words.Append(ExportsFile).Where(word => word.Length > 0 && word[0] != '-').Select(FullPath).Distinct()
            .Select(path => StepInput.File(path, Files.Stamp(path))).Where(input => input.State.Length > 0).ToList();
        foreach (var (path, text) in helpers)
            FileWriter.WriteIfDifferent(path, text);
        using var scratch = ScratchFolder.At(Path.Combine(folder, "native-sdk", "tmp"));
        var linked = Path.Combine(scratch.Path, Path.GetFileName(output));
        if (!Link(settings, zig, CommandFor(settings, words, linked, folder), CommandFor(settings, words, output, folder), scratch.Path))
            return;
        var made = Place(linked, output, settings.Target);
        Directory.CreateDirectory(Path.GetDirectoryName(output)!);
        RecordedStep.Complete(record, () => made.ForEach(file => FileChanges.Disk.Replace(file.From, file.To, Cancelled)),
            () => new(options, [.. inputs, .. made.Select(file => StepInput.File(file.To, Files.Stamp(file.To)))]),
            Path.Combine(scratch.Path, "state"), Cancelled);
    }

    private IReadOnlyList<string> CommandFor(BuildSettings settings, IReadOnlyList<string> words, string program, string folder)
    {
        var own = Path.Combine(folder, "native-sdk");
        return settings.Target.IsWindows
            ? ZigAotWindowsArguments.For(settings.Triple, program, WindowsRuntime, own, ExportsFile, SymbolExtension.Length > 0, words)
            : ZigAotArguments.For(settings.Triple, program, Path.Combine(own, "link.ld"), ExportsFile.Length > 0, words);
    }

    // Returns the linked files and their final paths. The linker for Windows creates the file with debug information itself.
    private List<(string From, string To)> Place(string linked, string output, NativeTarget target)
    {
        List<(string From, string To)> made = [(linked, output)];
        if (target.IsWindows && Path.ChangeExtension(linked, SymbolExtension) is var database && database != linked && File.Exists(database))
            made.Add((database, Path.ChangeExtension(output, SymbolExtension)));
        if (!target.IsWindows && Strip)
            made.AddRange(Stripped(linked, output));
        if (IsLibrary)
            FileModes.Set(linked, executable: false);
        return made;
    }

    private List<(string From, string To)> Stripped(string linked, string output)
    {
        DebugFile.Detach(linked, SymbolExtension);
        return SymbolExtension.Length == 0 ? [] : [(linked + SymbolExtension, output + SymbolExtension)];
    }

    private bool Link(BuildSettings settings, ZigToolchain zig, IReadOnlyList<string> arguments, IReadOnlyList<string> manual, string scratch)
    {
        var result = ZigWarmUp.Run(Cancelled, zig, settings.Triple, false, () => Processes.RunToEnd(new ProcessRequest(
            zig.Executable, ArgumentFile.Shorten(arguments, Path.Combine(scratch, "link.rsp")), settings.ProjectDirectory, ZigEnvironment.For(zig, scratch))));
        var command = CommandLine.Quote([zig.Executable, .. manual]);
        Log.LogMessage(MessageImportance.Low, "{0}", command);
        if (result.ExitCode == 0)
            return true;
        // zig prints many warnings about the runtime that it builds.
        var output = string.Join('\n', (result.Error + result.Output).Split('\n').Where(line => !line.Contains("[-Wunused-command-line-argument]", StringComparison.Ordinal))).Trim();
        Log.Report(Diagnostic.Error("NSDK6063",
            $"zig did not link the NativeAOT program {Path.GetFileName(Output)} for {settings.Target.Rid}: exit code {result.ExitCode}.\n{output}\nExpected every symbol in a "
            + "library: add its file as a NativeLibrary item, or the option as a LinkerArg item. To link without zig, set <NativeAotLinker>platform</NativeAotLinker>."));
        Log.LogMessage(MessageImportance.High, "{0}", $"To link it manually: {command}");
        return false;
    }
}
