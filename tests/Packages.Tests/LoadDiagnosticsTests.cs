namespace Packages.Tests;

/// <summary>Tests the exceptions of a program whose library cannot be loaded.</summary>
public sealed class LoadDiagnosticsTests : IDisposable
{
    private readonly TestFolder _test = new("läd test");

    public void Dispose() => _test.Dispose();

    [Fact]
    public void The_exception_names_the_cause()
    {
        AddApp();
        Assert.Empty(_test.Dotnet("app", "build").Succeeds().Codes);
        Assert.Equal("7", Run());
        var library = _test["app/bin/Debug/net10.0/libapp.Native.so"];
        File.Delete(library);
        var absent = Run();
        Assert.Contains("it is absent. Expected libapp.Native.so or ", absent);
        Assert.Contains(_test["app/bin/Debug/net10.0"], absent);
        // A program that tries several libraries is not disturbed, and a later handler finds the library.
        Assert.StartsWith("False ", Run("try"), StringComparison.Ordinal);
        File.Copy(_test["app/obj/native/Debug/linux-x64/libapp.Native.so"], _test["elsewhere.so"]);
        Assert.Equal("7", Run("handler", _test["elsewhere.so"]));

        Directory.CreateDirectory(_test["app/bin/Debug/net10.0/runtimes/osx-arm64/native"]);
        _test.Write("app/bin/Debug/net10.0/runtimes/osx-arm64/native/libapp.Native.dylib", "");
        Assert.Contains("The directory runtimes/ has it for osx-arm64 only.", Run());

        Zig(library, "aarch64-linux-gnu", "int app(void) { return 7; }");
        Assert.Contains("it is built for arm64, and this process is x64.", Run());
        Zig(library, "x86_64-linux-musl", "char *getenv(const char *); int app(void) { return getenv(\"A\") != 0; }");
        Assert.Contains("it is built for musl (as on Alpine Linux), and this process runs with glibc.", Run());
        Zig(_test["libgone.so"], "x86_64-linux-gnu", "int gone(void) { return 7; }", "-Wl,-soname,libgone.so");
        Zig(library, "x86_64-linux-gnu", "int gone(void); int app(void) { return gone(); }", _test["libgone.so"]);
        File.Delete(_test["libgone.so"]);
        Assert.Contains("it needs libgone.so, which is absent.", Run());
        _test.Write("future.map", "GLIBC_9.99 { future; };\n");
        Zig(_test["libc.so.6"], "x86_64-linux-gnu", "int future(void) { return 7; }", "-nostdlib", "-Wl,-soname,libc.so.6", $"-Wl,--version-script={_test["future.map"]}");
        Zig(library, "x86_64-linux-gnu", "int future(void); int app(void) { return future(); }", "-nostdlib", _test["libc.so.6"]);
        var glibc = Run();
        Assert.Contains("it needs glibc 9.99 or newer, and this system has glibc 2.", glibc);
        Assert.Contains("The loader's message: ", glibc);
        Assert.Contains("GLIBC_9.99", glibc.Split('\n')[^1]);
    }

    [Fact]
    public void A_NativeAOT_program_names_the_cause()
    {
        AddApp();
        Assert.Empty(_test.Dotnet("app", "publish", "-r", "linux-x64", "-p:PublishAot=true", "-p:NativeAotStaticLinking=false", "-o", _test["out"]).Succeeds().Codes);
        Assert.Equal("7", Tool.Run(_test["out/app"], []).Output.Trim());
        File.Delete(_test["out/libapp.Native.so"]);
        Assert.Contains("DllNotFoundException: The native library 'app.Native' cannot be loaded on linux-x64: it is absent.", Tool.Run(_test["out/app"], []).Output);
    }

    // The added file has no warnings at the highest level.
    private void AddApp()
    {
        _test.Write("app/app.csproj", """
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <IsAotCompatible>true</IsAotCompatible>
                <AnalysisLevel>latest-all</AnalysisLevel>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NativeLoadDiagnostics>true</NativeLoadDiagnostics>
              </PropertyGroup>
            </Project>
            """);
        _test.Write("app/native/app.c", "int app(void) { return 7; }\n");
        _test.Write("app/Program.cs", """
            #pragma warning disable CA1031, CA5392, SYSLIB1054, CA1515
            using System.Runtime.InteropServices;
            using System.Runtime.Loader;

            if (args is ["handler", var path])
                AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, _) => NativeLibrary.Load(path);
            if (args is ["try"])
                System.Console.Write(NativeLibrary.TryLoad("app.Native", typeof(P).Assembly, null, out _) + " ");
            try
            {
                System.Console.WriteLine(P.app());
            }
            catch (System.Exception exception)
            {
                System.Console.WriteLine($"{exception.GetType().Name}: {exception.Message}");
            }

            internal static class P
            {
                [DllImport("app.Native")]
                internal static extern int app();
            }
            """);
    }

    private string Run(params string[] arguments) => Tool.Run("dotnet", [_test["app/bin/Debug/net10.0/app.dll"], .. arguments]).Succeeds().Trim();

    private void Zig(string output, string target, string code, params string[] arguments)
    {
        _test.Write("broken.c", code + "\n");
        Tool.Run(Repository.Zig, ["cc", "-target", target, "-shared", _test["broken.c"], "-o", output, .. arguments], _test[""]).Succeeds();
    }
}
