using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Native.Core.Compile;

/// <summary>
/// Writes the compilation database for clangd and clang-tidy. Format: https://clang.llvm.org/docs/JSONCompilationDatabase.html
/// </summary>
public static class CompileCommands
{
    private static readonly JsonWriterOptions s_format = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Returns the text of <c>compile_commands.json</c>.</summary>
    public static string Write(CompileRequest request, string compiler, IEnumerable<ObjectStep> steps)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, s_format))
        {
            json.WriteStartArray();
            foreach (var step in steps)
            {
                json.WriteStartObject();
                json.WriteString("directory", request.ProjectDirectory);
                json.WriteString("file", step.Source.Path);
                json.WriteStartArray("arguments");
                foreach (var argument in (string[])[compiler, .. step.Arguments, "-c", step.Source.Path, "-o", step.ObjectPath])
                    json.WriteStringValue(argument);
                json.WriteEndArray();
                json.WriteString("output", step.ObjectPath);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan) + "\n";
    }
}
