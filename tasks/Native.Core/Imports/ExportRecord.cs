using System.Globalization;
using Native.Core.Diagnostics;
using Native.Core.IO;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Imports;

/// <summary>
/// Represents <c>exports.txt</c>, which records the exports of a library after its link. C#, which can be compiled later or for several RIDs at once, is checked against it.
/// </summary>
/// <param name="Exports">The exports and dependencies of the library.</param>
/// <param name="Folders">The folders of the libraries that it needs.</param>
/// <param name="Archives">The archives that it contains completely.</param>
public sealed record ExportRecord(ExportTable Exports, IReadOnlyList<string> Folders, IReadOnlyList<string> Archives)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "exports.txt";

    /// <summary>Returns the text of the file.</summary>
    public string Write() => string.Concat([
        .. Exports.Names.Order(StringComparer.Ordinal).Select(name => $"name {name}\n"), .. Exports.Ordinals.Count == 0 ? [] : Exports.Ordinals.Order().Select(ordinal => $"ordinal {ordinal}\n"),
        .. Exports.Needed.Select(name => $"needs {name}\n"), .. Folders.Select(folder => $"folder {folder}\n"), .. Archives.Select(archive => $"archive {archive}\n")]);

    /// <summary>Returns the exports that the library itself contains, or null if it cannot be read.</summary>
    public static ExportRecord? Of(string path, NativeTarget target, IFileReader files)
    {
        using var file = files.Open(path);
        return file is not null && ExportTable.Read(file, target) is { } exports ? new(exports, [Path.GetDirectoryName(path)!], []) : null;
    }

    /// <summary>Parses the text.</summary>
    public static ExportRecord Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2)).ToLookup(parts => parts[0], parts => parts[1]);
        return new(new(lines["name"].ToHashSet(StringComparer.Ordinal), lines["ordinal"].Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToHashSet(),
            [.. lines["needs"]]), [.. lines["folder"]], [.. lines["archive"]]);
    }

    /// <summary>
    /// Returns the functions that .NET finds through the library in its dependencies, or null if one cannot be read. System libraries, such as the C library,
    /// are ignored, because the project did not add them.
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

    /// <summary>True if a library has dependencies that the project added.</summary>
    public bool BringsOthers => Needed(Exports).Any();

    /// <summary>Creates the warning for a library that exports nothing.</summary>
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
            if (file is not null && ExportTable.Read(file, target) is { } table)
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
