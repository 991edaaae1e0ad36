using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Native.Core.Bindings;

namespace Native.Bindgen.Tests;

/// <summary>
/// One header per feature, with the expected C# next to it. The first line of a header contains its options, and the following
/// lines begin with the expected messages. <c>NATIVE_SDK_REWRITE=1 dotnet test</c> writes the C# again.
/// </summary>
public sealed partial class GoldenTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests/Native.Bindgen.Tests/Golden");

    public static TheoryData<string> Names => [.. Directory.GetFiles(s_folder, "*.h").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_CSharp_for_a_header_equals_the_file_next_to_it(string name)
    {
        var header = Path.Combine(s_folder, $"{name}.h");
        var (options, rids) = Options(header, name);
        var (text, shaped, diagnostics) = Headers.Generate(options, rids);
        var said = string.Concat(diagnostics.Select(diagnostic => $"// {diagnostic.Line}: {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Code}: {diagnostic.Message.ReplaceLineEndings(" ")}\n"));
        text = said + text;
        if (!string.IsNullOrEmpty(shaped?.Shims))
            text += string.Concat(shaped.Shims.Replace(header, Path.GetFileName(header), StringComparison.Ordinal).Split('\n').Select(line => $"// C: {line}".TrimEnd() + "\n"));
        var golden = Path.Combine(s_folder, $"{name}.cs");
        if (Environment.GetEnvironmentVariable("NATIVE_SDK_REWRITE") == "1")
            File.WriteAllText(golden, text);
        Assert.Equal(File.Exists(golden) ? File.ReadAllText(golden) : "", text);
    }

    // The oldest C# version that the documentation promises.
    [Theory]
    [MemberData(nameof(Names))]
    public void The_CSharp_for_a_header_compiles_as_CSharp_12(string name)
    {
        var (messages, _) = CSharpCompiler.Compile(LanguageVersion.CSharp12, ["NATIVE_BINDINGS_CSHARP12"], File.ReadAllText(Path.Combine(s_folder, $"{name}.cs")));
        Assert.DoesNotContain(messages, message => LanguageError().IsMatch(message));
    }

    // The compiler errors for a feature that C# 12 lacks, and for the attribute that requires C# 13.
    [GeneratedRegex("error (CS8[0-9]{3}|CS9[0-9]{3})")]
    private static partial Regex LanguageError();

    // // Allow=git_*;foo Rids=linux-x64;win-x64
    private static (BindingsOptions Options, string[] Rids) Options(string header, string name)
    {
        var line = File.ReadLines(header).First();
        var values = line[2..].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => word.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var options = BindingsReader.Read(new(key => values.GetValueOrDefault(key) ?? (key == "ClassName" ? "NativeMethods" : ""), key => key, header), header, path => path) with
        {
            Namespace = $"Golden.{name}",
            LibraryName = "golden",
            Shims = values.ContainsKey("Shims"),
        };
        return (options, values.ContainsKey("Rids") ? values["Rids"].Split(';') : ["linux-x64", "win-x64", "osx-arm64"]);
    }
}
