using Native.Core.Command;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Link;
using Native.Core.Platform;

namespace Native.Core.Tests.Dependencies;

public sealed class DependencyResolverTests
{
    private readonly FakeFiles _files = new FakeFiles().With("/bin/pkg-config").With("/pc/foo.pc", text: Pc("foo", "1.2", "-lfoo", "-I/foo"))
        .With("/pc/bar.pc", text: Pc("bar", "3", "-lbar", "-I/bar -DBAR")).With("/usr/lib/libfoo.so").With("/usr/lib/libbar.so");

    private readonly Dictionary<string, string> _variables = new() { ["PATH"] = "/bin" };
    private readonly FakePkgConfig _pkgConfig = new();

    [Fact]
    public async Task One_query_resolves_several_dependencies_and_each_item_belongs_to_one()
    {
        var resolution = await Resolve([Make("foo", "[1.0,2.0)"), Make("bar")]);
        Assert.Equal(["--print-errors --cflags --libs foo >= 1.0 foo < 2.0 bar", "--variable=pc_path pkg-config"], _pkgConfig.Asked.Order(StringComparer.Ordinal));
        Assert.Equal("foo System 1.2 /pc/foo.pc; bar System 3 /pc/bar.pc", States(resolution));
        Assert.Equal(
            "Library /usr/lib/libfoo.so foo; Library /usr/lib/libbar.so bar; Include /foo foo; Include /bar bar; Define BAR bar",
            string.Join("; ", resolution.Items.Where(item => item.Type != DependencyItemType.Metadata)
                .OrderBy(item => item.Type).Select(item => $"{item.Type} {item.Value} {item.Dependency}")));
        Assert.Equal(["/pc/bar.pc", "/pc/foo.pc", "/usr/lib/libbar.so", "/usr/lib/libfoo.so"], resolution.Files.Order());
        Assert.Equal(["/pc"], resolution.Folders);
    }

    [Fact]
    public async Task A_failed_dependency_does_not_affect_the_others()
    {
        var resolution = await Resolve([Make("foo"), Make("nope") with { HasSource = true }, Make("opt") with { IsOptional = true }]);
        Assert.Equal("foo System 1.2 /pc/foo.pc; nope Source  ; opt Absent  ", States(resolution));
        Assert.Empty(resolution.Diagnostics);
        Assert.Contains(resolution.Items, item => item.Value == "/usr/lib/libfoo.so");
    }

