using System.Text.RegularExpressions;
using Native.Core.Bindings;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Bindgen.Tests.Oracle;

/// <summary>
/// A header for eight RIDs without options, compared with C compilers: the C# compiles without warnings, every size, offset and
/// value is correct, and every declaration is bound or named in a message.
/// </summary>
internal sealed partial class HeaderOracle
{
    // These macros identify the compiler that reads the header, and gcc is not clang.
    private static readonly HashSet<string> s_compilers = ["BROTLI_GNUC_VERSION", "_ASN1_GCC_VERSION", "_GPG_ERR_GCC_VERSION", "GPGRT_GCC_VERSION"];

    private readonly string _header;
    private readonly IReadOnlyList<string> _options;
    private readonly string _folder;

    private HeaderOracle(string header, IReadOnlyList<string> options, string folder) => (_header, _options, _folder) = (header, HeaderFolders.For(Headers.AllRids[0], options, header), folder);

    /// <summary>Returns everything that is wrong or missing; <paramref name="others"/> are the RIDs to compare in addition to the host's.</summary>
    public static IReadOnlyList<string> Faults(string header, IReadOnlyList<string> options, IReadOnlyList<string> others)
    {
        var folder = Directory.CreateTempSubdirectory("oracle-").FullName;
        try
        {
            return new HeaderOracle(header, options, folder).Faults(options, others);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private List<string> Faults(IReadOnlyList<string> given, IReadOnlyList<string> others)
    {
        var name = Path.GetFileName(_header);
        var options = new BindingsOptions { Header = _header, DisplayName = name, LibraryName = "real", Namespace = "Real", Access = "public", Arguments = given };
        var (text, shaped, diagnostics) = Headers.Generate(options, Headers.AllRids);
        if (shaped is null || diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error))
            return [$"does not generate: {diagnostics[0].Message}"];
        if (shaped.Rids[0] != Headers.AllRids[0])
            return [$"is not bound for this machine: {diagnostics[0].Message}"];
        var declared = CHeader.Read(_header, _options, _folder);
        var probe = new Probe(shaped.File, _header, declared.Words);
        var (messages, assembly) = CSharpCompiler.Compile(text, probe.CSharp());
        if (messages.Count > 0)
            return [.. messages.Take(3)];
        var values = (string)assembly!.GetType("Probe")!.GetMethod("Run")!.Invoke(null, null)!;
        var compared = others.Where(shaped.Rids.Contains).AsParallel().WithDegreeOfParallelism(2)
            .SelectMany(rid => Compile(rid, probe.Assertions(shaped.Rids.ToList().IndexOf(rid), s_compilers), given));
        var (said, error) = Run(probe.C());
        if (error.Count > 0)
            return [.. error.Take(3)];
        return [.. Differences(values, said), .. Missing(declared, probe.Names, diagnostics), .. compared];
    }

    private (string Output, List<string> Errors) Run(string program)
    {
        var source = Path.Combine(_folder, "probe.c");
        File.WriteAllText(source, program);
        var result = Tool.Run("gcc", ["-w", "-std=gnu11", .. _options, source, "-o", Path.Combine(_folder, "probe"), "-Wl,--unresolved-symbols=ignore-all"], _folder);
        return result.ExitCode == 0
            ? (Tool.Run(Path.Combine(_folder, "probe"), []).Succeeds(), [])
            : ("", result.Output.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Append("gcc does not take the probe").ToList());
    }

    private static IEnumerable<string> Differences(string csharp, string c)
    {
        var ours = csharp.Split('\n');
        var theirs = c.Split('\n').ToHashSet(StringComparer.Ordinal);
        return ours.Where(line => !theirs.Contains(line) && !s_compilers.Contains(line.Split(' ')[^2])).Select(line => $"C# has {line}, and gcc has {Answer(line)}");

        string Answer(string line) => theirs.FirstOrDefault(other => other.StartsWith(line[..(line.LastIndexOf(' ') + 1)], StringComparison.Ordinal)) ?? "nothing";
    }

    private IEnumerable<string> Missing(CHeader declared, IReadOnlySet<string> bound, IReadOnlyList<Diagnostic> diagnostics)
    {
        var known = diagnostics.SelectMany(diagnostic => Word().Matches(diagnostic.Message).Select(match => match.Value)).Concat(bound).ToHashSet(StringComparer.Ordinal);
        return declared.Functions.Concat(declared.EnumValues).Concat(declared.Numbers).Distinct().Where(name => !known.Contains(name)).Select(name => $"missing without a reason: {name}")
            .Concat(declared.Types.Where(names => !names.Any(known.Contains)).Select(names => $"missing without a reason: type {string.Join(" or ", names)}"));
    }

    private IEnumerable<string> Compile(string rid, string assertions, IReadOnlyList<string> given)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, rid)).FullName;
        var source = Path.Combine(folder, "check.c");
        File.WriteAllText(source, assertions);
        // The same directories, in the same order.
        var folders = HeaderFolders.For(rid, given, _header);
        var result = Tool.Run(Repository.Zig, ["cc", "-target", NativeTarget.Parse(rid).ZigTriple(null, null), "-w", "-std=gnu11", .. folders, "-c", source, "-o", Path.Combine(folder, "check.o")], folder,
            new Dictionary<string, string?> { ["ZIG_GLOBAL_CACHE_DIR"] = Path.Combine(Repository.Cache, "zig"), ["ZIG_LOCAL_CACHE_DIR"] = Path.Combine(folder, "cache") });
        return result.ExitCode == 0 ? [] : [$"{rid}: {result.Output[..Math.Min(600, result.Output.Length)]}"];
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
