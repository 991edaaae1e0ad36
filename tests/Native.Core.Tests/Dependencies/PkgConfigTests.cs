using System.Text;
using Native.Core.Command;
using Native.Core.Dependencies;
using Native.Core.Link;
using Native.Core.Platform;
using Native.Core.Tests.ObjectFiles;

namespace Native.Core.Tests.Dependencies;

/// <summary>Tests how pkg-config is found and called on each system, and how its output on Windows is converted.</summary>
public sealed class PkgConfigTests
{
    private const string Zlib = "prefix=${pcfiledir}/../..\r\nlibdir=${prefix}/lib\r\nName: zlib\r\nDescription: d\r\nVersion: 1.3\r\nLibs: \"-L${libdir}\" -lz\r\nCflags: \"-I${prefix}/include\"\r\n";

    private readonly Dictionary<string, string> _variables = new() { ["PATH"] = @"C:\none;""C:\pkg tools"";", ["PKG_CONFIG_PATH"] = @"C:\vcpkg\lib\pkgconfig;D:/other" };

    [Theory]
    [InlineData("windows", "C:/pkg tools/pkg-config.exe", "", "C:/pkg tools/pkg-config.exe")]
    [InlineData("windows", "C:/pkg tools/pkg-config.bat", "", "C:/pkg tools/pkg-config.bat")]
    [InlineData("windows", "C:/pkg tools/pkgconf.cmd", "", "C:/pkg tools/pkgconf.cmd")]
    [InlineData("windows", "C:/pkg tools/pkg-config", "", null)]
    [InlineData("windows", "C:/pkg tools/mine.exe", "mine", "C:/pkg tools/mine.exe")]
    [InlineData("windows", "C:/pkg tools/mine.exe", "mine.exe", "C:/pkg tools/mine.exe")]
    [InlineData("windows", "C:/src/tools/pkgconf.bat", @"tools\pkgconf", "C:/src/tools/pkgconf.bat")]
    [InlineData("windows", "C:/src/x", @"D:\nowhere\pkgconf", "D:/nowhere/pkgconf")]
    [InlineData("linux", "/opt/bin/pkg-config", "", "/opt/bin/pkg-config")]
    [InlineData("macos", "/opt/bin/pkg-config.exe", "", null)]
    public void The_program_has_the_extensions_of_the_system(string host, string there, string named, string? expected)
    {
        _variables["PKG_CONFIG"] = named;
        if (host != "windows")
            _variables["PATH"] = "/none::/opt/bin";
        Assert.Equal(expected, Make(new FakeFiles().With(there), host).Program);
    }

    [Theory]
    [InlineData("windows", @"C:\a;lib/pc", "C:/a;C:/src/lib/pc;C:/vcpkg/lib/pkgconfig;D:/other")]
    [InlineData("linux", "/a:lib/pc;/b", "/a:/src/lib/pc:/b:/v/pc")]
    [InlineData("macos", "", "/v/pc")]
    public async Task Folders_are_separated_as_the_program_expects_it(string host, string own, string expected)
    {
        if (host != "windows")
            (_variables["PATH"], _variables["PKG_CONFIG_PATH"]) = ("/opt/bin", "/v/pc");
        var runner = new Answers("-lz");
        await Make(new FakeFiles().With("C:/pkg tools/pkg-config.exe").With("/opt/bin/pkg-config"), host, own, runner).Query(["zlib"], isStatic: false);
        Assert.Equal(expected, runner.Request!.Environment!["PKG_CONFIG_PATH"]);
    }

    [Theory]
    [InlineData("windows", "set \"PKG_CONFIG_ALLOW_SYSTEM_LIBS=1\" && ", "\"C:/pkg tools/pkg-config.exe\" --print-errors --cflags --libs \"zlib >= 1\"")]
    [InlineData("linux", "PKG_CONFIG_ALLOW_SYSTEM_LIBS=1 ", "/opt/bin/pkg-config --print-errors --cflags --libs 'zlib >= 1'")]
    public async Task The_query_can_be_pasted_into_the_shell_of_the_system(string host, string start, string end)
    {
        if (host != "windows")
            (_variables["PATH"], _variables["PKG_CONFIG_PATH"]) = ("/opt/bin", "/v/pc");
        var answer = await Make(new FakeFiles().With("C:/pkg tools/pkg-config.exe").With("/opt/bin/pkg-config"), host, "", new Answers("-lz")).Query(["zlib >= 1"], isStatic: false);
        Assert.StartsWith(start, answer.CommandLine);
        Assert.EndsWith(end, answer.CommandLine);
    }