    [Theory]
    [InlineData("foo", "[2.0,)", "", "", "NSDK3002", "has the version 1.2 (/pc/foo.pc)")]
    [InlineData("nope", "", "", "", "NSDK3001", "Expected the file nope.pc")]
    [InlineData("foo", "", "PATH=/nowhere", "", "NSDK3004", "apt install pkg-config")]
    [InlineData("foo", "", "FOO_NO_PKG_CONFIG=1", "", "NSDK3015", "FOO_NO_PKG_CONFIG is set")]
    [InlineData("foo", "", "FOO_STATIC=1", "", "NSDK3011", "libfoo.a is not in ")]
    [InlineData("foo", "", "FOO_LIB_DIR=/opt", "", "NSDK3014", "no libfoo.so or libfoo.a in /opt")]
    [InlineData("foo", "", "", "linux-arm64", "NSDK3016", "PKG_CONFIG_PATH_linux_arm64")]
    public async Task A_dependency_that_is_not_available_is_an_error_with_its_fix(string name, string range, string variable, string rid, string code, string text)
    {
        Set(variable);
        var diagnostic = Assert.Single((await Resolve([Make(name, range)], rid)).Diagnostics);
        Assert.Equal((Severity.Error, code), (diagnostic.Severity, diagnostic.Code));
        Assert.Contains(text, diagnostic.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("FOO_NO_PKG_CONFIG=1")]
    public async Task With_Mode_Source_pkg_config_is_not_called(string variable)
    {
        Set(variable);
        var mode = variable.Length == 0 ? DependencyMode.Source : DependencyMode.Auto;
        Assert.Equal("foo Source  ", States(await Resolve([Make("foo") with { Mode = mode, HasSource = true }])));
        Assert.Empty(_pkgConfig.Asked);
    }

    [Fact]
    public async Task With_Mode_System_a_fallback_does_not_count() =>
        Assert.Equal("NSDK3001", Assert.Single((await Resolve([Make("nope") with { Mode = DependencyMode.System, HasSource = true }])).Diagnostics).Code);

    [Theory]
    [InlineData("PKG_CONFIG_ALLOW_CROSS=1", true)]
    [InlineData("PKG_CONFIG_PATH_linux_arm64=/pc", true)]
    [InlineData("PKG_CONFIG_SYSROOT_DIR=/", true)]
    [InlineData("PKG_CONFIG_PATH=/pc", false)]
    [InlineData("PKG_CONFIG_ALLOW_CROSS_linux_arm64=0;PKG_CONFIG_PATH_linux_arm64=/pc", false)]
    public async Task Libraries_of_another_machine_are_used_only_if_a_setting_locates_them(string variables, bool isAsked)
    {
        foreach (var variable in variables.Split(';'))
            Set(variable);
        var resolution = await Resolve([Make("foo") with { HasSource = true }], "linux-arm64");
        Assert.Equal(isAsked ? DependencyState.System : DependencyState.Source, resolution.Dependencies[0].State);
    }

    [Theory]
    [InlineData("linux-arm64", "aarch64-linux-gnu")]
    [InlineData("linux-arm", "arm-linux-gnueabihf")]
    [InlineData("linux-x86", "i386-linux-gnu")]
    [InlineData("linux-riscv64", "riscv64-linux-gnu")]
    [InlineData("linux-loongarch64", "loongarch64-linux-gnu")]
    public async Task Debian_s_libraries_for_another_machine_are_used(string rid, string folder)
    {
        Assert.Equal("NSDK3016", Assert.Single((await Resolve([Make("foo")], rid)).Diagnostics).Code);
        _files.With($"/usr/lib/{folder}/pkgconfig/foo.pc", text: Pc("foo", "1.3", "-lfoo", "-I/foo")).With($"/usr/lib/{folder}/libfoo.so");
        var resolution = await Resolve([Make("foo")], rid);
        Assert.Equal($"foo System 1.3 /usr/lib/{folder}/pkgconfig/foo.pc", States(resolution));
        Assert.Contains(resolution.Items, item => item is { Type: DependencyItemType.Library } && item.Value == $"/usr/lib/{folder}/libfoo.so");
        Assert.Contains($"/usr/lib/{folder}/pkgconfig", resolution.Folders);
        // If a library does not exist for the other machine, the library of this machine is not used instead.
        Assert.Equal("NSDK3016", Assert.Single((await Resolve([Make("bar")], rid)).Diagnostics).Code);
        _variables["PKG_CONFIG_ALLOW_CROSS"] = "0";
        Assert.Equal("NSDK3016", Assert.Single((await Resolve([Make("foo")], rid)).Diagnostics).Code);
    }

    [Fact]
    public async Task A_package_for_another_machine_is_suggested()
    {
        _files.With("/etc/os-release", text: "ID=debian\n");
        Assert.Contains("apt install zlib1g-dev:armhf", Assert.Single((await Resolve([Make("zlib")], "linux-arm")).Diagnostics).Message);
        Assert.DoesNotContain("apt install", Assert.Single((await Resolve([Make("zlib")], "linux-musl-arm64")).Diagnostics).Message);
    }

    [Fact]
    public async Task A_library_for_another_machine_is_refused()
    {
        Set("PKG_CONFIG_PATH_linux_arm64=/pc");
        _files.With("/usr/lib/libfoo.so", text: $"\u007FELF\u0002\u0001\u0001{new string('\0', 11)}\u003E\0{new string('\0', 44)}");
        var diagnostic = Assert.Single((await Resolve([Make("foo")], "linux-arm64")).Diagnostics);
        Assert.Equal("NSDK3010", diagnostic.Code);
        Assert.Contains("/usr/lib/libfoo.so is Elf for x64", diagnostic.Message);
    }

    [Fact]
    public async Task A_static_library_is_queried_as_static_and_linked_completely()
    {
        _files.With("/usr/lib/libfoo.a");
        var resolution = await Resolve([Make("foo") with { Link = LibraryKind.Static }, Make("bar")]);
        Assert.Contains("--print-errors --cflags --libs --static foo", _pkgConfig.Asked);
        Assert.Contains(resolution.Items, item => item is { Value: "/usr/lib/libfoo.a", Kind: "Static", WholeArchive: true });
        Assert.Contains(resolution.Items, item => item is { Value: "/usr/lib/libbar.so", Kind: "Shared" });
    }

    [Theory]
    // openssl.pc requires libssl and libcrypto, and lists no library itself.
    [InlineData("Requires: bar baz >= 1, deep", "", "-lbar -lbaz -lother", "bar,baz,other")]
    [InlineData("Libs: -L/opt -pthread -lm\nRequires: bar", "", "-lbar -lm", "bar")]
    // A library that a dependency needs is linked only as far as it is used.
    [InlineData("Libs: -lfoo\nRequires: bar\nRequires.private: baz\nLibs.private: -lother", "", "-lfoo -lbar -lbaz -lother", "foo")]
    [InlineData("Requires.private: bar", "", "-lbar", "")]
    // The metadata Libraries names the additional libraries of the dependency.
    [InlineData("Libs: -lfoo\nLibs.private: -lother", "bar;other", "-lfoo -lbar -lother", "foo,bar,other")]
    [InlineData("Requires.private: bar", "bar", "-lbar", "bar")]
    public async Task The_archives_that_a_static_link_links_completely(string lines, string libraries, string answer, string expected)
    {
        _files.With("/pc/foo.pc", text: $"Name: foo\nDescription: d\nVersion: 1\n{lines}\n").With("/pc/bar.pc", text: Pc("bar", "3", "-lbar", ""))
            .With("/pc/baz.pc", text: Pc("baz", "3", "-lbaz", "")).With("/pc/deep.pc", text: "Name: d\nDescription: d\nVersion: 1\nRequires: other\n")
            .With("/pc/other.pc", text: Pc("other", "3", "-lother", ""));
        foreach (var name in new[] { "foo", "bar", "baz", "other" })
            _files.With($"/usr/lib/lib{name}.a");
        _pkgConfig.Answer = answer;
        var resolution = await Resolve([Make("foo") with { Link = LibraryKind.Static, Libraries = libraries.Split(';') }]);
        Assert.Equal(expected, string.Join(',', resolution.Items.Where(item => item.WholeArchive).Select(item => Path.GetFileNameWithoutExtension(item.Value)[3..])));
    }

    [Theory]
    [InlineData("foo", "bar")]
    [InlineData("bar", "foo")]
    public async Task A_library_that_another_dependency_needs_belongs_to_its_own_dependency(string first, string second)
    {
        _files.With("/pc/foo.pc", text: Pc("foo", "1", "-lfoo", "") + "Requires: bar\n").With("/usr/lib/libfoo.a").With("/usr/lib/libbar.a");
        var resolution = await Resolve([Make(first) with { Link = LibraryKind.Static }, Make(second) with { Link = LibraryKind.Static }]);
        Assert.Equal("/usr/lib/libbar.a bar True, /usr/lib/libfoo.a foo True", string.Join(", ", resolution.Items.Where(item => item.Type == DependencyItemType.Library)
            .Select(item => $"{item.Value} {item.Dependency} {item.WholeArchive}").Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("-lm $(x)", "refers to $(x)")]
    [InlineData("/opt/libgone.a", "refers to libgone.a, which was not found in /opt")]
    public async Task A_missing_library_file_is_an_error(string answer, string text)
    {
        _pkgConfig.Answer = answer;
        var diagnostic = Assert.Single((await Resolve([Make("foo")])).Diagnostics);
        Assert.Equal("NSDK3009", diagnostic.Code);
        Assert.Contains(text, diagnostic.Message);
    }

    [Fact]
    public async Task Arguments_between_libraries_keep_their_position_and_their_pair()
    {
        _files.With("/usr/lib/libdrv.a").With("/usr/lib/libfoo.a");
        _pkgConfig.Answer = "-include a.h -include b.h -DX -DX -Wl,--whole-archive -l:libdrv.a -Wl,--no-whole-archive -Wl,-Bstatic -lfoo -Wl,-Bdynamic -lbar "
            + "-Wl,--start-group -lm -Wl,--end-group -Wl,--start-group -lm -Wl,--end-group\n";
        var resolution = await Resolve([Make("foo")]);
        Assert.Equal("-Wl,--whole-archive /usr/lib/libdrv.a -Wl,--no-whole-archive -Wl,-Bstatic /usr/lib/libfoo.a -Wl,-Bdynamic /usr/lib/libbar.so "
            + "-Wl,--start-group m -Wl,--end-group -Wl,--start-group m -Wl,--end-group",
            string.Join(' ', resolution.Items.Where(item => item.Type == DependencyItemType.Library).Select(item => item.Value)));
        Assert.Equal("-include a.h -include b.h", string.Join(' ', resolution.Items.Where(item => item.Type == DependencyItemType.Option).Select(item => item.Value)));
        Assert.Single(resolution.Items, item => item is { Type: DependencyItemType.Define, Value: "X" });
    }

    [Fact]
    public async Task Variables_locate_a_library_without_pkg_config()
    {
        (_variables["FOO_LIB_DIR"], _variables["FOO_INCLUDE_DIR"]) = ("/opt/lib", "/opt/include");
        _files.With("/opt/lib/libfoo.so");
        var resolution = await Resolve([Make("foo")]);
        Assert.Equal("foo System  FOO_LIB_DIR", States(resolution));
        Assert.Empty(_pkgConfig.Asked);
        Assert.Contains(resolution.Items, item => item is { Type: DependencyItemType.Include, Value: "/opt/include" });
        Assert.Contains(resolution.Items, item => item is { Type: DependencyItemType.Copy, Value: "/opt/lib/libfoo.so", Kind: "libfoo.so" });
    }

    [Fact]
    public async Task Another_name_of_the_module_is_accepted() =>
        Assert.Equal("foo-1.0 System 1.2 /pc/foo.pc", States(await Resolve([Make("foo-1.0") with { OtherNames = ["nope", "foo"] }])));

    [Fact]
    public async Task Optional_dependencies_that_are_found_define_a_macro_in_C_and_in_CSharp()
    {
        var resolution = await Resolve([Make("foo") with { IsOptional = true }]);
        Assert.Contains(resolution.Items, item => item is { Type: DependencyItemType.Define, Value: "HAVE_FOO=1" });
        Assert.Contains(resolution.Items, item => item is { Type: DependencyItemType.Constant, Value: "HAVE_FOO" });
        Assert.Contains(resolution.Items, item => item is { Type: DependencyItemType.Metadata, Value: "DEP_FOO_VERSION", Kind: "1.2" });
    }

    [Fact]
    public async Task An_invalid_file_is_an_error_with_its_line_and_a_warning_if_there_is_a_fallback()
    {
        _files.With("/pc/bad.pc", text: "Name: bad\nwhat is this\n");
        var error = Assert.Single((await Resolve([Make("bad")])).Diagnostics);
        Assert.Equal((Severity.Error, "NSDK3006", "/pc/bad.pc", 2), (error.Severity, error.Code, error.File, error.Line));
        var warned = await Resolve([Make("bad") with { HasSource = true }]);
        Assert.Equal((Severity.Warning, "NSDK3006"), (warned.Diagnostics[0].Severity, warned.Diagnostics[0].Code));
        Assert.Equal(DependencyState.Source, warned.Dependencies[0].State);
    }

    [Fact]
    public async Task A_pkg_config_that_hangs_is_an_error()
    {
        _pkgConfig.Hangs = true;
        Assert.Equal("NSDK3005", (await Assert.ThrowsAsync<NativeException>(() => Resolve([Make("foo")]))).Diagnostic.Code);
    }

    private static string Pc(string name, string version, string libs, string flags) =>
        $"Name: {name}\nDescription: d\nVersion: {version}\nLibs: {libs}\nCflags: {flags}\n";

    private static Dependency Make(string name, string range = "") =>
        new(name, [], VersionRange.Parse(range, name), DependencyMode.Auto, LibraryKind.Default, false, [name], false);

    private static string States(Resolution resolution) => string.Join("; ",
        resolution.Dependencies.Select(resolved => $"{resolved.Dependency.Name} {resolved.State} {resolved.Version} {resolved.Origin}"));

    private void Set(string variable)
    {
        if (variable.Split('=') is [var name, var value])
            _variables[name] = value;
    }

    private async Task<Resolution> Resolve(IReadOnlyList<Dependency> dependencies, string rid = "")
    {
        var target = NativeTarget.Parse(rid.Length > 0 ? rid : "linux-x64");
        var variables = new BuildVariables(name => _variables.GetValueOrDefault(name), target.Rid);
        var request = new PkgConfigRequest(target, "linux-x64", "", "", "/src", TimeSpan.FromSeconds(1)) { Host = Hosts.Of("linux") };
        var resolution = await new DependencyResolver(new PkgConfig(_pkgConfig, _files, variables, request), _files, variables, request, new OwnSearchPath()).Resolve(dependencies);
        return new(
            [.. resolution.Dependencies.Select(resolved => resolved with { Origin = Paths.Plain(resolved.Origin) })],
            [.. resolution.Items.Select(item => item with { Value = Paths.Plain(item.Value) })],
            [.. resolution.Diagnostics.Select(diagnostic => diagnostic with { Message = Paths.Plain(diagnostic.Message), File = Paths.Plain(diagnostic.File ?? "") })],
            [.. Paths.Plain(resolution.Files)], [.. Paths.Plain(resolution.Folders)]);
    }

    // A pkg-config with foo 1.2 and bar 3.
    private sealed class FakePkgConfig : ICommandRunner
    {
        public List<string> Asked { get; } = [];

        public bool Hangs { get; set; }

        public string? Answer { get; set; }

        public Task<ProcessResult> Run(ProcessRequest request)
        {
            lock (Asked)
                Asked.Add(string.Join(' ', request.Arguments));
            if (Hangs)
                return Task.FromResult(new ProcessResult(-1, "", "", TimedOut: true));
            if (request.Arguments[0] == "--variable=pc_path")
                return Task.FromResult(new ProcessResult(0, "/pc\n", ""));
            var modules = request.Arguments.Where(argument => !argument.StartsWith('-')).ToList();
            if (modules.FirstOrDefault(module => module.Split(' ')[0] is not ("foo" or "bar") || module.EndsWith(">= 2.0", StringComparison.Ordinal)) is { } bad)
                return Task.FromResult(new ProcessResult(1, "", $"Package '{bad}' not found\n"));
            var (foo, bar) = (modules.Any(module => module.StartsWith("foo", StringComparison.Ordinal)), modules.Contains("bar"));
            return Task.FromResult(new ProcessResult(0, Answer ?? $"{(foo ? "-I/foo " : "")}{(bar ? "-I/bar -DBAR " : "")}{(foo ? "-lfoo " : "")}{(bar ? "-lbar" : "")}\n", ""));
        }
    }
}
