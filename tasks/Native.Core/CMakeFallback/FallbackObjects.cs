using System.Text.Json.Nodes;
using Native.Core.Command;

namespace Native.Core.CMakeFallback;

/// <summary>Finds the objects that CMake created, in its compilation database: https://clang.llvm.org/docs/JSONCompilationDatabase.html</summary>
public static class FallbackObjects
{
    /// <summary>Returns their full paths, in the order of the sources. Before version 3.20, only the command names them.</summary>
    public static IReadOnlyList<string> Of(string database) => [.. (JsonNode.Parse(database) as JsonArray ?? []).Select(entry => Object(entry!)).OfType<string>()];

    private static string? Object(JsonNode entry)
    {
        var output = (string?)entry["output"] ?? AfterOption([.. CommandLine.Split((string?)entry["command"] ?? "")]);
        return output is null ? null : Path.GetFullPath(output, (string?)entry["directory"] ?? "/");
    }

    private static string? AfterOption(List<string> words) => words.IndexOf("-o") is >= 0 and var at && at + 1 < words.Count ? words[at + 1] : null;
}
