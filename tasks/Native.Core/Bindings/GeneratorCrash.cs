using Native.Core.Diagnostics;

namespace Native.Core.Bindings;

/// <summary>Creates the diagnostic for a bindings generator that ended without a response.</summary>
public static class GeneratorCrash
{
    /// <summary>Creates NSDK4005.</summary>
    public static Diagnostic Of(int exitCode, BindgenRequest request, string error) => Diagnostic.Error("NSDK4005",
        $"The bindings generator exited with code {exitCode} while reading {string.Join(", ", request.Headers.Select(header => header.DisplayName))}: "
        + $"libclang crashed on a header. Expected a header that a compiler accepts; try another libclang with NativeLibClangPath. Its output: {First(error)}",
        request.Headers[0].Header);

    private static string First(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(3));
}
