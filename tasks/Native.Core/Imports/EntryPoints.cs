using System.Globalization;
using System.Text.RegularExpressions;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Imports;

/// <summary>Looks up functions in a library as .NET does: https://learn.microsoft.com/dotnet/standard/native-interop/pinvoke</summary>
public static class EntryPoints
{
    /// <summary>Returns true if an export matches an import.</summary>
    public static bool Finds(ManagedImport import, ExportTable exports, NativeTarget target)
    {
        if (!target.IsWindows)
            return exports.Names.Contains(import.EntryPoint);
        if (import.EntryPoint.StartsWith('#'))
            return int.TryParse(import.EntryPoint.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) && exports.Ordinals.Contains(ordinal);
        return Names(import).Any(name => exports.Names.Contains(name)
            || (target.Architecture == TargetArchitecture.X86 && import.IsStdCall && exports.Names.Any(export => IsStdCall(export, name))));
    }

    // Only Windows has A and W forms of functions with text.
    private static IEnumerable<string> Names(ManagedImport import) =>
        import.IsExact ? [import.EntryPoint] : [import.EntryPoint, import.EntryPoint + (import.IsUnicode ? 'W' : 'A')];

    // _add@8: the number is the size of the arguments on the stack.
    private static bool IsStdCall(string export, string name) =>
        export.StartsWith($"_{name}@", StringComparison.Ordinal) && Regex.IsMatch(export[(name.Length + 2)..], @"^\d+$");
}
