using System.Text.Encodings.Web;
using System.Text.Json;

namespace Native.Core.IO;

/// <summary>Formats JSON files. The text is the same on all systems.</summary>
internal static class JsonFormat
{
    /// <summary>Indented. Other characters than those of ASCII are escaped.</summary>
    public static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Indented, for files that people read: letters are as they are.</summary>
    public static JsonSerializerOptions Readable { get; } = new(Indented) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
