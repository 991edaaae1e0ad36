namespace EndToEnd.Tests;

/// <summary>Build scripts: when they run, their environment, and the effect of their instructions.</summary>
public sealed class BuildScriptTests : IDisposable
{
    private const string Folder = "lib/obj/native/Debug/scripts/linux-x64";

    // Prints the content of say.txt, and appends a line to a file outside the project in each run.
    private const string Say = """
        File.AppendAllText("../runs.txt", Environment.GetEnvironmentVariable("TARGET_RID") + "\n");
        Console.Write(File.ReadAllText("say.txt"));
        Console.Error.WriteLine("this is standard error");
        """;

    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void The_instructions_of_a_script_reach_C_CSharp_and_the_output()
    {
        AddApp();
        _test.Write("app/build.cs", """
            var made = Environment.GetEnvironmentVariable("OUT_DIR")!;
            Directory.CreateDirectory(Path.Combine(made, "inc"));
            File.WriteAllText(Path.Combine(made, "inc", "odd name.h"), "#define SQUARE(x) ((x) * (x))\n");
            File.WriteAllText(Path.Combine(made, "table; é.c"), "#include \"odd name.h\"\n#include <math.h>\nint table(int a) { return SQUARE(a) + (int)cbrt(EXTRA); }\n");
            File.WriteAllText(Path.Combine(made, "Made.cs"), "static class Made { public const string Text = \"made\"; }\n");
            File.WriteAllText(Path.Combine(made, "data $(x).txt"), "data");
            File.WriteAllText(Path.Combine(made, "api; é.h"), "int table(int a);\nint hidden(void);\n#define API_LEVEL LEVEL\n");
            Console.WriteLine($"native::bindings={made}/api; é.h");
            Console.WriteLine("native::bindings-option=Allow=tab*;API_*");
            Console.WriteLine("native::bindings-option=StripPrefix=API_");
            Console.WriteLine("native::bindings-option=ClassName=Api");
            Console.WriteLine("native::bindings-option=Defines=LEVEL=(40 | 'b' %20)");
            Console.WriteLine($"native::source={made}/table; é.c");
            Console.WriteLine($"native::source={made}/Made.cs");
            Console.WriteLine($"native::include={made}/inc");
            Console.WriteLine("native::define=EXTRA=1000");
            Console.WriteLine("native::define=WORDS=\"a;b %20 $(c) 'd'\"");
            Console.WriteLine("native::link-lib=m");
            Console.WriteLine("native::link-arg=-Wl,-z,now");
            Console.WriteLine("native::constant=FROM_SCRIPT");
            Console.WriteLine($"native::copy={made}/data $(x).txt");
            """);
        Assert.EndsWith("19 58 a;b %20 $(c) 'd' made data\n", _test.Dotnet("app", "run").Succeeds().Output);
        var again = _test.Dotnet("app", "build", "--no-restore").Succeeds();
        Assert.False(again.RanTasks, again.Output);

        File.Delete(_test["app/obj/native/Debug/scripts/linux-x64/out/table; é.c"]);
        Assert.EndsWith("19 58 a;b %20 $(c) 'd' made data\n", _test.Dotnet("app", "run").Succeeds().Output);

        _test.Dotnet("app", "clean").Succeeds();
        Assert.False(Directory.Exists(_test["app/obj/native"]));
        Assert.False(File.Exists(_test["app/bin/Debug/net10.0/data $(x).txt"]));
    }

