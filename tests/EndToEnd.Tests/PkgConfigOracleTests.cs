using System.Text.RegularExpressions;
using Native.Core.Command;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Link;
using Native.Core.Platform;
using Native.Execution;

namespace EndToEnd.Tests;

/// <summary>
/// Every module on this machine: the options to compile and link with, compared with the output of pkg-config and with
/// the libraries that a binary needs if gcc links it with those options.
/// </summary>
public sealed class PkgConfigOracleTests : IDisposable
{
    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void The_options_of_every_module_on_this_machine_equal_those_of_pkg_config()
    {
        _test.Write("empty.c", "");
        var modules = Tool.Run("pkg-config", ["--list-package-names"]).Succeeds().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var compared = 0;
        var differences = new List<string>();
        Parallel.ForEach(modules.Distinct().Order(StringComparer.Ordinal), new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, module =>
        {
            var expected = Tool.Run("pkg-config", ["--cflags", "--libs", module]);
            var resolution = Resolve(module);
            if (expected.ExitCode != 0)
            {
                Differ(module, "fails", resolution.Diagnostics.Count > 0 ? "fails" : "succeeds");
                return;
            }

            if (resolution.Diagnostics.FirstOrDefault() is { } diagnostic)
            {
                // The linker determines which modules can be linked at all: a .pc file may name a library that no package contains.
                if (diagnostic.Code != "NSDK3009" || TryLink(module, Words(expected.StandardOutput).Where(IsLink), []) is not null)
                    Differ(module, "succeeds", diagnostic.Message);
                return;
            }

            var words = Words(expected.StandardOutput);
            var script = Scripts(words);
            Differ(module, Join(words.Where(word => !IsLink(word)).Where(IsNotOfCompiler)), Join(CompileFlags(resolution.Items)));
            Differ(module, TryLink(module, words.Where(IsLink), script), TryLink(module, LinkFlags(resolution.Items), script));
            Interlocked.Increment(ref compared);
        });
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.True(compared >= 60, $"Only {compared} of {modules.Length} modules could be compared. Expected at least 60; run ./build.sh setup.");

        void Differ(string module, string? theirs, string? ours)
        {
            if (theirs == ours)
                return;
            lock (differences)
                differences.Add($"{module}:\n  pkg-config: {theirs}\n  ours:       {ours}");
        }
    }

    private static Resolution Resolve(string module)
    {
        var target = NativeTarget.Parse("linux-x64");
        var variables = new BuildVariables(Environment.GetEnvironmentVariable, target.Rid);
        var request = new PkgConfigRequest(target, "linux-x64", "", "", "/", TimeSpan.FromSeconds(30));
        var (files, runner) = (new DiskFileReader(), new RealCommands());
        var dependency = new Dependency(module, [], VersionRange.Any, DependencyMode.System, LibraryKind.Default, false, [module], false);
        return new DependencyResolver(new PkgConfig(runner, files, variables, request), files, variables, request, new OwnSearchPath()).Resolve([dependency]).Result;
    }

    // A directory in a separate word belongs to the option before it. pkg-config prints -I for every directory; the SDK
    // uses -isystem for headers of other projects, so that they cause no warnings.
    private static IReadOnlyList<string> Words(string text)
    {
        var words = CommandLine.Split(text).ToList();
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var option in new[] { "-isystem", "-idirafter", "-I" }.Where(option => words[i].StartsWith(option, StringComparison.Ordinal)))
            {
                if (words[i] == option)
                {
                    words[i] += words[i + 1];
                    words.RemoveAt(i + 1);
                }

                words[i] = $"-I{words[i][option.Length..]}";
            }
        }

        return words;
    }

    // gcc ignores an option that names one of its own directories. The SDK puts such a directory last, because zig does not search it.
    private static bool IsNotOfCompiler(string word) => !s_compilerFolders.Value.Contains(word);

    private static readonly Lazy<IReadOnlySet<string>> s_compilerFolders = new(() =>
        Tool.Run("gcc", ["-xc", "-E", "-v", "/dev/null"]).Succeeds().Split('\n').Where(line => line.StartsWith(" /", StringComparison.Ordinal))
            .Select(line => $"-I{line.Trim()}").ToHashSet(StringComparer.Ordinal));

    // Linker scripts name some libraries AS_NEEDED: gcc needs none of them here, but the SDK names each library of a script.
    private static IReadOnlyCollection<string> Scripts(IEnumerable<string> words) => words
        .Where(word => word.StartsWith("-l", StringComparison.Ordinal))
        .Select(word => Tool.Run("gcc", [$"-print-file-name=lib{word[2..]}.so"]).Succeeds().Trim())
        .Where(path => File.Exists(path) && new FileInfo(path).Length < 4096)
        .SelectMany(path => Regex.Matches(File.ReadAllText(path), @"AS_NEEDED\s*\(\s*-l(\w+)"))
        .Select(match => $"lib{match.Groups[1].Value}.so").ToHashSet(StringComparer.Ordinal);

    private static bool IsLink(string word) =>
        word.StartsWith("-l", StringComparison.Ordinal) || word.StartsWith("-L", StringComparison.Ordinal)
        || word.StartsWith("-Wl,", StringComparison.Ordinal) || word[0] == '/' || word is "-pthread" or "-rdynamic";

    private static IEnumerable<string> CompileFlags(IReadOnlyList<DependencyItem> items) => items.Select(item => item.Type switch
    {
        DependencyItemType.Include when item.Kind == "System" => $"-I{item.Value}",
        DependencyItemType.Define => $"-D{item.Value}",
        DependencyItemType.Option => item.Value,
        _ => "",
    }).Where(word => word.Length > 0 && word != "-pthread");

    private static IEnumerable<string> LinkFlags(IReadOnlyList<DependencyItem> items) => items.Select(item => item.Type switch
    {
        DependencyItemType.Library when item.IsArgument => item.Value,
        DependencyItemType.Library => item.Value.Contains('/', StringComparison.Ordinal) ? item.Value : $"-l{item.Value}",
        DependencyItemType.SearchPath => $"-L{item.Value}",
        _ => "",
    }).Where(word => word.Length > 0);

    private static string Join(IEnumerable<string> words) => string.Join(' ', words.Distinct().Order(StringComparer.Ordinal));

    // The libraries that a linked library needs, without those in script; null if it cannot be linked.
    private string? TryLink(string module, IEnumerable<string> flags, IReadOnlyCollection<string> script)
    {
        var output = _test[$"{module}.{Guid.NewGuid():N}.so"];
        var link = Tool.Run("gcc", ["-shared", "-o", output, _test["empty.c"], "-Wl,--no-as-needed", .. flags]);
        return link.ExitCode != 0 ? null : Join(Symbols.Dynamic(output).Split('\n')
            .Where(line => line.Contains("NEEDED", StringComparison.Ordinal) && !script.Any(name => line.Contains($"[{name}.", StringComparison.Ordinal))));
    }
}
