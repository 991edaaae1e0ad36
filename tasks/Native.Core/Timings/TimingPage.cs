using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Native.Core.Timings;

/// <summary>Creates the HTML page that shows a <see cref="TimingReport"/>.</summary>
public static class TimingPage
{
    /// <summary>Returns the page, which contains its data, styles and script.</summary>
    public static string Write(TimingReport report)
    {
        using var reader = new StreamReader(typeof(TimingPage).Assembly.GetManifestResourceStream("TimingPage.html")!);
        // The serializer escapes <, > and &, so no name can end the script element.
        return reader.ReadToEnd()
            .Replace("{{title}}", WebUtility.HtmlEncode(report.Project), StringComparison.Ordinal)
            .Replace("{{data}}", JsonSerializer.Serialize(report, PageJson.Default.TimingReport), StringComparison.Ordinal);
    }
}

/// <summary>Writes the data of the page without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TimingReport))]
internal sealed partial class PageJson : JsonSerializerContext;
