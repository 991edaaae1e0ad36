using System.Text.Encodings.Web;
using System.Text.Json;

namespace Native.Core.Compile;

/// <summary>
/// The compilation database that clangd and clang-tidy read. Format: https://clang.llvm.org/docs/JSONCompilationDatabase.html
/// </summary>
public static class CompileCommands
{
    private static readonly JsonSerializerOptions s_format = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text of <c>compile_commands.json</c>.</summary>
    public static string Write(CompileRequest request, string compiler, IEnumerable<ObjectStep> steps) =>
        JsonSerializer.Serialize(steps.Select(step => new
        {
            directory = request.ProjectDirectory,
            file = step.Source.Path,
            arguments = (string[])[compiler, .. step.Arguments, "-c", step.Source.Path, "-o", step.ObjectPath],
            output = step.ObjectPath,
        }), s_format) + "\n";
}
