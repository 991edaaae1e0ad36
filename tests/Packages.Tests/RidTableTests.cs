using System.Text;

namespace Packages.Tests;

/// <summary>
/// Tests which library is next to an app, for each way to set the RID and each way to reference the native project. One build of <c>all/all.proj</c> builds the
/// apps for all kinds of references.
/// </summary>
[LongRunning]
public sealed class RidTableTests : IDisposable
{
    private const string Framework = "<TargetFramework>net10.0</TargetFramework>";
    private const string Disabled = "<DisableTransitiveProjectReferences>true</DisableTransitiveProjectReferences>";

    // The directory of the app, its reference, its SDK, and lines of its project file.
    private static readonly (string Name, string Reference, string Sdk, string Lines)[] s_apps =
    [
        ("direct", "lib", "Microsoft.NET.Sdk", ""),
        ("one", "middle", "Microsoft.NET.Sdk", ""),
        ("two", "upper", "Microsoft.NET.Sdk", ""),
        ("alone", "upper", "Microsoft.NET.Sdk", Disabled),
        ("bound", "specific", "Microsoft.NET.Sdk", Disabled),
        ("several", "multiple", "Microsoft.NET.Sdk", Disabled),
        ("mixed", "middle", "Native.Sdk", ""),
        ("tests", "middle", "Microsoft.NET.Sdk", "<IsTestProject>true</IsTestProject>"),
    ];

    // The apps that are published: publish takes the library from the build, so one app for each way through which a build gets it is enough.
    private static readonly string[] s_published = ["direct", "alone", "bound", "mixed"];

    private readonly TestFolder _test = SmallProject.Library();

