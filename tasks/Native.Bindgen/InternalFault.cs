using Native.Core.Diagnostics;

namespace Native.Bindgen;

/// <summary>A fault of this program, as a message like any other.</summary>
internal static class InternalFault
{
    /// <summary>NSDK4008, with the header that was read.</summary>
    public static Diagnostic Of(Exception exception, string header)
    {
        while (exception is AggregateException or TypeInitializationException && exception.InnerException is { } inner)
            exception = inner;
        var place = exception.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Native.", StringComparison.Ordinal))?.Trim() ?? "";
        return Diagnostic.Error("NSDK4008", $"The bindings generator failed on this header, which is a fault of Native.Sdk: {exception.GetType().Name}: {exception.Message} {place}. "
            + "Expected C# or a message that names a declaration; report it with the header, and leave out what it fails on with Block or Allow.", header);
    }
}
