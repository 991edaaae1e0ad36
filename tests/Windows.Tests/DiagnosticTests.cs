namespace Windows.Tests;

/// <summary>Errors: their codes, files and lines.</summary>
public sealed class DiagnosticTests : IDisposable
{
    private readonly TestFolder _test = WindowsFolder.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void An_error_in_C_has_its_file_and_line()
    {
        _test.Write("lib/native/fehler ä.c", "#include \"lib_add.h\"\nint f(void)\n{\n    return undeclared;\n}\n");
        Expect("NSDK2001", "lib/native/fehler ä.c", 4);
        File.Delete(_test["lib/native/fehler ä.c"]);
        _test.Write("lib/native/lib_add.h", "int lib_add(int a, int b)\n");
        Assert.Equal("NSDK2001", Assert.Single(_test.NativeBuild("lib").Fails().Codes));
    }

    [Fact]
    public void A_warning_has_its_name_file_and_line()
    {
        _test.Write("lib/native/warn.c", "int f(void)\n{\n    int unused;\n    return 1;\n}\n");
        var warning = Assert.Single(_test.NativeBuild("lib").Succeeds().Log.Diagnostics);
        Assert.Equal(("-Wunused-variable", 3, _test.Windows("lib/native/warn.c")), (warning.Code, warning.Line, Path(warning)));
    }

    [Fact]
    public void Undefined_and_duplicate_symbols_are_named()
    {
        _test.Write("lib/native/lib_add.c", "int nowhere(int a);\nint lib_add(int a, int b) { return nowhere(a + b); }\n");
        Assert.Contains("nowhere", Assert.Single(_test.NativeBuild("lib").Fails().Log.Diagnostics, diagnostic => diagnostic.Code == "NSDK2010").Message);
        _test.Write("lib/native/lib_add.c", "int lib_add(int a, int b) { return a + b; }\n");
        _test.Write("lib/native/twice.c", "int lib_add(int a, int b) { return a - b; }\n");
        Assert.Contains("lib_add", Assert.Single(_test.NativeBuild("lib").Fails().Log.Diagnostics).Message);
    }

    [Fact]
    public void A_missing_header_is_reported_at_the_line_that_includes_it()
    {
        _test.Write("lib/native/deep/missing.c", "\n#include <nowhere/none.h>\n");
        Expect("NSDK2001", "lib/native/deep/missing.c", 2);
    }

    [Fact]
    public void A_missing_compiler_is_named()
    {
        _test.Variables["ZIG"] = @"C:\nowhere\zig.exe";
        var error = Assert.Single(_test.NativeBuild("lib").Fails().Log.Diagnostics);
        Assert.Contains(@"C:\nowhere\zig.exe", error.Message);
    }

    private void Expect(string code, string file, int line)
    {
        var error = Assert.Single(_test.NativeBuild("lib").Fails().Log.Diagnostics);
        Assert.Equal((code, line, _test.Windows(file)), (error.Code, error.Line, Path(error)));
    }

    private static string Path(BuildDiagnostic diagnostic) => diagnostic.File;
}
