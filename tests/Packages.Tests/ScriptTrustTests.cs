using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Packages.Tests;

/// <summary>Build scripts that are allowed by name, and that run confined.</summary>
public sealed class ScriptTrustTests : IDisposable
{
    // Does what the file do.txt names.
    private const string Script = """
        var made = Environment.GetEnvironmentVariable("OUT_DIR")!;
        var words = File.ReadAllText("do.txt").Split(' ');
        File.WriteAllText($"{made}/made.c", "int made(void) { return 1; }\n");
        File.WriteAllText(Path.Combine(Path.GetTempPath(), "tmp.txt"), "");
        if (words[0] == "write")
            File.WriteAllText(words[1], "");
        if (words[0] == "child")
            Environment.Exit(Run("touch", words[1]));
        if (words[0] == "connect")
            new System.Net.Sockets.TcpClient().Connect("127.0.0.1", int.Parse(words[1]));
        if (words[0] == "send")
            new System.Net.Sockets.UdpClient().Send([1], 1, "127.0.0.1", int.Parse(words[1]));
        Console.WriteLine($"native::source={made}/made.c");
        int Run(string program, string argument)
        {
            using var process = System.Diagnostics.Process.Start(program, argument);
            process.WaitForExit();
            return process.ExitCode;
        }
        """;

    private readonly TestFolder _test = new("trüst x");

    public void Dispose() => _test.Dispose();

    [Fact]
    public void A_confined_script_writes_only_to_OUT_DIR_and_has_no_network()
    {
        AddProject("lib", "<PropertyGroup><NativeConfineBuildScripts>true</NativeConfineBuildScripts></PropertyGroup>");
        _test.Write("lib/do.txt", "nothing");
        _test.Dotnet("lib", "build").Succeeds();
        Assert.False(_test.Dotnet("lib", "build", "--no-restore").Succeeds().RanTasks);
        Assert.True(File.Exists(_test["lib/obj/native/Debug/scripts/linux-x64/confined/tmp/tmp.txt"]));

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        foreach (var deed in new[] { "write ../written.txt", "child ../written.txt", $"connect {port}", $"send {port}" })
        {
            _test.Write("lib/do.txt", deed);
            var failed = _test.NativeBuild("lib").Fails();
            Assert.Equal(["NSDK5003", "NSDK5013"], failed.Codes.Order(StringComparer.Ordinal));
        }

        // The compiler is not confined, and its errors are the only ones.
        _test.Write("lib/build.cs", "int y = \"access denied\";\n");
        Assert.Equal(["CS0029", "NSDK5002"], _test.NativeBuild("lib").Fails().Codes.Order(StringComparer.Ordinal));
        _test.Write("lib/build.cs", Script);

        Assert.False(listener.Pending());
        Assert.False(File.Exists(_test["written.txt"]));

        // The same script can do all of it if it is not confined.
        _test.Write("lib/do.txt", "write ../written.txt");
        _test.NativeBuild("lib", "-p:NativeConfineBuildScripts=false").Succeeds();
        Assert.True(File.Exists(_test["written.txt"]));
        _test.Write("lib/do.txt", $"connect {port}");
        _test.NativeBuild("lib", "-p:NativeConfineBuildScripts=false").Succeeds();
        Assert.True(listener.Pending());
    }

    [Fact]
    public void Only_scripts_that_the_list_names_run()
    {
        AddProject("base", "");
        AddProject("middle", """<ItemGroup><ProjectReference Include="../base/base.csproj" /></ItemGroup>""");
        AddProject("lib", """<ItemGroup><ProjectReference Include="../middle/middle.csproj" /></ItemGroup>""");
        foreach (var name in new[] { "base", "middle", "lib" })
            _test.Write($"{name}/do.txt", "nothing");
        Allow("base/build.cs;other/build.cs;lib/build.cs");
        var build = _test.NativeBuild("lib").Fails();
        Assert.Equal(["NSDK5011"], build.Codes);
        Assert.Contains($"{_test["middle/build.cs"]}. Expected", build.Output);
        Assert.Contains("<NativeAllowBuildScripts>base/build.cs;other/build.cs;lib/build.cs;middle/build.cs</NativeAllowBuildScripts>", build.Output);
        Assert.False(File.Exists(_test["middle/obj/native/Debug/scripts/linux-x64/build.cs.stdout.txt"]));

        var info = _test.Dotnet("lib", "msbuild", "-t:NativeInfo").Succeeds().Output;
        Assert.Contains("scripts      build.cs (lib/build.cs: allowed, not confined, not run yet)", info);
        Assert.Contains("scripts      ../middle/build.cs (middle/build.cs: not allowed, not confined, not run yet)", info);
        Assert.Contains("scripts      ../base/build.cs (base/build.cs: allowed, not confined, last run 2", info);

        Allow("base/build.cs;middle/build.cs;lib/build.cs");
        _test.NativeBuild("lib").Succeeds();
        Allow("base/build.cs;middle/build.cs");
        Assert.Equal(["NSDK5011"], _test.NativeBuild("lib").Fails().Codes);
    }

    private void Allow(string names) => _test.Write("Directory.Build.props",
        $"<Project><PropertyGroup><NativeAllowBuildScripts>{names}</NativeAllowBuildScripts></PropertyGroup></Project>");

    private void AddProject(string name, string lines)
    {
        _test.Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Native.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              {lines}
            </Project>
            """);
        _test.Write($"{name}/P.cs", "public class P { }\n");
        _test.Write($"{name}/build.cs", Script);
    }
}
