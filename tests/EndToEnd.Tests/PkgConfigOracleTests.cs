using Native.Core.Command;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Link;
using Native.Core.Platform;
using Native.Execution;

namespace EndToEnd.Tests;

/// <summary>
/// Every module of this machine: what we would compile and link with, beside what pkg-config prints, and beside what a
/// binary needs that gcc links with either.
/// </summary>
public sealed class PkgConfigOracleTests : IDisposable
{
    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void Every_module_of_this_machine_gives_what_pkg_config_prints()
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
                // The oracle of what can be linked at all is the linker: a .pc file may name what no package brings.
                if (diagnostic.Code != "NSDK3009" || TryLink(module, Words(expected.StandardOutput).Where(IsLink)) is not null)
                    Differ(module, "succeeds", diagnostic.Message);
                return;
            }

            var items = resolution.Items;
            Differ(module, Join(Words(expected.StandardOutput).Where(word => !IsLink(word))), Join(CompileFlags(items)));
            Differ(module, TryLink(module, Words(expected.StandardOutput).Where(IsLink)), TryLink(module, LinkFlags(items)));
            Interlocked.Increment(ref compared);
        });
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.True(compared >= 60, $"Only {compared} of {modules.Length} modules could be compared. setup installs more.");

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

    private static IReadOnlyList<string> Words(string text) => CommandLine.Split(text);

    private static bool IsLink(string word) =>
        word.StartsWith("-l", StringComparison.Ordinal) || word.StartsWith("-L", StringComparison.Ordinal)
        || word.StartsWith("-Wl,", StringComparison.Ordinal) || word[0] == '/' || word is "-pthread" or "-rdynamic";

    // Headers of others are -isystem with us, so that they bring no warnings; /usr/include comes last, and not at all with pkg-config.
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

    // What a library needs that is linked so, or null where it cannot be.
    private string? TryLink(string module, IEnumerable<string> flags)
    {
        var output = _test[$"{module}.{Guid.NewGuid():N}.so"];
        var link = Tool.Run("gcc", ["-shared", "-o", output, _test["empty.c"], "-Wl,--no-as-needed", .. flags]);
        return link.ExitCode != 0 ? null : Join(Symbols.Dynamic(output).Split('\n').Where(line => line.Contains("NEEDED", StringComparison.Ordinal)));
    }
}
