using System.Text.RegularExpressions;

namespace Native.Tool;

/// <summary>Splits C names into words, in lowercase.</summary>
internal static partial class NameWords
{
    /// <summary>Returns <c>zstd, create, cctx</c> for <c>ZSTD_createCCtx</c>.</summary>
    public static IReadOnlyList<string> Of(string name) => [.. Word().Matches(name).Select(word => word.Value.ToLowerInvariant())];

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")]
    private static partial Regex Word();
}
