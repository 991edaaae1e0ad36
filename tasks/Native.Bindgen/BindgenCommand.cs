using System.Reflection;
using Native.Bindgen.Clang;
using Native.Core.Bindings;
using Native.Core.Diagnostics;
using Native.Core.Platform;
using Native.Execution;

namespace Native.Bindgen;

/// <summary>Implements the command <c>native-bindgen</c>, which generates bindings for one header.</summary>
internal static class BindgenCommand
{
    /// <summary>Runs the command and returns its exit code.</summary>
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
        var zig = options.Zig is { } named ? Path.GetFullPath(named) : SearchPath.Find(Environment.GetEnvironmentVariable("PATH"), "zig");
        var rids = options.Rids.Count > 0 ? options.Rids : zig is null ? [ThisMachine] : NativeTarget.DefaultRids;
        var packaged = PackagedTools.LibClang(options.LibClang);
        // Loading libclang and running zig take equally long, so they run in parallel. Generator.Answer reports an error if libclang cannot be
        // loaded.
        var loading = Task.Run(() => LibClangLoader.Load(options.LibClang, packaged));
        var folders = HeaderSearchQuery.AskAll(zig, rids, CancellationToken.None).GetAwaiter().GetResult();
        Task.WaitAny(loading);
        // libclang runs in this process, although a crash ends the command without a message. A separate process would take 20% more time for all
        // RIDs, and 50% more for one.
        var response = Generator.Answer(new BindgenRequest
        {
            LibClang = options.LibClang,
            PackagedLibClang = packaged,
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
        Console.Error.WriteLine($"{Quantity.Of(result.Bound, "declaration")} bound, {result.Refused} not bound");
        return 0;
    }

    /// <summary>Prints a message in the format of compilers.</summary>
    public static void Report(Diagnostic diagnostic)
    {
        var place = diagnostic.File is null ? "" : diagnostic.Line == 0 ? $"{diagnostic.File}: " : $"{diagnostic.File}({diagnostic.Line},{diagnostic.Column}): ";
        Console.Error.WriteLine($"{place}{(diagnostic.Severity == Severity.Error ? "error" : "warning")} {diagnostic.Code}: {diagnostic.Message}");
    }

    // Returns false if the file is only verified, and differs.
    private static bool Write(string path, string text, bool verify)
    {
        var known = File.Exists(path) ? File.ReadAllText(path) : "";
        // Git might have changed the line endings.
        if (known != text)
            known = known.ReplaceLineEndings("\n");
        if (verify && known != text)
        {
            Report(Diagnostic.Error("NSDK4030", $"{path} is out of date. Expected the current bindings of the header; run without --mode Verify to write them.\n"
                + TextDifference.Describe(known, text), path));
            return false;
        }

        if (known != text)
            Write(Path.GetFullPath(path), text);
        return true;
    }

    private static void Write(string path, string text)
    {
        try
        {
            FileWriter.Write(path, text);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw new NativeException(FileFault.Of(exception));
        }
    }

    private static string Version => typeof(BindgenCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static string ThisMachine => System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
}