    public RidTableTests()
    {
        AddClassLibrary("middle", "lib", Framework);
        AddClassLibrary("upper", "middle", Framework);
        AddClassLibrary("specific", "lib", $"{Framework}<IsRidAgnostic>false</IsRidAgnostic>");
        AddClassLibrary("multiple", "lib", "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>");
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace(Framework, "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>", StringComparison.Ordinal));
        _test.Write("mixed/native/own.c", "int own(void) { return 7; }\n");
        foreach (var app in s_apps)
        {
            _test.Write($"{app.Name}/Program.cs", """
                using System.Runtime.InteropServices;
                System.Console.WriteLine(lib_add(2, 3));
                [DllImport("lib")] static extern int lib_add(int a, int b);
                """);
        }
        _test.Write("all/all.proj", $"""
            <Project DefaultTargets="Build">
              <ItemGroup>
                <App Include="{Each(s_apps.Select(app => app.Name), "../{0}/{0}.csproj")}" />
                <Published Include="{Each(s_published, "../{0}/{0}.csproj")}" />
              </ItemGroup>
              <PropertyGroup><RestoreGraphProjectInput>{Each(s_apps.Select(app => app.Name), _test["{0}/{0}.csproj"])}</RestoreGraphProjectInput></PropertyGroup>
              <Import Project="$(MSBuildToolsPath)/NuGet.targets" />
              <Target Name="Build"><MSBuild Projects="@(App)" Targets="Build" BuildInParallel="true" /></Target>
              <Target Name="Publish"><MSBuild Projects="@(Published)" Targets="Publish" BuildInParallel="true" /></Target>
            </Project>
            """);
    }

    public void Dispose() => _test.Dispose();

    // NATIVE_SDK_REWRITE=1 rewrites the table.
    [Fact]
    public void Every_app_gets_the_library_of_its_RID_however_it_is_set()
    {
        var table = new StringBuilder("| RID | build | run | test | publish | single-file | self-contained |\n|---|---|---|---|---|---|---|\n");
        var wrong = new List<string>();
        foreach (var source in RidSource.All)
        {
            var cells = Cells(source);
            table.Append($"| {source.Text} | {string.Join(" | ", cells)} |\n");
            wrong.AddRange(cells.Where(cell => cell != source.Rid).Select(cell => $"{source.Text}: {cell}"));
        }
        Assert.Empty(wrong);
        if (Environment.GetEnvironmentVariable("NATIVE_SDK_REWRITE") == "1")
            RidTable.Write(table.ToString());
        else
            Assert.Equal(RidTable.Read(), table.ToString());
    }

    [Theory]
    [InlineData("-a", "arm64", "elf64-littleaarch64 aarch64")]
    [InlineData("--os", "win", "COFF-x86-64 x86_64")]
    public void An_option_for_a_part_of_the_RID_is_enough(string option, string value, string machine)
    {
        WriteApps("");
        _test.Dotnet("one", "build", "-p:UseAppHost=false", option, value).Succeeds();
        Assert.Equal(machine, Symbols.Machine(Assert.Single(Libraries("one/bin"))));
    }

    // docs/references.md recommends this PackageReference.
    [Theory]
    [InlineData("lib", "ReferenceOutputAssembly=\"false\"")]
    [InlineData("hiding", "", "NSDK6029")]
    public void An_app_that_names_the_package_takes_the_library_through_a_reference_that_NuGet_does_not_see(string reference, string metadata, params string[] codes)
    {
        AddClassLibrary("hiding", "lib", Framework, "PrivateAssets=\"all\"");
        _test.Write("one/one.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>{Framework}<OutputType>Exe</OutputType><RuntimeIdentifier>linux-arm64</RuntimeIdentifier><UseAppHost>false</UseAppHost></PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../{reference}/{reference}.csproj" {metadata} />
                <PackageReference Include="Native.Sdk" Version="0.1.0" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        Assert.Equal(codes, _test.Dotnet("one", "build").Succeeds().Codes);
        Assert.Equal("elf64-littleaarch64 aarch64", Symbols.Machine(Assert.Single(Libraries("one/bin"))));
    }

    // The table of docs/references.md for these references.
    [Theory]
    [InlineData(false, "x86_64 x86_64 x86_64")]
    [InlineData(true, "aarch64 none none")]
    public void A_reference_that_NuGet_does_not_follow_is_documented(bool isOption, string machines)
    {
        AddClassLibrary("hiding", "lib", Framework, "PrivateAssets=\"all\"");
        AddClassLibrary("silent", "lib", Framework, "ReferenceOutputAssembly=\"false\"");
        (string App, string Reference, string Metadata)[] apps = [("direct", "lib", "ReferenceOutputAssembly=\"false\""), ("one", "silent", ""), ("two", "hiding", "")];
        foreach (var (app, reference, metadata) in apps)
        {
            _test.Write($"{app}/{app}.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    {Framework}<OutputType>Exe</OutputType><UseAppHost>false</UseAppHost>
                    {(isOption ? "" : "<RuntimeIdentifier>linux-arm64</RuntimeIdentifier>")}
                  </PropertyGroup>
                  <ItemGroup><ProjectReference Include="../{reference}/{reference}.csproj" {metadata} /></ItemGroup>
                </Project>
                """);
        }

        var found = apps.Select(app =>
        {
            var build = _test.Dotnet(app.App, ["build", .. isOption ? ["-r", "linux-arm64"] : Array.Empty<string>()]).Succeeds();
            Assert.Equal(app.App == "two" ? ["NSDK6029"] : [], build.Codes);
            return Libraries($"{app.App}/bin").SingleOrDefault() is { } library ? Symbols.Machine(library).Split(' ')[1] : "none";
        });
        Assert.Equal(machines, string.Join(' ', found));
    }

    [Theory]
    [InlineData("-r")]
    [InlineData("in the app")]
    public void Another_RID_in_the_same_folder_replaces_the_library(string how)
    {
        WriteApps("<AppendRuntimeIdentifierToOutputPath>false</AppendRuntimeIdentifierToOutputPath>");
        foreach (var rid in new[] { "linux-arm64", "linux-musl-x64", "win-x64", "linux-x64", "linux-arm64" })
        {
            if (how == "in the app")
                WriteApps($"<RuntimeIdentifier>{rid}</RuntimeIdentifier><AppendRuntimeIdentifierToOutputPath>false</AppendRuntimeIdentifierToOutputPath>");
            _test.Dotnet("one", ["build", "-p:UseAppHost=false", .. how == "-r" ? ["-r", rid] : Array.Empty<string>()]).Succeeds();
            Assert.Equal([_test[SmallProject.Built(rid == "win-x64" ? "lib.dll" : "liblib.so", rid)]], Copied());
        }

        // Compares the content, which differs between glibc and musl.
        string[] Copied() => [.. Libraries("one/bin").Select(file => Directory.GetFiles(_test["lib/obj/native/Debug"], Path.GetFileName(file), SearchOption.AllDirectories)
            .Single(built => File.ReadAllBytes(built).AsSpan().SequenceEqual(File.ReadAllBytes(file))))];
    }

    private List<string> Cells(RidSource source)
    {
        WriteApps(source.InApp);
        if (source.InAll.Length > 0)
            _test.Write("Directory.Build.props", $"<Project><PropertyGroup>{source.InAll}</PropertyGroup></Project>");
        else
            File.Delete(_test["Directory.Build.props"]);
        Remove("bin");
        var build = Cell("build", source, "bin");
        return
        [
            build, build == source.Rid ? Run(source) : build, Found("tests/bin", source), Cell("publish", source, "publish", "--no-build"),
            Cell("publish", source, "publish", "-p:PublishSingleFile=true"), Cell("publish", source, "publish", "--self-contained"),
        ];
    }

    // Returns the libraries in the directories of the apps after a build, or the codes and output if the build fails.
    private string Cell(string verb, RidSource source, string folder, params string[] options)
    {
        Remove("publish");
        // Hard links replace copies of the runtime.
        var build = _test.Dotnet("all", [verb, "-c", "Debug", "-p:CreateHardLinksForPublishFilesIfPossible=true", .. source.Options, .. options]);
        if (build.ExitCode != 0)
            return $"{string.Join(", ", build.Codes)}: {build.Output}";
        var apps = verb == "publish" ? s_published : s_apps.Select(app => app.Name);
        return string.Join(", ", apps.SelectMany(app => Folders(app, folder)).Select(path => Found(path, source)).Distinct());
    }

    // Runs a framework-dependent app, as dotnet run does.
    private string Run(RidSource source)
    {
        var program = Directory.GetFiles(_test["one/bin"], "one", SearchOption.AllDirectories).Single();
        var run = ForeignRuntime.Run(source.Rid, program);
        return run.StandardOutput == "5\n" ? source.Rid : run.Output;
    }

    private string Found(string folder, RidSource source)
    {
        var files = Libraries(folder).Where(file => !file.Contains("/publish/", StringComparison.Ordinal) || folder.EndsWith("publish", StringComparison.Ordinal)).ToList();
        return files.Count == 0 ? $"nothing in {folder}" : string.Join(", ", files.Select(file => Symbols.Machine(file) switch
        {
            "elf64-x86-64 x86_64" => "linux-x64",
            "elf64-littleaarch64 aarch64" => "linux-arm64",
            var other => other,
        }).Distinct().Select(rid => rid == source.Rid ? rid : $"{rid} in {folder}"));
    }

    private IEnumerable<string> Libraries(string folder) =>
        new[] { "liblib.so", "lib.dll", "liblib.dylib" }.SelectMany(name => Directory.GetFiles(_test[folder], name, SearchOption.AllDirectories));

    private IEnumerable<string> Folders(string app, string name)
    {
        if (name == "bin")
            return [$"{app}/bin"];
        var found = Directory.GetDirectories(_test[$"{app}/bin"], name, SearchOption.AllDirectories);
        return found.Length == 0 ? throw new InvalidOperationException($"{app} was not published.") : found.Select(path => Path.GetRelativePath(_test.Root, path));
    }

    private void Remove(string name)
    {
        foreach (var app in s_apps.Where(app => Directory.Exists(_test[$"{app.Name}/bin"])))
        {
            string[] folders = name == "bin" ? [_test[$"{app.Name}/bin"]] : Directory.GetDirectories(_test[$"{app.Name}/bin"], name, SearchOption.AllDirectories);
            foreach (var folder in folders)
                Directory.Delete(folder, recursive: true);
        }
    }

    private void WriteApps(string lines)
    {
        foreach (var app in s_apps)
        {
            _test.Write($"{app.Name}/{app.Name}.csproj", $"""
                <Project Sdk="{app.Sdk}">
                  <PropertyGroup>{Framework}<OutputType>Exe</OutputType>{app.Lines}{lines}</PropertyGroup>
                  <ItemGroup><ProjectReference Include="../{app.Reference}/{app.Reference}.csproj" /></ItemGroup>
                </Project>
                """);
        }
    }

    private void AddClassLibrary(string name, string reference, string lines, string metadata = "")
    {
        _test.Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>{lines}</PropertyGroup>
              <ItemGroup><ProjectReference Include="../{reference}/{reference}.csproj" {metadata} /></ItemGroup>
            </Project>
            """);
        _test.Write($"{name}/Class.cs", $"public class {name}Class {{ }}\n");
    }

    private static string Each(IEnumerable<string> apps, string format) => string.Join(';', apps.Select(app => string.Format(null, format, app)));
}
