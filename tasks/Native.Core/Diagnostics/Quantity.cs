using System.Globalization;

namespace Native.Core.Diagnostics;

/// <summary>Writes a number of things in a message.</summary>
public static class Quantity
{
    /// <summary>Returns <c>1 header</c> or <c>2 headers</c>.</summary>
    public static string Of(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
