using System.Text.Json;
using System.Text.Json.Serialization;

namespace Native.Core.Bindings;

/// <summary>Serializes the messages between the task and the generator. Source generation keeps the start of the generator fast.</summary>
[JsonSerializable(typeof(BindgenRequest))]
[JsonSerializable(typeof(BindgenResponse))]
public sealed partial class BindgenJson : JsonSerializerContext
{
    /// <summary>Writes a request.</summary>
    public static string Write(BindgenRequest request) => JsonSerializer.Serialize(request, Default.BindgenRequest);

    /// <summary>Writes a response.</summary>
    public static string Write(BindgenResponse response) => JsonSerializer.Serialize(response, Default.BindgenResponse);

    /// <summary>Reads a request. Returns null for invalid text.</summary>
    public static BindgenRequest? ReadRequest(string text) => JsonSerializer.Deserialize(text, Default.BindgenRequest);

    /// <summary>Reads a response. Returns null for invalid text, such as partial output after a crash.</summary>
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
