using System.Globalization;
using Native.Core.Diagnostics;
using Native.Core.IO;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Imports;

/// <summary>
/// What was found in a library after its link: <c>exports.txt</c> next to it. C# is checked against it, which may be compiled later, or for several RIDs at once.
/// </summary>
/// <param name="Exports">What the library exports, and needs.</param>
/// <param name="Folders">Where the libraries lie that it needs.</param>
/// <param name="Archives">Archives that it took whole.</param>
public sealed record ExportRecord(ExportTable Exports, IReadOnlyList<string> Folders, IReadOnlyList<string> Archives)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "exports.txt";

    /// <summary>The text of the file.</summary>
    public string Write() => string.Concat([
        .. Exports.Names.Order(StringComparer.Ordinal).Select(name => $"name {name}\n"), .. Exports.Ordinals.Order().Select(ordinal => $"ordinal {ordinal}\n"),
        .. Exports.Needed.Select(name => $"needs {name}\n"), .. Folders.Select(folder => $"folder {folder}\n"), .. Archives.Select(archive => $"archive {archive}\n")]);

    /// <summary>Reads the text.</summary>
    public static ExportRecord Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2)).ToLookup(parts => parts[0], parts => parts[1]);
        return new(new(lines["name"].ToHashSet(StringComparer.Ordinal), lines["ordinal"].Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToHashSet(),
            [.. lines["needs"]]), [.. lines["folder"]], [.. lines["archive"]]);
    }

    /// <summary>
    /// What .NET finds through the library in those that it needs; null where one of them cannot be read. Those of the C library and its like do not count:
    /// the project did not ask for them.
    /// </summary>
    public IReadOnlySet<string>? Behind(NativeTarget target, IFileReader files)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (target.IsWindows)
            return names;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<(string Name, bool IsOwn)>(Needed(Exports).Select(name => (name, true)));
        while (open.TryDequeue(out var next))
        {
            if (!seen.Add(next.Name))
                continue;
            if (Find(next.Name, target, files) is { } table)
            {
                names.UnionWith(table.Names);
                foreach (var name in Needed(table))
                    open.Enqueue((name, false));
            }
            else if (next.IsOwn)
            {
                return null;
            }
        }

        return names;
    }

    /// <summary>Whether a library does nothing but bring others along.</summary>
    public bool BringsOthers => Needed(Exports).Any();

    /// <summary>What a library that exports nothing is told.</summary>
    public static Diagnostic Nothing(string fileName, NativeTarget target, IReadOnlyCollection<string> hidden) => Diagnostic.Error("NSDK2023",
        $"{fileName} for {target.Rid} exports nothing, so C# cannot call any of its functions. "
        + (hidden.Count > 0 ? $"Its symbols are hidden ('{hidden.Order(StringComparer.Ordinal).First()}' and others), because the objects were compiled with hidden visibility. "
            : "All functions in its objects are static. ")
        + "Expected at least one exported function: compile with default visibility (for a CMake project with Options=\"-DCMAKE_C_VISIBILITY_PRESET=default\"), bind a header "
        + "that declares functions of a static library (NativeBindings), or put __attribute__((visibility(\"default\"))), on Windows __declspec(dllexport), before the functions.");

    private ExportTable? Find(string name, NativeTarget target, IFileReader files)
    {
        foreach (var folder in Folders)
        {
            using var file = files.Open(Path.Combine(folder, name));
            if (file is null)
                continue;
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            if (ExportTable.Read(bytes, target) is { } table)
                return table;
        }

        return null;
    }

    private static IEnumerable<string> Needed(ExportTable table) => table.Needed.Where(name => !s_runtimes.Any(runtime => name.StartsWith(runtime, StringComparison.Ordinal)));

    private static readonly string[] s_runtimes =
    [
        "libc.", "libm.", "libdl.", "libpthread.", "librt.", "libutil.", "libresolv.", "ld-", "libc++", "libstdc++", "libgcc_s.", "libatomic.", "libSystem.", "libobjc.",
    ];
}