    // The import library of vcpkg's zlib, an archive of x64-windows-static, and the libraries of Conan by path.
    [Theory]
    [InlineData("-IC:/vcpkg/include -LC:/vcpkg/lib -lz\r\n", "Include C:/vcpkg/include; Library C:/vcpkg/lib/z.lib Shared; Copy C:/vcpkg/bin/z1.dll z1.dll; SearchPath C:/vcpkg/lib")]
    [InlineData(@"-IC:\vcpkg\include -LC:\vcpkg\lib -l:z.lib", "Include C:/vcpkg/include; Library C:/vcpkg/lib/z.lib Shared; Copy C:/vcpkg/bin/z1.dll z1.dll; SearchPath C:/vcpkg/lib")]
    [InlineData(@"C:\vcpkg\lib\z.lib", "Library C:/vcpkg/lib/z.lib Shared; Copy C:/vcpkg/bin/z1.dll z1.dll")]
    [InlineData(@"-LC:\\conan\\my\ data\\lib -lq", "Library C:/conan/my data/lib/q.lib Static whole; SearchPath C:/conan/my data/lib")]
    [InlineData("\"C:/conan/my data/lib/q.lib\" -lws2_32 -lCrypt32", "Library C:/conan/my data/lib/q.lib Static whole; Library ws2_32; Library Crypt32")]
    [InlineData("-LC:/vcpkg/lib -lnowhere", "NSDK3009")]
    public async Task The_output_becomes_the_items_of_an_import_library_or_an_archive(string answer, string expected)
    {
        var files = new FakeFiles().With("C:/pkg tools/pkg-config.exe").With("C:/vcpkg/lib/pkgconfig/zlib.pc", text: Zlib)
            .With("C:/vcpkg/lib/z.lib", text: Encoding.Latin1.GetString(ImportLibraries.Short("z1.dll"))).With("C:/vcpkg/bin/z1.dll")
            .With("C:/conan/my data/lib/q.lib", text: Encoding.Latin1.GetString(ImportLibraries.Code));
        var resolution = await Resolve(files, new Answers(answer));
        Assert.Equal(expected, string.Join("; ", resolution.Diagnostics.Select(diagnostic => diagnostic.Code).Concat(
            resolution.Items.Where(item => item.Type != DependencyItemType.Metadata).OrderBy(item => item.Type switch { DependencyItemType.Include => 0, DependencyItemType.SearchPath => 9, _ => 1 })
                .Select(item => $"{item.Type} {HostSystem.This.Slashes(item.Value)} {item.Kind.Replace("System", "", StringComparison.Ordinal)}{(item.WholeArchive ? " whole" : "")}".TrimEnd()))));
        Assert.Equal(["C:/vcpkg/lib/pkgconfig", "D:/other", "C:/own"], resolution.Folders);
    }

    [Fact]
    public async Task A_variable_has_folders_of_the_system()
    {
        _variables["ZLIB_LIB_DIR"] = @"C:\none;C:\vcpkg\lib";
        _variables["ZLIB_INCLUDE_DIR"] = "inc";
        var files = new FakeFiles().With("C:/vcpkg/lib/zlib.lib", text: Encoding.Latin1.GetString(ImportLibraries.Gnu("z1.dll"))).With("C:/vcpkg/bin/z1.dll");
        Assert.Equal("Library C:/vcpkg/lib/zlib.lib Shared; Copy C:/vcpkg/bin/z1.dll z1.dll; Include C:/src/inc System", string.Join("; ",
            (await Resolve(files, new Answers(""))).Items.Where(item => item.Type != DependencyItemType.Metadata).Select(item => $"{item.Type} {HostSystem.This.Slashes(item.Value)} {item.Kind}")));
    }

    private static PkgConfigRequest Request(string host, string searchPath = "") => new(
        NativeTarget.Parse(host == "windows" ? "win-x64" : "linux-x64"), host == "windows" ? "win-x64" : "linux-x64", "", searchPath,
        host == "windows" ? @"C:\src" : "/src", TimeSpan.FromSeconds(1))
    { Host = host == "windows" ? FakeWindows.Host : Hosts.Of(host) };

    private BuildVariables Variables(string rid) => new(name => _variables.GetValueOrDefault(name), rid);

    private PkgConfig Make(FakeFiles files, string host, string searchPath = "", Answers? runner = null) =>
        new(runner ?? new Answers(""), files, Variables("x"), Request(host, searchPath));

    private Task<Resolution> Resolve(FakeFiles files, Answers runner)
    {
        var (request, variables) = (Request("windows"), Variables("win-x64"));
        var dependency = new Dependency("zlib", [], VersionRange.Any, DependencyMode.Auto, LibraryKind.Default, false, ["zlib"], false);
        return new DependencyResolver(new PkgConfig(runner, files, variables, request), files, variables, request, new OwnSearchPath()).Resolve([dependency]);
    }

    private sealed class Answers(string answer) : ICommandRunner
    {
        public ProcessRequest? Request { get; private set; }

        public Task<ProcessResult> Run(ProcessRequest request)
        {
            Request = request;
            return Task.FromResult(new ProcessResult(0, request.Arguments[0] == "--variable=pc_path" ? @"C:\own" : answer, ""));
        }
    }
}
