using System.Text.RegularExpressions;
using Native.Core.Bindings;

namespace Native.Bindgen.Tests;

/// <summary>The generator generates its own bindings for libclang: every function that its sources call, from Index.h.</summary>
public sealed partial class SelfHostTests
{
    [Fact]
    public void The_bindings_of_libclang_equal_the_output_of_the_generator()
    {
        var folder = Path.Combine(Repository.Root, "tasks/Native.Bindgen");
        var file = Path.Combine(folder, "Clang/LibClang.cs");
        var called = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(source => source != file && !source.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(source => Call().Matches(File.ReadAllText(source)).Select(match => match.Value)).Distinct().Order(StringComparer.Ordinal);
        var (text, _, diagnostics) = Headers.Generate(new BindingsOptions
        {
            Header = "/usr/lib/llvm-19/include/clang-c/Index.h",
            DisplayName = "clang-c/Index.h",
            LibraryName = "libclang",
            Namespace = "Native.Bindgen.Clang",
            ClassName = "LibClang",
            Friendly = false,
            Allow = [.. called],
            Arguments = ["-I/usr/lib/llvm-19/include"],
        }, Headers.AllRids);
        // The documentation comments are from LLVM, so the file in the repository omits them.
        text = string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal)));
        if (Environment.GetEnvironmentVariable("NATIVE_SDK_REWRITE") == "1")
            File.WriteAllText(file, text);
        Assert.Empty(diagnostics);
        Assert.Equal(File.ReadAllText(file), text);
    }

    [GeneratedRegex(@"\bclang_\w+\b")]
    private static partial Regex Call();
}
