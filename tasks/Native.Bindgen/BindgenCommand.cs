using System.Diagnostics;
using System.Reflection;
using Native.Bindgen.Clang;
using Native.Core.Bindings;
using Native.Core.Diagnostics;
using Native.Core.Platform;
using Diagnostic = Native.Core.Diagnostics.Diagnostic;

namespace Native.Bindgen;

/// <summary>The command <c>native-bindgen</c>: one header, one file.</summary>
internal static class BindgenCommand
{
    /// <summary>Runs the command; gives its exit code.</summary>
    public static int Run(string[] arguments)
    {
        var options = new ToolOptions(arguments);
        if (options.Help || options.Version)
        {
            Console.Out.Write(options.Help ? ToolOptions.Usage : $"{Version}\n");
            return 0;
        }

        if (options.Header is not { } header || options.Output is not { } output)
        {
            Console.Error.Write(ToolOptions.Usage);
            return 2;
        }

        if (!File.Exists(header))
            throw new NativeException(BindingsReader.MissingHeader(header, Path.GetFullPath(header)));
        var bindings = options.Bindings(Path.GetFullPath(header));
        var zig = options.Zig ?? OnPath("zig");
        var rids = options.Rids.Count > 0 ? options.Rids : zig is null ? [ThisMachine] : NativeTarget.DefaultRids;
        // Loading libclang and running zig take equally long, so they run side by side. The answer below reports why libclang cannot be loaded.
        var loading = Task.Run(() => LibClangLoader.Load(options.LibClang));
        var folders = Task.WhenAll(rids.Select(rid => Task.Run(() => Search(zig, rid)))).GetAwaiter().GetResult();
        Task.WaitAny(loading);
        // In this process: a second runtime would take as long as the rest.
        var response = Generator.Answer(new BindgenRequest
        {
            LibClang = options.LibClang,
            Targets = [.. rids.Select((rid, i) => new BindgenTarget(rid, folders[i]))],
            Headers = [bindings],
        });
        foreach (var diagnostic in response.Diagnostics)
            Report(diagnostic);
        if (response.Results.Count == 0)
            return 1;
        var result = response.Results[0];
        var paths = new GeneratedPaths();
        List<(string Path, string Text)> files = [.. result.Files.Select(file => (paths.Take(file.OutputPath(output, bindings.FilePerHeader)), file.CSharp))];
        if (options.Shims is { } shims && result.Shims.Length > 0)
            files.Add((shims, result.Shims));
        if (files.Count(file => !Write(file.Path, file.Text, options.Verify)) > 0)
            return 1;
        Console.Error.WriteLine($"bound {result.Bound}, refused {result.Refused}");
        return 0;
    }

    /// <summary>Prints a message as compilers do.</summary>
    public static void Report(Diagnostic diagnostic)
    {
        var place = diagnostic.File is null ? "" : diagnostic.Line == 0 ? $"{diagnostic.File}: " : $"{diagnostic.File}({diagnostic.Line},{diagnostic.Column}): ";
        Console.Error.WriteLine($"{place}{(diagnostic.Severity == Severity.Error ? "error" : "warning")} {diagnostic.Code}: {diagnostic.Message}");
    }

    // False where a file is only compared, and differs.
    private static bool Write(string path, string text, bool verify)
    {
        // A checkout may have other line endings.
        var known = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (verify && known != text)
        {
            Report(Diagnostic.Error("NSDK4030", $"{path} is out of date. Expected what the header gives now; run without --mode Verify to write it.\n"
                + TextDifference.Describe(known, text), path));
            return false;
        }

        if (known != text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var temporary = $"{path}.{Environment.ProcessId}.tmp";
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: true);
        }

        return true;
    }

    private static IReadOnlyList<string> Search(string? zig, string rid)
    {
        var program = zig is null ? Environment.GetEnvironmentVariable("CC") ?? "cc" : Path.GetFullPath(zig);
        var info = new ProcessStartInfo(program, HeaderSearch.Question(zig is null ? null : NativeTarget.Parse(rid).ZigTriple(null, null)))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            // For macOS zig leaves an empty null.o where it runs.
            WorkingDirectory = Path.GetTempPath(),
        };
        info.Environment["LC_ALL"] = "C";
        using var process = Process.Start(info)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var answer = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return HeaderSearch.Read(answer, info.WorkingDirectory) ?? throw new NativeException(Diagnostic.Error("NSDK4006",
            $"'{program}' did not say where the headers of {rid} are. Expected the list of a C compiler; name zig with --zig. It said: {answer.Trim()}{output.Result.Trim()}"));
    }

    private static string? OnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)).FirstOrDefault(File.Exists);

    private static string Version => typeof(BindgenCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static string ThisMachine => System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
}
