using System.Xml.Linq;

namespace Packages.Tests;

/// <summary>Tests that the projects of <c>dotnet new</c> build, test and pack without a change.</summary>
public sealed class TemplateTests : IDisposable
{
    private readonly TestFolder _test = new();

    public TemplateTests()
    {
        // The templates name the version of the SDK, and users have no global.json.
        File.Delete(_test["global.json"]);
        _test.Variables["DOTNET_CLI_HOME"] = _test["home"];
    }

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("Company.Sums", "company_sums")]
    [InlineData("3d lib", "_3d_lib")]
    public void A_name_becomes_a_C_identifier(string name, string identifier)
    {
        Create("nativelib", name);
        Assert.Contains($"uint32_t {identifier}_crc32(", _test.Read($"{name}/src/{name}/native/{identifier}.h"));
        Assert.Contains($"NativeMethods.{identifier}_crc32(", _test.Read($"{name}/src/{name}/Crc32.cs"));
    }

    [Fact]
    public void A_library_is_tested_packed_and_published()
    {
        const string name = "my-lib";
        CreateOnBareMachine(name);
        CheckEditor($"{name}/src/{name}", "native/my_lib.c");
        var steps = RunWorkflow(name, "one-machine.yml");
        Assert.Equal("pack pack pack pack test test publish", string.Join(' ', steps.Select(step => step.Job)));
        Assert.Contains("Passed:     2", Output(steps, "dotnet test"));
        Assert.Contains("linux-x64  passed", Output(steps, "NativeTestPackage"));
        Assert.Equal(
            ["linux-arm64", "linux-musl-arm64", "linux-musl-x64", "linux-x64", "osx-arm64", "osx-x64", "win-arm64", "win-x64"],
            PackageFile.Rids(_test[$"nuget.org/{name}.1.2.0.nupkg"]));
    }

    // Five commands are enough on a machine with the .NET SDK only: no file is changed, and no other program is installed.
    private void CreateOnBareMachine(string name)
    {
        ZigPackage.AddSource(_test, ZigPackage.Pinned);
        Run("", "new", "install", "Native.Sdk.Templates");
        Run("", "new", "nativelib", "-o", name, "--ci", "github");
        var tested = Run(name, "test");
        Assert.Contains("restore downloaded Vezel.Zig.Toolsets.linux-x64", tested, StringComparison.Ordinal);
        Assert.Contains("restore downloaded libclang.runtime.linux-x64", tested, StringComparison.Ordinal);
        Assert.Contains("Passed:     2", tested, StringComparison.Ordinal);
        Run(name, "pack");
        Assert.Equal(8, PackageFile.Rids(_test[$"{name}/src/{name}/bin/Release/{name}.0.1.0.nupkg"]).Distinct().Count());
        Assert.Contains("linux-x64  passed", Run(name, "build", $"src/{name}", "-c", "Release", "-t:NativeTestPackage", "-r", "linux-x64"), StringComparison.Ordinal);

        string Run(string folder, params string[] arguments)
        {
            var output = BareMachine.Run(_test, folder, "dotnet", arguments).Succeeds();
            Assert.DoesNotMatch(@"\b(warning|error) [-A-Z]", output);
            return output;
        }
    }

    [Fact]
    public void Bindings_of_a_library_of_the_system_are_tested_packed_and_published()
    {
        Create("nativesys", "My.Zlib", "--module", "zlib", "--header", "zlib.h", "--ci", "github");
        Assert.Contains("Passed:     1", _test.Dotnet("My.Zlib", "test").Succeeds().Output);
        Assert.Equal(["NSDK4010"], _test.Dotnet("My.Zlib", "pack").Succeeds().Codes);
        Assert.True(File.Exists(_test["My.Zlib/src/My.Zlib.Sys/bin/Release/My.Zlib.Sys.0.1.0.nupkg"]));
        Assert.Contains(" crc32(", string.Concat(Directory.GetFiles(_test["My.Zlib/src/My.Zlib.Sys/obj"], "*.g.cs", SearchOption.AllDirectories).Select(File.ReadAllText)));
        // The tests do not change this machine: its libraries are installed.
        AddCommand("sudo", "printf '%s ' \"$@\"");
        var steps = RunWorkflow("My.Zlib", "system-library.yml");
        Assert.Equal("apt-get update apt-get install --yes --no-install-recommends zlib1g-dev ", Output(steps, "apt-get"));
        Assert.Contains("linux-x64  passed", Output(steps, "NativeTestPackage"));
        Assert.Equal(["My.Zlib.1.2.0.nupkg", "My.Zlib.Sys.1.2.0.nupkg"], Published());
    }

    [Fact]
    public void A_package_with_native_libraries_only_is_packed()
    {
        Create("nativeassets", "Foo.Native", "--ci", "github-matrix");
        Assert.Contains("linux-x64  passed", _test.Dotnet("Foo.Native", "build", "-c", "Release", "-t:NativeTestPackage", "-r", "linux-x64").Succeeds().Output);
        CheckEditor("Foo.Native", "native/foo_native.c");
        // WorkflowTests run this workflow in a repository with these files.
        CheckWorkflow("Foo.Native", "many-machines.yml");
        Assert.True(File.Exists(_test["Foo.Native/package-test.cs"]));
    }

    [Fact]
    public void An_add_on_in_C_is_tested_packed_and_published()
    {
        using var registry = new LoopbackServer();
        Create("nativeaddon", "My Adder", "--ci", "github");
        Assert.Contains("# pass 2", NpmTest("My Adder"));
        CheckEditor("My Adder", "native/addon.c");
        _test.Write("npmrc", $"{registry.Address["http:".Length..]}/:_authToken=secret");
        _test.Variables["NPM_CONFIG_UPDATE_NOTIFIER"] = "false";
        _test.Variables["NPM_CONFIG_USERCONFIG"] = _test["npmrc"];
        string[] names = ["my-adder", .. new[] { "linux-x64", "linux-x64-musl", "linux-arm64", "linux-arm64-musl", "win32-x64", "win32-arm64", "darwin-x64", "darwin-arm64" }.Select(system => $"my-adder-{system}")];
        foreach (var name in names)
            registry.Serve($"/{name}", new Answer(404, []), new Answer(201, "{}"u8.ToArray()));
        var steps = RunWorkflow("My Adder", "node-addon.yml", "NPM_REGISTRY", registry.Address);
        Assert.Contains("# pass 2", Output(steps, "node --test"));
        var published = registry.Requests.Where(request => request.StartsWith("PUT ", StringComparison.Ordinal)).Select(request => request.Split(' ')[1]).ToList();
        Assert.Equal(names.Select(name => $"/{name}").Order(StringComparer.Ordinal), published.Order(StringComparer.Ordinal));
        Assert.Equal("/my-adder", published[^1]);
        Assert.Contains("https://github.com/me/repository", Tool.Run("tar", ["-xzOf", _test["artifacts/packages/my-adder-1.2.0.tgz"], "package/package.json"]).Succeeds());
    }

    [Fact]
    public void An_add_on_in_CSharp_is_tested_and_packed()
    {
        Create("nativeaddon", "Sharp.Adder", "--source", "csharp");
        Assert.Contains("# pass 2", NpmTest("Sharp.Adder"));
        Assert.Empty(_test.Dotnet("Sharp.Adder", "pack", "-p:RuntimeIdentifiers=linux-x64").Succeeds().Codes);
        Assert.True(File.Exists(_test["Sharp.Adder/bin/Release/sharp.adder-linux-x64-0.1.0.tgz"]));
    }

    // The templates are complete files, so that they can be read and built as they are.
    [Fact]
    public void Versions_of_packages_are_those_of_this_repository()
    {
        var packages = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);
        var references = Directory.GetFiles(Path.Combine(Repository.Root, "templates"), "*.csproj", SearchOption.AllDirectories)
            .SelectMany(project => XDocument.Load(project).Descendants("PackageReference")).ToList();
        Assert.Equal(6, references.Count);
        Assert.All(references, reference => Assert.Equal(packages[reference.Attribute("Include")!.Value], reference.Attribute("Version")!.Value));
    }

    private void Create(string template, string name, params string[] options)
    {
        Tool.Run("dotnet", ["new", "install", Path.Combine(Repository.Feed, "Native.Sdk.Templates.0.1.0.nupkg")], _test.Root, _test.Variables).Succeeds();
        Tool.Run("dotnet", ["new", template, "-o", name, .. options], _test.Root, _test.Variables).Succeeds();
    }

    private IReadOnlyList<WorkflowStep> RunWorkflow(string name, string workflow, string variable = "NUGET_SOURCE", string? source = null)
    {
        CheckWorkflow(name, workflow);
        Directory.CreateDirectory(_test["nuget.org"]);
        _test.Commit(name);
        return new Workflow(_test, _test[$"{name}/.github/workflows/{workflow}"], name) { Variables = { [variable] = source ?? _test["nuget.org"] } }.Run();
    }

    private void CheckWorkflow(string name, string workflow)
    {
        var file = Assert.Single(Directory.GetFiles(_test[$"{name}/.github/workflows"]));
        Assert.Equal(workflow, Path.GetFileName(file));
        Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Root, "docs/ci", workflow)), File.ReadAllBytes(file));
    }

    // clangd uses the options of the build without a setting.
    private void CheckEditor(string folder, string source)
    {
        var output = Tool.Run("clangd", [$"--check={source}"], _test[folder]).Succeeds();
        Assert.Contains($"Loaded compilation database from {_test[$"{folder}/obj/compile_commands.json"]}", output);
        Assert.Contains("0 errors", output);
    }

    private static string Output(IEnumerable<WorkflowStep> steps, string command) => string.Concat(steps.Where(step => step.Script.Contains(command, StringComparison.Ordinal)).Select(step => step.Output));

    private IEnumerable<string> Published() => Directory.GetFiles(_test["nuget.org"]).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private string NpmTest(string name)
    {
        // The tests use no network.
        _test.Variables["NativeNodeHeaders"] = Path.Combine(Repository.Sources, "node-api");
        return Tool.Run("npm", ["test"], _test[name], _test.Variables).Succeeds();
    }

    private void AddCommand(string name, string script)
    {
        _test.Write($"commands/{name}", $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(_test[$"commands/{name}"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _test.Variables["PATH"] = $"{_test["commands"]}{Path.PathSeparator}{_test.Variables["PATH"]}";
    }
}
