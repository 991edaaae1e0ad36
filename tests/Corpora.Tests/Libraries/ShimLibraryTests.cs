namespace Corpora.Tests.Libraries;

/// <summary>A project without C code of its own that calls variadic functions of SQLite through its library.</summary>
public sealed class ShimLibraryTests : IDisposable
{
    private readonly TestFolder _test = new();

    /// <inheritdoc/>
    public void Dispose() => _test.Dispose();

    [Fact]
    public void Variadic_functions_of_another_library_are_called_through_the_library_of_the_project()
    {
        _test.Write("app/wrapper.h", "#include <sqlite3.h>\n#define TWICE(x) ((x) * 2)\n");
        _test.Write("app/Program.cs", """
            unsafe
            {
                var text = NativeMethods.sqlite3_mprintf("%s is %d", "ü", NativeMethods.TWICE(21));
                System.Console.WriteLine($"{System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)text)} {NativeMethods.sqlite3_libversion()?.Split('.')[0]}");
                NativeMethods.sqlite3_free(text);
            }
            """);
        Project("$(NativeLibraryName)", "StringResults=\"sqlite3_libversion\"");
        Assert.Equal("ü is 42 3", _test.Dotnet("app", "run").Succeeds().Output.Trim().Split('\n')[^1]);
        Assert.False(_test.Dotnet("app", "build").Succeeds().Ran("GenerateBindings"));

        // Without StringResults, the result is a pointer.
        Project("$(NativeLibraryName)", "");
        Assert.Contains("error CS", _test.Dotnet("app", "build").Fails().Output);
        Project("shims", "");
        Assert.Contains("error NSDK4024", _test.Dotnet("app", "build").Fails().Output);
    }

    private void Project(string shimLibrary, string metadata) => _test.Write("app/app.csproj", $"""
        <Project Sdk="Native.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <NativeRuntimeIdentifiers>linux-x64</NativeRuntimeIdentifiers>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            <NativeDependency Include="sqlite3" />
            <NativeBindings Include="wrapper.h" LibraryName="sqlite3" ShimLibrary="{shimLibrary}" Allow="sqlite3_mprintf;sqlite3_free;sqlite3_libversion" {metadata}
                            Variadics="sqlite3_mprintf(const char *, const char *, int)" Macros="int TWICE(int)" />
          </ItemGroup>
        </Project>
        """);
}
