using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.CMake;
using Native.Core.CMakeFallback;
using Native.Core.Command;
using Native.Core.Compile;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.Link;
using Native.Core.NativeAot;
using Native.Core.PackageForms;
using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>
/// Builds the binary without zig: writes a CMakeLists.txt and builds it with the compiler of the host. Builds
/// <c>obj/native/Debug/linux-x64/libfoo.so</c> from <c>native/a.c</c>.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class BuildWithCMakeFallback : NativeTask
{
    /// <summary>The one <c>_NativeSettings</c> item.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>The full path of cmake.</summary>
    [Required]
    public string CMake { get; set; } = "";

    /// <summary>The full path of ninja, or empty for the default build tool of the platform.</summary>
    public string Ninja { get; set; } = "";

    /// <summary><c>NativeCMakeToolchainFile</c>.</summary>
    public string ToolchainFile { get; set; } = "";

    /// <summary>The RID of this machine.</summary>
    [Required]
    public string HostRid { get; set; } = "";

    /// <summary>The <c>NativeSource</c> items.</summary>
    [Required]
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The <c>NativeIncludePath</c> items.</summary>
    public ITaskItem[] IncludePaths { get; set; } = [];

    /// <summary>The <c>NativeDefine</c> items.</summary>
    public ITaskItem[] Defines { get; set; } = [];

    /// <summary>The stale build step, from the up-to-date check.</summary>
    [Required]
    public ITaskItem Step { get; set; } = null!;

    /// <summary>The <c>NativeLinkLibrary</c> items.</summary>
    public ITaskItem[] Libraries { get; set; } = [];

    /// <summary>The <c>NativeLinkSearchPath</c> items.</summary>
    public ITaskItem[] SearchPaths { get; set; } = [];

    /// <summary>The <c>NativeLinkArgument</c> items.</summary>
    public ITaskItem[] Arguments { get; set; } = [];

    /// <summary>The full path of the file that lists the functions that headers of the project declare, or empty.</summary>
    public string DeclaredFile { get; set; } = "";

    /// <summary>The name and version of the compiler.</summary>
    [Output]
    public string Compiler { get; set; } = "";

    /// <summary>The number of objects that this build compiled.</summary>
    [Output]
    public int Compiled { get; set; }

    /// <summary>True if this build linked the binary.</summary>
    [Output]
    public bool Linked { get; set; }

    /// <summary>The binary, with the digest of its options in the metadata <c>OptionText</c>.</summary>
    [Output]
    public ITaskItem? Binary { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        var settings = SettingsOf(Settings);
        FallbackCompiler.Require(settings.Target, HostRid, ToolchainFile);
        using var buildLock = Lock(settings.LockPath);
        var compile = CompileRequestReader.Read(settings, Sources, IncludePaths, Defines, new StaleStep(Step).Rerun, MachineFolders.Find(TaskEnvironment.GetEnvironmentVariable));
        var hasCxx = compile.Sources.Any(source => CompileArguments.IsCxx(source.Language));
        var original = LinkRequestReader.Read(settings, [], hasCxx, Libraries, SearchPaths, Arguments);
        var link = RevealedArchives.Reveal(original, DeclaredFile, settings.ObjectDirectory, Files);
        var launcher = ZigCompiler.FindLauncher(settings.Properties.List(PropertySchema.NativeCompilerLauncher), TaskEnvironment.GetEnvironmentVariable("PATH"));
        var toolchainFile = ToolchainFile.Length == 0 ? "" : Path.GetFullPath(ToolchainFile, settings.ProjectDirectory);
        var host = Host(settings.ProjectName);
        var tree = new CMakeTree(host, Processes, Setup(toolchainFile, Path.Combine(settings.ObjectDirectory, "cmake"), compile.MacOSSdk));
        var lists = FallbackLists.Write(compile, link, launcher);
        var linkFile = FallbackLists.LinkFile(link);
        WriteStandIns(compile, Path.Combine(settings.ObjectDirectory, "cmake"));
        if (!tree.Configure("CMakeLists.txt", lists, "NSDK1007"))
            return;
        FileWriter.WriteIfDifferent(Path.Combine(settings.ObjectDirectory, "cmake", FallbackLists.LinkFileName), linkFile);

        Compiler = tree.CompilerVersion;
        var output = Path.Combine(settings.ObjectDirectory, link.FileName);
        FormerOutputs.Remove(settings.ObjectDirectory, output, Files);
        var now = new InputReader(Files);
        var known = StepStateFile.Read(Files, output);
        var tool = $"{tree.CompilerVersion} ({tree.Compiler})";
        var options = StepOptions.Of(tool, compile.RerunInputs, [lists, linkFile, .. link.HasDebugFile ? (string[])["separate symbols"] : []]);
        Binary = PathItem.Of(output, new KeyValuePair<string, string>("OptionText", TextDigest.Of(options)));
        var reason = known.Reason(output, options, now) ?? (LinkedObjects.Of(known) is null ? "its objects are not recorded" : null);
        if (reason is null)
            return;
        Log.LogMessage(MessageImportance.Low, $"Building {output} with CMake: {reason}.");
        // Ninja and Make only detect newer times. An input with an older time, or one that they do not track, requires a clean build.
        var clean = known is not null && (!StepOptions.IsSameStart(known.Options, tool, compile.RerunInputs) || known.NeedsCleanBuild(now)
            || known.Inputs.Any(input => input.Kind == InputKind.File && FallbackStandIn.IsAwkward(input.Name) && now.State(input) != input.State));
        var linked = LinkInputs.Of(original, CMake, settings.ProjectDirectory, DeclaredFile, Files).Select(input => input with { State = now.State(input) }).ToList();
        var started = DateTime.UtcNow.Ticks;
        // Only linkers for Windows read the file.
        if (link.Target.IsWindows)
            NodeHost.Write(link);
        if (!Build(host, tree, settings, link, clean))
            return;

        var headers = tree.Headers().ToList();
        if (TrackableName.Refuse(headers) is { } refusal)
            throw new NativeException(refusal);
        var read = compile.Sources.Select(source => source.Path).Concat(headers).Append(tree.Compiler)
            .Concat(toolchainFile.Length == 0 ? [] : [toolchainFile])
            .Concat(compile.Sources.SelectMany(source => ArgumentFiles.Of(CompileArguments.For(compile, source), compile.ProjectDirectory, Files))).Distinct(StringComparer.Ordinal);
        List<string> made = [.. new[] { link.FileName, link.LinkFileName }.Distinct()];
        // Ninja compares the linked file with its inputs, so a copy is stripped.
        var folder = link.HasDebugFile ? Path.Combine(tree.Build, "stripped") : tree.Build;
        if (link.HasDebugFile)
        {
            Directory.CreateDirectory(folder);
            File.Copy(Path.Combine(tree.Build, link.FileName), Path.Combine(folder, link.FileName), overwrite: true);
            made.Add(DebugFile.Detach(Path.Combine(folder, link.FileName), SymbolFiles.Extension));
        }

        void Place()
        {
            DebugFile.Remove(output, Cancelled);
            made.ForEach(file => FileWriter.CopyIfDifferent(Path.Combine(folder, file), Path.Combine(settings.ObjectDirectory, file)));
        }

        RecordedStep.Complete(output, Place,
            () => new(options, [.. linked, .. NotFound(compile, headers), .. read.Select(path => now.ReadSince(path, started)),
                .. made.Select(file => StepInput.File(Path.Combine(settings.ObjectDirectory, file), Files.Stamp(Path.Combine(settings.ObjectDirectory, file))))])
            {
                Items = new LinkedObjects(FallbackObjects.Of(File.ReadAllText(Path.Combine(tree.Build, "compile_commands.json"))), link.HasCxx).Items,
            },
            $"{output}.{Guid.NewGuid():N}.tmp");
        if (settings.Text("CompileCommands") is { Length: > 0 } database)
            FileWriter.CopyIfDifferent(Path.Combine(tree.Build, "compile_commands.json"), database);
    }

    // Ninja lists all headers, but not which source includes which header.
    private IEnumerable<StepInput> NotFound(CompileRequest compile, List<string> headers)
    {
        var (missed, inputs) = (new MissedHeaders(Files), new InputSet());
        foreach (var source in compile.Sources)
        {
            var folders = IncludeFolders.Of(CompileArguments.For(compile, source), compile.ProjectDirectory);
            inputs.Add(missed.Find([source.Path, .. headers], [], folders).Select(folder => StepInput.NotFound(folder.Path, folder.Names)));
        }

        return inputs.ToList();
    }

    private static void WriteStandIns(CompileRequest compile, string folder)
    {
        foreach (var source in compile.Sources)
        {
            if (FallbackStandIn.For(compile, source.Path) is not { } standIn)
                continue;
            // #include cannot contain a file name with a double quote.
            if (source.Path.Contains('"', StringComparison.Ordinal))
                throw new NativeException(Diagnostic.Error("NSDK2018",
                    $"The path '{source.Path}' contains a double quote, which CMake build files do not support. Expected a path without it: rename the "
                        + "file or folder, or install zig, which supports it.", source.Path));
            FileWriter.WriteIfDifferent(Path.Combine(folder, standIn.Name), standIn.Text);
        }
    }

    // CMake itself reads this variable, so it overrides the default generator.
    private string UsedNinja => TaskEnvironment.GetEnvironmentVariable("CMAKE_GENERATOR") is null or "" or "Ninja" ? Ninja : "";

    private CMakeSetup Setup(string toolchainFile, string folder, string? macOSSdk) => new(
        CMake, UsedNinja.Length > 0 ? "Ninja" : "", UsedNinja, folder, folder,
        ["-DCMAKE_BUILD_TYPE=", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", "--no-warn-unused-cli",
            .. toolchainFile.Length > 0 ? (string[])[$"-DCMAKE_TOOLCHAIN_FILE={toolchainFile}"] : [],
            .. macOSSdk is { } sdk ? (string[])[$"-DCMAKE_OSX_SYSROOT={sdk}"] : []],
        toolchainFile.Length > 0 ? [toolchainFile] : [],
        FallbackCompiler.Variables(TaskEnvironment.GetEnvironmentVariable));

    private bool Build(IBuildHost host, CMakeTree tree, BuildSettings settings, LinkRequest link, bool clean)
    {
        var result = tree.RunBuild(settings.Parallelism, clean ? ["--clean-first"] : []);
        var text = result.Output + result.Error;
        var sources = CMakeOutput.Compiled(text, HostSystem.This);
        foreach (var source in sources)
            Log.LogMessage(MessageImportance.Low, $"Compiling {source}: it is stale according to CMake.");
        (Compiled, Linked) = (sources.Count, CMakeOutput.Linked(text));
        if (Linked)
            Log.LogMessage(MessageImportance.Low, $"Linking {link.FileName}: its objects changed.");
        if (!CMakeBuildLog.Report(host, result, tree.Build, "NSDK2003", objectDirectory: settings.ObjectDirectory, help: LinkHelpMaker.Make(settings, link, null, Files)))
        {
            // A warning is treated as an error. Ninja would find everything up to date, and the next build would not report it.
            if (result.ExitCode == 0)
                tree.Remove();
            return false;
        }

        if (tree.Unlisted(result) is { } unlisted)
            throw new NativeException(unlisted);
        var path = Path.Combine(tree.Build, link.FileName);
        if (BinaryFile.Damage(path, "The build by CMake") is { } damage)
        {
            // Otherwise CMake would treat it as up to date.
            FileChanges.Disk.Delete(path);
            Log.Report(damage);
        }
        else if (BinaryFile.Header(path) is { } header && !header.Matches(settings.Target))
            Log.Report(Diagnostic.Error("NSDK1008",
                $"{link.FileName} is for {header.Format} {string.Join(", ", header.Architectures)}, not for {settings.Target.Rid}. "
                + "Expected NativeCMakeToolchainFile to name a toolchain file for that RID."));
        return NodeHost.Check(link, path, Log) && !Log.HasLoggedErrors;
    }
}
