using System.Text.Json;
using Native.Core.IO;

namespace Native.Tool;

/// <summary>Represents a file that a CMake project installs.</summary>
/// <param name="Source">Its full path before the installation.</param>
/// <param name="Destination">Its path below the prefix, with slashes: <c>include/foo/foo.h</c>.</param>
internal sealed record InstalledFile(string Source, string Destination)
{
    /// <summary>The name of a header in <c>#include</c>: <c>foo/foo.h</c>; empty for another file.</summary>
    public string IncludeName => Destination.EndsWith(".h", StringComparison.Ordinal) && Destination.Split('/') is var parts && Array.IndexOf(parts, "include") is >= 0 and var at
        ? string.Join('/', parts[(at + 1)..]) : "";
}

/// <summary>Reads the files that a CMake project installs from the reply of CMake's file API, which contains them since CMake 3.20.</summary>
internal sealed class InstalledFiles(string folder, IFileReader files)
{
    private readonly List<InstalledFile> _found = [];

    /// <summary>Reads the reply that <paramref name="index"/> (<c>index-….json</c>) lists.</summary>
    public static IReadOnlyList<InstalledFile> Read(string index, IFileReader files)
    {
        var reader = new InstalledFiles(Path.GetDirectoryName(index)!, files);
        var model = reader.Json(reader.Json(Path.GetFileName(index)).GetProperty("reply").GetProperty("codemodel-v2").GetProperty("jsonFile").GetString()!);
        var source = model.GetProperty("paths").GetProperty("source").GetString()!;
        foreach (var directory in model.GetProperty("configurations")[0].GetProperty("directories").EnumerateArray().Where(directory => directory.TryGetProperty("jsonFile", out _)))
            reader.ReadDirectory(reader.Json(directory.GetProperty("jsonFile").GetString()!), source);
        return reader._found;
    }

    private void ReadDirectory(JsonElement directory, string source)
    {
        if (!directory.TryGetProperty("installers", out var installers))
            return;
        foreach (var installer in installers.EnumerateArray().Where(installer => installer.TryGetProperty("paths", out _) && installer.TryGetProperty("destination", out _)))
        {
            var destination = installer.GetProperty("destination").GetString()!;
            foreach (var path in installer.GetProperty("paths").EnumerateArray())
            {
                var isPair = path.ValueKind == JsonValueKind.Object;
                var from = (isPair ? path.GetProperty("from") : path).GetString()!;
                var to = isPair ? path.GetProperty("to").GetString()! : from[(from.LastIndexOf('/') + 1)..];
                Add(installer.GetProperty("type").GetString()!, Path.GetFullPath(from, source), to is "." or "" ? destination : $"{destination}/{to}");
            }
        }
    }

    private void Add(string type, string from, string to)
    {
        if (type is "file" or "fileSet")
            _found.Add(new(from, to));
        else if (type == "directory")
            _found.AddRange(files.Below(from).Select(file => new InstalledFile(file, $"{to}/{Path.GetRelativePath(from, file).Replace('\\', '/')}")));
    }

    private JsonElement Json(string name)
    {
        using var document = JsonDocument.Parse(files.ReadText(Path.Combine(folder, name)) ?? throw new FileNotFoundException($"CMake wrote no {name}."));
        return document.RootElement.Clone();
    }
}
