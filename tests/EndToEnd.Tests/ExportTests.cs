namespace EndToEnd.Tests;

/// <summary>The library of a successful build exports every function that the C# imports.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void Build_and_pack_fail_if_the_library_does_not_export_an_import()
    {
        Project("<NativeRuntimeIdentifiers>linux-x64;win-x64</NativeRuntimeIdentifiers><NoWarn>$(NoWarn);NSDK6001</NoWarn>");
        _test.Write("app/native/a.c", """
            int add(int a, int b) { return a + b; }
            int _Z3mulii(int a, int b) { return a * b; }
            static int own(int a) { return a; }
            __attribute__((visibility("hidden"))) int veiled(int a) { return own(a); }
            #ifdef _WIN32
            int beep(void) { return 1; }
            #else
            int ring(void) { return 2; }
            #endif
            """);
        const string Good = """
                [DllImport("app.Native")] public static extern int add(int a, int b);
                [DllImport("app.Native"), SupportedOSPlatform("windows")] public static extern int beep();
                [DllImport("app.Native")]
                public static extern int ring();
            """;
        Code($$"""
            {{Good}}
                [DllImport(app.NativeConstants.LibraryName)] public static extern int addd(int a);
                [LibraryImport("app.Native", SetLastError = true)] internal static partial int mul(int a);
                [DllImport("app.Native")] public static extern int own(int a);
                [DllImport("app.Native")] public static extern int veiled(int a);
                [DllImport("app.Natve")] public static extern int other(int a);
            """);
        var failed = _test.Dotnet("app", "build").Fails();
        Assert.Equal(["NSDK2021", "NSDK2022"], failed.Codes.Order());
        Assert.All(
            ["Program.cs(10): error NSDK2021", "'add'?", "Program.cs(11): error NSDK2021", "'_Z3mulii'", "extern \"C\"", "Program.cs(12): error", "static", "Program.cs(13): error", "hidden", "Program.cs(14): warning NSDK2022"],
            text => Assert.Contains(text, failed.Output));

        Code(Good);
        Assert.Equal("5\n", _test.Dotnet("app", "run").Succeeds().Output);
        var again = _test.Dotnet("app", "build").Succeeds();
        Assert.False(again.RanTasks, again.Output);

        var pack = _test.Dotnet("app", "pack").Fails();
        Assert.Equal(["NSDK2021"], pack.Codes);
        Assert.Contains("Program.cs(9): error NSDK2021: app.Native.dll for win-x64 does not export 'ring'", pack.Output);
        Code(Good.Replace("public static extern int ring", "[UnsupportedOSPlatform(\"windows\")] public static extern int ring", StringComparison.Ordinal));
        _test.Dotnet("app", "pack").Succeeds();
    }

    [Fact]
    public void Functions_that_a_library_lacks_are_one_warning_and_are_marked_for_the_RIDs_that_have_them()
    {
        Project("<NativeRuntimeIdentifiers>linux-x64;win-x64</NativeRuntimeIdentifiers><NoWarn>$(NoWarn);NSDK6001</NoWarn>", """<ItemGroup><NativeBindings Include="native/s.h" /></ItemGroup>""");
        _test.Write("app/native/s.h", "int there(void);\nint gone(void);\nint only(void);\nextern int lost;\nstatic inline int twice(int a) { return 2 * a; }\n");
        _test.Write("app/native/s.c", "#include \"s.h\"\nint there(void) { return 1; }\n#ifdef _WIN32\nint only(void) { return 2; }\n#endif\n");
        _test.Write("app/Program.cs", "System.Console.WriteLine(app.NativeMethods.there() + app.NativeMethods.twice(2));\n");
        var build = _test.Dotnet("app", "build").Succeeds();
        Assert.Equal(["NSDK2024"], build.Codes);
        Assert.Contains("Block=\"gone;only;lost\"", build.Output);
        Assert.Matches("SupportedOSPlatform\\(\"windows\"\\)\\]\\s+\\[[^;]+ static extern int only", Generated("Debug"));

        var again = _test.Dotnet("app", "build", "--no-restore").Succeeds();
        Assert.False(again.RanTasks, again.Output);

        // The C# of a package is compiled after all libraries are built, and a second pack changes nothing.
        Assert.Contains("Block=\"gone;lost\"", _test.Dotnet("app", "pack").Succeeds().Output);
        var packed = Generated("Release");
        Assert.Contains("SupportedOSPlatform(\"windows\")]", packed);
        Assert.False(_test.Dotnet("app", "pack").Succeeds().RanTasks);
        Assert.Equal(packed, Generated("Release"));

        // A function that is defined later is bound for every RID.
        _test.Write("app/native/s.c", "#include \"s.h\"\nint lost;\nint there(void) { return 1; }\nint gone(void) { return 3; }\nint only(void) { return 2; }\n");
        Assert.Empty(_test.Dotnet("app", "build").Succeeds().Codes);
        Assert.DoesNotContain("SupportedOSPlatform", Generated("Debug"));
    }

    private string Generated(string configuration) => _test.Read($"app/obj/native/{configuration}/bindings/s.h.g.cs").ReplaceLineEndings(" ");

    [Fact]
    public void Functions_that_a_header_declares_are_exported_from_an_archive_with_hidden_symbols()
    {
        Project("<IncludeBuildOutput>false</IncludeBuildOutput><NativeLibraryName>app</NativeLibraryName>", """
            <ItemGroup>
              <NativeCMakeProject Include="v" />
              <NativeBindings Include="v/h.h" Condition="'$(Bind)' != 'false'" />
            </ItemGroup>
            """);
        _test.Write("app/v/CMakeLists.txt", "cmake_minimum_required(VERSION 3.10)\nproject(h C)\nset(CMAKE_C_VISIBILITY_PRESET hidden)\nadd_library(h STATIC h.c)\n");
        _test.Write("app/v/h.h", "int hf(int a);\nextern int hv;\n");
        _test.Write("app/v/h.c", "#include \"h.h\"\nint hv = 3;\nint inner(int a) { return a; }\nint hf(int a) { return inner(a) + hv; }\n");
        var nothing = _test.NativeBuild("app", "-p:Bind=false").Fails();
        Assert.Equal(["NSDK2023"], nothing.Codes);
        Assert.Contains("VISIBILITY_PRESET", nothing.Output);
        foreach (var (rid, file) in new[] { ("linux-x64", "libapp.so"), ("linux-musl-x64", "libapp.so"), ("win-x64", "app.dll"), ("osx-arm64", "libapp.dylib") })
        {
            Assert.Empty(_test.NativeBuild("app", $"-p:RuntimeIdentifier={rid}").Succeeds().Codes);
            Assert.Equal(["hf", "hv"], Symbols.Exported(_test[$"app/obj/native/Debug/{rid}/{file}"]));
        }
    }

    [Fact]
    public void A_DLL_without_exports_does_not_export_the_C_runtime()
    {
        Project("<IncludeBuildOutput>false</IncludeBuildOutput>");
        _test.Write("app/native/a.c", "static int own(int a) { return a; }\nint (*keep)(int) __attribute__((visibility(\"hidden\"))) = own;\n");
        foreach (var rid in new[] { "win-x64", "linux-x64" })
            Assert.Equal(["NSDK2023"], _test.NativeBuild("app", $"-p:RuntimeIdentifier={rid}").Fails().Codes);
    }

    [Fact]
    public void Functions_of_libraries_that_the_library_links_are_found()
    {
        Project("", """<ItemGroup><NativeDependency Include="zlib" /></ItemGroup>""");
        Code("""
                [DllImport("app.Native")] public static extern nint zlibVersion();
                public static int add(int a, int b) => zlibVersion() == 0 ? 0 : a + b;
            """);
        Assert.Equal("5\n", _test.Dotnet("app", "run").Succeeds().Output);
        Code("""
                [DllImport("app.Native")] public static extern nint zlibVersion2();
                public static int add(int a, int b) => zlibVersion2() == 0 ? 0 : a + b;
            """);
        Assert.Contains("'zlibVersion'?", _test.Dotnet("app", "build").Fails().Output);
    }

    private void Project(string properties, string items = "") => _test.Write("app/app.csproj", $"""
        <Project Sdk="Native.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><AllowUnsafeBlocks>true</AllowUnsafeBlocks>{properties}</PropertyGroup>
          {items}
        </Project>
        """);

    private void Code(string imports) => _test.Write("app/Program.cs", $$"""
        using System.Runtime.InteropServices;
        using System.Runtime.Versioning;
        System.Console.WriteLine(P.add(2, 3));
        static partial class P
        {
        {{imports}}
        }
        """);
}
