using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Native.Core.Command;
using Native.Core.Compile;
using Native.Core.Incremental;

namespace Native.Build;

/// <summary>
/// Tests features of the target by compiling a few lines. It runs no program, so it works for every target. Results are cached in
/// <c>OUT_DIR/probes</c> per compiler, target and test, with the headers that were read.
/// </summary>
internal static class FeatureProbe
{
    private const string Mark = "native-size:";
    private static readonly HashSet<string> s_read = new(StringComparer.Ordinal);

    /// <summary>Returns the inputs of the results of this run: headers that were read, and directories in which a header can appear.</summary>
    public static IEnumerable<string> Read => s_read;

    /// <summary>True if the code compiles.</summary>
    public static bool Compiles(CompileRequest request, IReadOnlyList<string> flags, string text) => Run(request, flags, text, link: false) == "yes";

    /// <summary>True if the code links into a program.</summary>
    public static bool Links(CompileRequest request, IReadOnlyList<string> libraries, string text) =>
        Run(request, ["-Werror=implicit-function-declaration", .. libraries.Select(library => $"-l{library}")], text, link: true) == "yes";

    /// <summary>Returns the size of a type, which the object file contains as digits.</summary>
    public static int? Size(CompileRequest request, string type, string? header)
    {
        var text = new StringBuilder(header is null ? "" : $"#include <{header}>\n");
        text.Append(CultureInfo.InvariantCulture, $"const char native_probe[] = {{ {string.Join(", ", Mark.Select(character => $"'{character}'"))}");
        for (var place = 1_000_000; place > 0; place /= 10)
            text.Append(CultureInfo.InvariantCulture, $", '0' + (sizeof({type}) / {place}) % 10");
        return int.TryParse(Run(request, [], text.Append(" };\n").ToString(), link: false, digits: 7), CultureInfo.InvariantCulture, out var size) ? size : null;
    }

    private static string Run(CompileRequest request, IReadOnlyList<string> flags, string text, bool link, int digits = 0) => Instructions.OrEnd(() =>
    {
        var folder = Path.Combine(BuildContext.OutDirectory, "probes");
        var scratch = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        var compiler = Toolchain.Compiler(scratch);
        var options = compiler.Arguments(request, new SourceFile("probe.c", SourceLanguage.C, [], [], flags, 1));
        var arguments = string.Join('\n', [.. options, link ? "link" : "compile", text]);
        var answer = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(arguments)))[..16]);
        var recorded = StepOptions.Of(compiler.Identity, [], [arguments]);
        var known = StepStateFile.Read(new DiskFileReader(), answer);
        s_read.UnionWith(request.IncludePaths.Select(include => include.Path));
        if (known.Reason(answer, recorded, new InputReader(new DiskFileReader())) is null)
        {
            s_read.UnionWith(known!.Files);
            return File.ReadAllText(answer);
        }

        using (ScratchFolder.At(scratch))
        {
            var (source, output, depfile) = (Path.Combine(scratch, "probe.c"), Path.Combine(scratch, "probe.out"), Path.Combine(scratch, "probe.d"));
            File.WriteAllText(source, text);
            // Libraries follow the source that uses them.
            string[] command = link ? [options[0], source, .. options.Skip(1), "-o", output] : [.. options, "-MD", "-MF", depfile, "-c", source, "-o", output];
            ProcessResult Start() => Toolchain.Processes.RunToEnd(compiler.Request(command, request.ProjectDirectory, source));
            var result = link && Toolchain.Zig is { } zig ? ZigWarmUp.Run(CancellationToken.None, zig, NativeTarget.Current.Triple, hasCxx: false, Start) : Start();
            var found = result.ExitCode != 0 ? "no" : digits > 0 ? Digits(output, digits) : "yes";
            var listed = new DiskFileReader().ReadText(depfile);
            var headers = Depfile.Headers(listed ?? "", source, request.ProjectDirectory, compiler.OwnHeaders);
            s_read.UnionWith(headers);
            Cache(request, compiler, answer, recorded, found, headers, isComplete: listed is not null);
            return found;
        }
    });

    // A missing header can be created in the project or installed later, so such a result is not cached.
    private static void Cache(
        CompileRequest request, ICompiler compiler, string answer, string options, string found, IReadOnlyList<string> headers, bool isComplete)
    {
        var mayAppear = request.IncludePaths.Count > 0 || request.CFlags.Count > 0 || compiler.OwnHeaders.Length == 0;
        if (mayAppear && (found == "no" || !isComplete))
            return;
        var now = new InputReader(new DiskFileReader());
        RecordedStep.Complete(answer, () => FileWriter.Write(answer, found),
            () => new(options, [.. headers.Append(compiler.Executable).Select(now.File)]), $"{answer}.{Guid.NewGuid():N}.tmp");
    }

    private static string Digits(string output, int digits)
    {
        var bytes = File.ReadAllBytes(output);
        var at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Mark));
        return at < 0 ? "no" : Encoding.ASCII.GetString(bytes, at + Mark.Length, digits);
    }
}
