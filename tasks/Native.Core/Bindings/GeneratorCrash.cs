using Native.Core.Diagnostics;

namespace Native.Core.Bindings;

/// <summary>What is said when the process that reads headers ended without an answer.</summary>
public static class GeneratorCrash
{
    /// <summary>NSDK4005.</summary>
    public static Diagnostic Of(int exitCode, BindgenRequest request, string error) => Diagnostic.Error("NSDK4005",
        $"The bindings generator ended with exit code {exitCode} while it read {string.Join(", ", request.Headers.Select(header => header.DisplayName))}: "
        + $"libclang crashed on a header. Expected one that a compiler accepts; try another libclang with NativeLibClangPath. It said: {First(error)}",
        request.Headers[0].Header);

    private static string First(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(3));
}
