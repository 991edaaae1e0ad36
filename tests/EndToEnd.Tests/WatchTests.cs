namespace EndToEnd.Tests;

/// <summary>The real <c>dotnet watch</c>.</summary>
public sealed class WatchTests : IDisposable
{
    private readonly TestFolder _test = new();

    public WatchTests()
    {
        _test.Write("app/native/app.c", "#include \"app.h\"\n#include <shared.h>\nint app(void) { return APP + SHARED; }\n");
        _test.Write("app/native/app.h", "#define APP 1\n");
        _test.Write("shared/shared.h", "#define SHARED 10\n");
        _test.Write("app/Program.cs", """
            using System.Runtime.InteropServices;
            [DllImport("app.Native")] static extern int app();
            System.Console.WriteLine($"C says {app()}.");
            """);
    }

    public void Dispose() => _test.Dispose();

    // The project sets the property that dotnet watch reads, which replaces the value that an SDK set before.
    [Fact]
    public void A_changed_C_file_or_header_restarts_the_app()
    {
        Write("<Project Sdk=\"Microsoft.NET.Sdk\"><Sdk Name=\"Native.Sdk\" />", "<CustomCollectWatchItems>Mine</CustomCollectWatchItems>",
            "<Target Name=\"Mine\"><ItemGroup><Watch Include=\"mine.txt\" /></ItemGroup></Target>");
        using var watch = Tool.StartGroup("sh", ["-c", "exec dotnet watch run --no-hot-reload 2>&1"], _test["app"], _test.Variables);
        watch.WaitFor("C says 11.");
        Change("app/native/app.c", "#include \"app.h\"\n#include <shared.h>\nint app(void) { return APP + SHARED + 100; }\n", "C says 111.");
        Change("app/native/app.h", "#define APP 2\n", "C says 112.");
        Change("shared/shared.h", "#define SHARED 20\n", "C says 122.");
        Change("app/mine.txt", "", "C says 122.");

        void Change(string file, string text, string said)
        {
            watch.WaitFor("Waiting for a file");
            _test.Write(file, text);
            watch.WaitFor(said);
        }
    }

    [Theory]
    [InlineData("--list")]
    [InlineData("--list", "--no-hot-reload")]
    public void Both_kinds_of_watch_include_the_same_files_for_several_frameworks(params string[] options)
    {
        Write("<Project Sdk=\"Native.Sdk\">", "<TargetFramework /><TargetFrameworks>net10.0;net9.0</TargetFrameworks>", "");
        var list = _test.Dotnet("app", ["watch", .. options]).Succeeds().Output;
        Assert.Contains("native/app.c", list);
        Assert.Contains("native/app.h", list);
        Assert.Contains("shared/shared.h", list);
    }

    private void Write(string head, string property, string target) => _test.Write("app/app.csproj", $"""
        {head}
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            {property}
          </PropertyGroup>
          <ItemGroup><NativeIncludePath Include="../shared" /></ItemGroup>
          {target}
        </Project>
        """);
}
