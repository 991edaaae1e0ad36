using Native.Bindgen;
using Native.Bindgen.Clang;
using Native.Bindgen.Emit;
using Native.Bindgen.Mapping;
using Native.Core.Bindings;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Bindgen.Tests;

/// <summary>Generates bindings for the headers of tests.</summary>
internal static class Headers
{
    /// <summary>The eight default RIDs of packages.</summary>
    public static readonly string[] AllRids =
        ["linux-x64", "linux-arm64", "linux-musl-x64", "linux-musl-arm64", "win-x64", "win-arm64", "osx-x64", "osx-arm64"];

    private static readonly Dictionary<string, BindgenTarget> s_targets = [];

    static Headers() => LibClangLoader.Load("");

    /// <summary>A target with the headers that zig contains.</summary>
    public static BindgenTarget Target(string rid)
    {
        lock (s_targets)
        {
            if (s_targets.TryGetValue(rid, out var known))
                return known;
            // For macOS, zig leaves an empty null.o in the current directory.
            var answer = Tool.Run(Repository.Zig, HeaderSearch.Question(NativeTarget.Parse(rid).ZigTriple(null, null)), Path.GetTempPath(),
                environment: new Dictionary<string, string?> { ["ZIG_GLOBAL_CACHE_DIR"] = Path.Combine(Repository.Cache, "zig") }).Error;
            return s_targets[rid] = new(rid, HeaderSearch.Read(answer, Path.GetTempPath())!);
        }
    }

    /// <summary>Returns the C# for a header, with the messages; the text is empty after an error.</summary>
    public static (string CSharp, MappedHeader? MappedHeader, IReadOnlyList<Diagnostic> Diagnostics) Generate(BindingsOptions options, params string[] rids)
    {
        var diagnostics = new List<Diagnostic>();
        var shaped = Generator.Map(options, [.. rids.Select(Target)], diagnostics, new SortedSet<string>());
        return (shaped is null ? "" : FileEmitter.Write(shaped.File, options), shaped, diagnostics);
    }

    /// <summary>The same for the text of a header.</summary>
    public static (string CSharp, MappedHeader? MappedHeader, IReadOnlyList<Diagnostic> Diagnostics) GenerateText(string header, Func<BindingsOptions, BindingsOptions>? with = null, params string[] rids)
    {
        var folder = Directory.CreateTempSubdirectory("bindgen-").FullName;
        try
        {
            var path = Path.Combine(folder, "test.h");
            File.WriteAllText(path, header);
            var options = new BindingsOptions { Header = path, DisplayName = "test.h", LibraryName = "test" };
            return Generate(with?.Invoke(options) ?? options, rids.Length == 0 ? ["linux-x64"] : rids);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
