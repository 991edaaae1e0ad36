using Native.Core.Imports;

namespace Native.Core.Tests.Imports;

public sealed class ManagedImportsTests
{
    private static readonly IReadOnlyList<ManagedImport> s_imports = Read();

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("Renamed", "renamed_in_c")]
    [InlineData("ByNumber", "#7")]
    [InlineData("blittable", "blittable")]
    [InlineData("local", "local")]
    public void A_method_has_a_function(string method, string function)
    {
        var import = Assert.Single(s_imports, import => import.Method == method);
        Assert.Equal((SampleImports.Library, function, "Native.Core.Tests.Imports.SampleImports"), (import.Library, import.EntryPoint, import.Type));
    }

    [Fact]
    public void A_source_generated_import_has_the_name_in_the_source()
    {
        Assert.Equal(["generated_in_c", "generated_too"], s_imports.Where(import => import.Method == "Generated").Select(import => import.EntryPoint).Order());
        Assert.DoesNotContain(s_imports, import => import.Method.Contains("PInvoke", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("plain", "windows macos linux")]
    [InlineData("generated_in_c", "windows")]
    [InlineData("generated_too", "windows macos")]
    [InlineData("inner", "linux")]
    public void Attributes_of_the_method_and_its_types_determine_the_systems(string function, string platforms)
    {
        var import = Assert.Single(s_imports, import => import.EntryPoint == function);
        Assert.Equal(platforms.Split(' '), new[] { "windows", "macos", "linux" }.Where(platform => import.Support.All(support => support.Allows(platform))));
    }

    [Fact]
    public void The_name_lookup_of_dotnet_is_followed()
    {
        var (plain, renamed) = (s_imports.First(import => import.Method == "plain"), s_imports.First(import => import.Method == "Renamed"));
        Assert.Equal((false, false, true), (plain.IsExact, plain.IsUnicode, plain.IsStdCall));
        Assert.Equal((true, true, false), (renamed.IsExact, renamed.IsUnicode, renamed.IsStdCall));
        Assert.False(s_imports.First(import => import.Method == "blittable").IsStdCall);
    }

    [Fact]
    public void An_assembly_that_resolves_names_is_known()
    {
        // This assembly contains the C# of NativeLoadDiagnostics, which only explains failures.
        using var own = File.OpenRead(typeof(ManagedImportsTests).Assembly.Location);
        Assert.False(ManagedImports.ResolvesByItself(own));
        using var test = File.OpenRead(typeof(object).Assembly.Location);
        Assert.NotEmpty(ManagedImports.Read(test));
    }

    private static IReadOnlyList<ManagedImport> Read()
    {
        using var file = File.OpenRead(typeof(SampleImports).Assembly.Location);
        return [.. ManagedImports.Read(file).Where(import => import.Type.StartsWith("Native.Core.Tests.Imports", StringComparison.Ordinal))];
    }
}
