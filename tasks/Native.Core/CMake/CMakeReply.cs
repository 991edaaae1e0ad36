using System.Text.Json;
using Native.Core.Diagnostics;
using Native.Core.IO;

namespace Native.Core.CMake;

/// <summary>Represents a target in the reply of CMake's file API. Paths are full paths.</summary>
/// <param name="Name">The name, as in <c>add_library</c>.</param>
/// <param name="Id">The identifier in dependencies.</param>
/// <param name="Type"><c>STATIC_LIBRARY</c>, <c>SHARED_LIBRARY</c>, <c>EXECUTABLE</c>, …</param>
/// <param name="Artifacts">The output files.</param>
/// <param name="Sources">The sources, without generated files.</param>
/// <param name="IncludePaths">The include folders, without system folders.</param>
/// <param name="Defines">The macros of its sources.</param>
/// <param name="Dependencies">The ids of the targets that it depends on.</param>
/// <param name="LinkFragments">The libraries in its link command, quoted for a shell.</param>
/// <param name="LinkLanguage">The language of the linker driver, or empty.</param>
public sealed record CMakeTarget(
    string Name, string Id, string Type, IReadOnlyList<string> Artifacts, IReadOnlyList<string> Sources, IReadOnlyList<string> IncludePaths,
    IReadOnlyList<string> Defines, IReadOnlyList<string> Dependencies, IReadOnlyList<string> LinkFragments, string LinkLanguage)
{
    /// <summary>True if other targets can link it.</summary>
    public bool IsLibrary => Type is "STATIC_LIBRARY" or "SHARED_LIBRARY" or "INTERFACE_LIBRARY";

    /// <summary>The folder of its CMakeLists.txt, relative to that of the project.</summary>
    public string Folder { get; init; } = "";

    /// <summary>True if the project installs it.</summary>
    public bool IsInstalled { get; init; }

    /// <summary>The compiled sources, including generated files.</summary>
    public IReadOnlyList<string> Compiled { get; init; } = [];

    /// <summary>
    /// True if a path in a link command is an output file. For a shared library with a version, the reply of CMake 3.25 names only <c>libz.so</c>, and CMake links
    /// <c>libz.so.1.3</c>.
    /// </summary>
    public bool IsFile(string path) => Artifacts.Any(artifact => artifact == path || IsVersion(artifact, path));

    private static bool IsVersion(string artifact, string path)
    {
        var (name, extension) = artifact.EndsWith(".dylib", StringComparison.Ordinal) ? (artifact[..^6], ".dylib") : (artifact, "");
        return (extension.Length > 0 || name.EndsWith(".so", StringComparison.Ordinal))
            && path.StartsWith(name + ".", StringComparison.Ordinal) && path.EndsWith(extension, StringComparison.Ordinal)
            && path[name.Length..^extension.Length].All(character => char.IsAsciiDigit(character) || character == '.');
    }
}

/// <summary>
/// Represents the reply of CMake's file API: https://cmake.org/cmake/help/latest/manual/cmake-file-api.7.html
/// </summary>
/// <param name="Targets">The targets of one configuration.</param>
/// <param name="Inputs">The files that CMake read to configure, without its own and generated files.</param>
public sealed record CMakeReply(IReadOnlyList<CMakeTarget> Targets, IReadOnlyList<string> Inputs)
{
    /// <summary>The folder of queries in a build tree.</summary>
    public static string QueryFolder { get; } = Path.Combine(".cmake", "api", "v1", "query");

    /// <summary>The folder of replies in a build tree.</summary>
    public static string ReplyFolder { get; } = Path.Combine(".cmake", "api", "v1", "reply");

    /// <summary>The names of the queries, which are empty files.</summary>
    public static IReadOnlyList<string> Queries { get; } = ["codemodel-v2", "cmakeFiles-v1"];

