using System.Text;
using System.Text.Json;

namespace Native.Core.PackageForms;

/// <summary>Writes <c>runtime.json</c>, from which NuGet reads which package an app for a RID also needs.</summary>
internal static class RuntimeJson
{
    /// <summary>Returns the text.</summary>
    public static string Text(string packageId, string version, IEnumerable<string> rids)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteStartObject("runtimes");
            foreach (var rid in rids)
            {
                json.WriteStartObject(rid);
                json.WriteStartObject(packageId);
                json.WriteString(FormPackage.RuntimeId(packageId, rid), version);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
