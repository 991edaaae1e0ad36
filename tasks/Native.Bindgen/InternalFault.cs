using Native.Core.Diagnostics;

namespace Native.Bindgen;

/// <summary>Converts an internal error into a diagnostic.</summary>
internal static class InternalFault
{
    /// <summary>Returns NSDK4008 for a header.</summary>
    public static Diagnostic Of(Exception exception, string header)
    {
        while (exception is AggregateException or TypeInitializationException && exception.InnerException is { } inner)
            exception = inner;
        var place = exception.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Native.", StringComparison.Ordinal))?.Trim() ?? "";
        return Diagnostic.Error("NSDK4008", $"The bindings generator failed on this header because of a bug in Native.Sdk: {exception.GetType().Name}: {exception.Message} {place}. "
            + "Expected bindings or a message about a declaration; report the bug with the header, and exclude the declaration with Block or Allow.", header);
    }
}