    /// <summary>Reads the reply that <paramref name="index"/> (<c>index-….json</c>) lists. Reports NSDK3029 for an invalid reply.</summary>
    public static CMakeReply Read(string index, string buildType, IFileReader files)
    {
        try
        {
            return new Reader(Path.GetDirectoryName(index)!, files).Read(Path.GetFileName(index), buildType);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new NativeException(Diagnostic.Error("NSDK3029",
                $"CMake's file API reply cannot be read ({e.Message}): {index}. Expected the reply of CMake 3.19 or later; "
                + "clean the build (dotnet msbuild -t:NativeClean) and build again."));
        }
    }

    private sealed class Reader(string folder, IFileReader files)
    {
        private string _source = "", _build = "";

        public CMakeReply Read(string index, string buildType)
        {
            var reply = Json(index).GetProperty("reply");
            var model = Json(File(reply, "codemodel-v2"));
            (_source, _build) = (Text(model.GetProperty("paths"), "source"), Text(model.GetProperty("paths"), "build"));
            var configurations = model.GetProperty("configurations").EnumerateArray().ToList();
            var configuration = configurations.FirstOrDefault(one => Text(one, "name") == buildType);
            if (configuration.ValueKind == JsonValueKind.Undefined)
                configuration = configurations[0];
            var inputs = List(Json(File(reply, "cmakeFiles-v1")), "inputs").Where(input => !Flag(input, "isCMake") && !Flag(input, "isGenerated"));
            return new(
                [.. List(configuration, "targets").Select(target => Target(Json(Text(target, "jsonFile"))))],
                [.. inputs.Select(input => Full(Text(input, "path"), _source)).Distinct(StringComparer.Ordinal)]);
        }

        private CMakeTarget Target(JsonElement target)
        {
            var groups = List(target, "compileGroups").ToList();
            var link = target.TryGetProperty("link", out var found) ? found : default;
            return new(
                Text(target, "name"), Text(target, "id"), Text(target, "type"),
                Artifacts(target),
                [.. List(target, "sources").Where(source => !Flag(source, "isGenerated")).Select(source => Full(Text(source, "path"), _source))],
                [.. groups.SelectMany(group => List(group, "includes")).Where(include => !Flag(include, "isSystem"))
                    .Select(include => Full(Text(include, "path"), _source)).Distinct(StringComparer.Ordinal)],
                [.. groups.SelectMany(group => List(group, "defines")).Select(define => Text(define, "define")).Distinct(StringComparer.Ordinal)],
                [.. List(target, "dependencies").Select(dependency => Text(dependency, "id"))],
                [.. List(link, "commandFragments").Where(fragment => Text(fragment, "role") is "libraries" or "libraryPath" or "frameworkPath")
                    .Select(fragment => Text(fragment, "fragment"))],
                Text(link, "language"))
            {
                Folder = target.TryGetProperty("paths", out var paths) ? Text(paths, "source") : "",
                IsInstalled = target.TryGetProperty("install", out _),
                Compiled = [.. List(target, "sources").Where(source => source.TryGetProperty("compileGroupIndex", out _))
                    .Select(source => Full(Text(source, "path"), _source))],
            };
        }

        // The name of the file can differ from that of the artifact.
        private IReadOnlyList<string> Artifacts(JsonElement target)
        {
            var paths = List(target, "artifacts").Select(artifact => Full(Text(artifact, "path"), _build)).ToList();
            if (paths.Count > 0 && Text(target, "nameOnDisk") is { Length: > 0 } name)
                paths.Add(Path.Combine(Path.GetDirectoryName(paths[0])!, name));
            return [.. paths.Distinct(StringComparer.Ordinal)];
        }

        private JsonElement Json(string name)
        {
            using var document = JsonDocument.Parse(files.ReadText(Path.Combine(folder, name)) ?? throw new KeyNotFoundException($"there is no {name}"));
            return document.RootElement.Clone();
        }

        private static string File(JsonElement reply, string kind) => Text(reply.GetProperty(kind), "jsonFile");

        private static string Full(string path, string folder) => Path.GetFullPath(path, folder);

        private static string Text(JsonElement element, string name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

        private static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.GetBoolean();

        private static IEnumerable<JsonElement> List(JsonElement element, string name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.EnumerateArray() : [];
    }
}