    [Fact]
    public void Without_a_rerun_line_any_file_of_the_project_makes_it_stale()
    {
        AddScript("native::define=A\n");
        Assert.True(Runs());
        Assert.False(Runs());
        _test.Write("lib/docs/readme.txt", "new");
        Assert.True(Runs());
        Assert.False(Runs());
        File.Delete(_test["lib/docs/readme.txt"]);
        Assert.True(Runs());
        _test.Write("lib/build.cs", Say + "\n// changed\n");
        Assert.True(Runs());
        Assert.True(Runs("-p:NativeOptimization=1"));
        File.SetLastWriteTimeUtc(_test["lib/lib.csproj"], new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.True(Runs());
        Assert.False(Runs());
    }

    [Fact]
    public void With_rerun_lines_only_the_files_that_they_name_make_it_stale()
    {
        AddScript("native::rerun-if-changed=say.txt\nnative::rerun-if-changed=data\nnative::rerun-if-changed=later.txt\nnative::rerun-if-env-changed=LIB_FLAVOUR\n",
            script: "#:include helper/*.cs\nHelper.Run();\n");
        _test.Write("lib/helper/helper.cs", $"static class Helper {{ public static void Run() {{ {Say} }} }}\n");
        _test.Write("lib/data/deep/er/table.txt", "1");
        Assert.True(Runs());
        Assert.False(Runs());
        _test.Write("lib/docs/readme.txt", "new");
        Assert.False(Runs());
        _test.Write("lib/data/deep/er/table.txt", "2");
        Assert.True(Runs());
        _test.Write("lib/data/deep/new.txt", "");
        Assert.True(Runs());
        _test.Write("lib/later.txt", "");
        Assert.True(Runs());
        _test.Variables["LIB_FLAVOUR"] = "a;b%20";
        Assert.True(Runs());
        Assert.False(Runs());
        File.AppendAllText(_test["lib/helper/helper.cs"], "// changed\n");
        Assert.True(Runs());
        _test.Write("lib/helper/another.cs", "static class Another;\n");
        Assert.True(Runs());
        _test.Write("Directory.Packages.props", "<Project />");
        Assert.True(Runs());
        Assert.False(Runs());
        // A file that the script includes is not compiled into the project.
        Assert.Empty(_test.Dotnet("lib", "build").Succeeds().Codes);
    }

    [Fact]
    public void A_file_that_a_script_writes_itself_does_not_keep_it_stale()
    {
        AddScript("");
        File.AppendAllText(_test["lib/build.cs"], "\nFile.WriteAllText(\"generated.txt\", DateTime.Now.ToString(\"O\"));\n");
        Assert.True(Runs());
        Runs();
        Runs();
        Assert.False(Runs());
    }

    [Fact]
    public void A_script_runs_once_per_RID_and_configuration_with_its_own_environment()
    {
        _test.Write("Directory.Build.props", "<Project><PropertyGroup><PackageVersion>3.2.1</PackageVersion><RuntimeIdentifiers>win-x64</RuntimeIdentifiers></PropertyGroup></Project>");
        _test.Write("lib/lib.csproj", """
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>
                <NativeRuntimeIdentifiers>linux-x64;linux-arm64;linux-musl-x64</NativeRuntimeIdentifiers>
                <NativeLibraryName>lib</NativeLibraryName>
                <NoWarn>NSDK6001;CS1701</NoWarn>
              </PropertyGroup>
            </Project>
            """);
        _test.Write("lib/Class.cs", "#if !FROM_SCRIPT\n#error no constant\n#endif\npublic static class C { }\n");
        _test.Write("lib/build.cs", """
            string[] names = ["PROJECT_DIR", "OUT_DIR", "TARGET_RID", "TARGET_TRIPLE", "HOST_RID", "CONFIGURATION", "OPT_LEVEL", "NUM_JOBS"];
            File.AppendAllText("../runs.txt", string.Join(' ', names.Skip(2).Select(Environment.GetEnvironmentVariable)) + "\n");
            foreach (string name in Environment.GetEnvironmentVariables().Keys)
                if (name.StartsWith("MSBuildSDKs") || name.StartsWith("MSBuildExt"))
                    Console.WriteLine("native::error=" + name);
            if (Environment.CurrentDirectory != Environment.GetEnvironmentVariable("PROJECT_DIR"))
                Console.WriteLine("native::error=" + Environment.CurrentDirectory);
            File.WriteAllText(Environment.GetEnvironmentVariable("OUT_DIR") + "/extra.dat", "");
            Console.WriteLine("native::constant=FROM_SCRIPT");
            Console.WriteLine($"native::copy={Environment.GetEnvironmentVariable("OUT_DIR")}/extra.dat");
            """);
        _test.Dotnet("lib", "pack", "-p:NativeParallelism=3").Succeeds();
        Assert.Equal(
            [
                "linux-arm64 aarch64-linux-gnu.2.23 linux-x64 Release 2 3", "linux-musl-x64 x86_64-linux-musl linux-x64 Release 2 3",
                "linux-x64 x86_64-linux-gnu.2.23 linux-x64 Release 2 3",
            ],
            _test.Read("runs.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        using var package = System.IO.Compression.ZipFile.OpenRead(_test["lib/bin/Release/lib.3.2.1.nupkg"]);
        var entries = package.Entries.Select(entry => entry.FullName).ToList();
        Assert.Contains("runtimes/linux-arm64/native/extra.dat", entries);
        Assert.Contains("runtimes/linux-musl-x64/native/liblib.so", entries);
        Assert.DoesNotContain(entries, entry => entry.EndsWith("build.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_simultaneous_builds_run_a_script_once()
    {
        AddScript("native::define=A\n", script: Say + "Thread.Sleep(3000);\n");
        using var first = _test.StartDotnet("lib", "msbuild", "-t:NativeBuild");
        using var second = _test.StartDotnet("lib", "msbuild", "-t:NativeBuild");
        Assert.True(first.ExitCode == 0 && second.ExitCode == 0, first.Output + second.Output);
        Assert.Equal("linux-x64\n", _test.Read("runs.txt"));
        Assert.False(Runs());
    }

    [Fact]
    public void Metadata_reaches_projects_that_reference_it_transitively()
    {
        AddScript("native::metadata=root-dir=/opt/with space;and %20\n");
        SmallProject.AddLibrary(_test, "middle", """<ItemGroup><ProjectReference Include="../lib/lib.csproj" /></ItemGroup>""");
        SmallProject.AddLibrary(_test, "top", """<ItemGroup><ProjectReference Include="../middle/middle.csproj" /></ItemGroup>""");
        _test.Write("top/build.cs", """Console.WriteLine("native::warning=it is " + Environment.GetEnvironmentVariable("DEP_LIB_ROOT_DIR"));""");
        Assert.Contains("it is /opt/with space;and %20", _test.NativeBuild("top").Succeeds().Output);
        Assert.DoesNotContain("it is", _test.NativeBuild("top").Succeeds().Output);
        _test.Write("lib/say.txt", "native::metadata=root-dir=/other\n");
        Assert.Contains("it is /other", _test.NativeBuild("top").Succeeds().Output);
    }

    [Fact]
    public void Several_scripts_run_in_order_and_share_OUT_DIR()
    {
        AddScript("", lines: """<ItemGroup><NativeBuildScript Include="eng/second.cs" /></ItemGroup>""",
            script: """File.WriteAllText(Environment.GetEnvironmentVariable("OUT_DIR") + "/value.txt", "42");""");
        _test.Write("lib/eng/second.cs", """Console.WriteLine("native::warning=the value is " + File.ReadAllText(Environment.GetEnvironmentVariable("OUT_DIR") + "/value.txt"));""");
        var build = _test.NativeBuild("lib").Succeeds();
        Assert.Equal(["NSDK5008"], build.Codes);
        Assert.Contains("the value is 42", build.Output);
        // The RID, the configuration and the launch profile of the project do not apply to the script.
        _test.Write("Directory.Build.props", "<Project><PropertyGroup><RuntimeIdentifier>linux-arm64</RuntimeIdentifier></PropertyGroup></Project>");
        _test.Write("lib/Properties/launchSettings.json", """{ "profiles": { "lib": { "commandName": "Project", "environmentVariables": { "OUT_DIR": "/nowhere" } } } }""");
        Assert.Contains("the value is 42", _test.NativeBuild("lib", "-p:Configuration=Release").Succeeds().Output);
    }

    [Fact]
    public void A_file_of_the_project_that_a_script_copied_stays_when_the_script_goes()
    {
        AddScript("native::copy=own.dat\n");
        _test.Write("lib/own.dat", "mine");
        Assert.True(Runs());
        File.Delete(_test["lib/build.cs"]);
        _test.NativeBuild("lib").Succeeds();
        Assert.Equal("mine", _test.Read("lib/own.dat"));
        Assert.False(Directory.Exists(_test["lib/obj/native/Debug/scripts/linux-x64"]));
    }

    private void AddApp()
    {
        _test.Write("app/app.csproj", """
            <Project Sdk="Native.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
            </Project>
            """);
        _test.Write("app/native/words.c", "const char *words(void) { return WORDS; }\n");
        _test.Write("app/Program.cs", """
            using System.Runtime.InteropServices;
            [DllImport("app.Native")] static extern nint words();
            #if FROM_SCRIPT
            System.Console.WriteLine($"{Api.table(3)} {Api.LEVEL} {Marshal.PtrToStringUTF8(words())} {Made.Text} "
                + System.IO.File.ReadAllText(System.IO.Path.Combine(System.AppContext.BaseDirectory, "data $(x).txt")));
            #endif
            """);
    }

    private void AddScript(string says, string lines = "", string script = Say)
    {
        SmallProject.AddLibrary(_test, "lib", lines);
        _test.Write("lib/build.cs", script);
        _test.Write("lib/say.txt", says);
    }

    // Whether the script ran in this build, according to the task and to the line that the script appends.
    private bool Runs(params string[] arguments)
    {
        File.Delete(_test["runs.txt"]);
        var build = _test.NativeBuild("lib", arguments).Succeeds();
        Assert.Empty(build.Codes);
        Assert.Equal(File.Exists(_test["runs.txt"]), build.Ran("RunBuildScripts"));
        return File.Exists(_test["runs.txt"]);
    }
}
