using System.Text.Json;
using Native.Core.Diagnostics;
using Native.Core.IO;

namespace Native.Core.CMake;

/// <summary>A target, as CMake's file API describes it. Paths are full.</summary>
/// <param name="Name">As in <c>add_library</c>.</param>
/// <param name="Id">What dependencies name.</param>
/// <param name="Type"><c>STATIC_LIBRARY</c>, <c>SHARED_LIBRARY</c>, <c>EXECUTABLE</c>, …</param>
/// <param name="Artifacts">The files that it makes.</param>
/// <param name="Sources">The files that it is made from, generated ones left out.</param>
/// <param name="IncludePaths">Where its sources find headers, the system's left out.</param>
/// <param name="Defines">The macros of its sources.</param>
/// <param name="Dependencies">Ids of what is built before it.</param>
/// <param name="LinkFragments">What its link command has as libraries, in the form of the shell.</param>
/// <param name="LinkLanguage">The language whose compiler links it, or empty.</param>
public sealed record CMakeTarget(
    string Name, string Id, string Type, IReadOnlyList<string> Artifacts, IReadOnlyList<string> Sources, IReadOnlyList<string> IncludePaths,
    IReadOnlyList<string> Defines, IReadOnlyList<string> Dependencies, IReadOnlyList<string> LinkFragments, string LinkLanguage)
{
    /// <summary>Whether others can link it.</summary>
    public bool IsLibrary => Type is "STATIC_LIBRARY" or "SHARED_LIBRARY" or "INTERFACE_LIBRARY";

    /// <summary>The folder of its CMakeLists.txt, relative to the project's.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Whether the project installs it.</summary>
    public bool IsInstalled { get; init; }

    /// <summary>The files that are compiled for it, generated ones included.</summary>
    public IReadOnlyList<string> Compiled { get; init; } = [];
}

/// <summary>
/// What CMake answers about a build tree: https://cmake.org/cmake/help/latest/manual/cmake-file-api.7.html
/// </summary>
/// <param name="Targets">The targets of one configuration.</param>
/// <param name="Inputs">The files that configuring read, without those of CMake itself and those that it made.</param>
public sealed record CMakeReply(IReadOnlyList<CMakeTarget> Targets, IReadOnlyList<string> Inputs)
{
    /// <summary>The folder of questions, in a build tree.</summary>
    public static string QueryFolder { get; } = Path.Combine(".cmake", "api", "v1", "query");

    /// <summary>The folder of answers.</summary>
    public static string ReplyFolder { get; } = Path.Combine(".cmake", "api", "v1", "reply");

    /// <summary>The questions: empty files of these names.</summary>
    public static IReadOnlyList<string> Queries { get; } = ["codemodel-v2", "cmakeFiles-v1"];

    /// <summary>Reads the answer that <paramref name="index"/> (<c>index-….json</c>) lists; NSDK3029 where it is none.</summary>
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

        // With a version, the artifact is the link to the file, and nameOnDisk the file: libz.so, libz.so.1.3.
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
