using System.Text.Json;
using System.Text.Json.Serialization;

namespace Native.Core.Bindings;

/// <summary>The text that task and program exchange. Generated at compile time: the program starts on every stale build.</summary>
[JsonSerializable(typeof(BindgenRequest))]
[JsonSerializable(typeof(BindgenResponse))]
public sealed partial class BindgenJson : JsonSerializerContext
{
    /// <summary>Writes a request.</summary>
    public static string Write(BindgenRequest request) => JsonSerializer.Serialize(request, Default.BindgenRequest);

    /// <summary>Writes a response.</summary>
    public static string Write(BindgenResponse response) => JsonSerializer.Serialize(response, Default.BindgenResponse);

    /// <summary>Reads a request; null for what is none.</summary>
    public static BindgenRequest? ReadRequest(string text) => JsonSerializer.Deserialize(text, Default.BindgenRequest);

    /// <summary>Reads a response; null for what is none, such as the half that a crash left.</summary>
    public static BindgenResponse? ReadResponse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, Default.BindgenResponse);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
