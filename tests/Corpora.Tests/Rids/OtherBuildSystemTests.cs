namespace Corpora.Tests.Rids;

/// <summary>A build script runs Meson with the compiler for each RID.</summary>
public sealed class OtherBuildSystemTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public OtherBuildSystemTests()
    {
        _test.Write("lib/vendor/scale/meson.build", """
            project('scale', 'c')
            cc = meson.get_compiler('c')
            config = configuration_data()
            config.set('LONG_SIZE', cc.sizeof('long'))
            config.set('HAVE_GETPID', cc.has_function('getpid', prefix: '#include <unistd.h>'))
            config.set('HAVE_NOTHING', cc.has_function('no_such_function'))
            configure_file(output: 'config.h', configuration: config)
            library('scale', 'scale.c', install: true)
            """);
        _test.Write("lib/vendor/scale/scale.c", """
            #include "config.h"
            #ifdef HAVE_NOTHING
            #error no_such_function
            #endif
            #if defined(HAVE_GETPID)
            #include <unistd.h>
            int scale_process(void) { return (int)getpid(); }
            #endif
            int scale_long(void) { return LONG_SIZE; }
            const char *scale_file(void) { return __FILE__; }
            """);
        _test.Write("lib/build.cs", """
            #:package Native.Build@0.1.0
            using Native.Build;

            var source = Path.GetFullPath("vendor/scale");
            var build = Path.Combine(BuildContext.OutDirectory, "build");
            var install = Path.Combine(BuildContext.OutDirectory, "install");
            var compiler = TargetCompiler.Current;
            if (Directory.Exists(build))
                Directory.Delete(build, recursive: true);
            compiler.Run(build, "meson", "setup", ".", source, "--cross-file", compiler.WriteMesonFile(), "--buildtype", "plain",
                "--default-library", "static", "--prefix", install, "--libdir", "lib");
            compiler.Run(build, "meson", "install");
            Link.Search($"{install}/lib");
            Link.Library("scale", LinkKind.WholeStatic);
            Rerun.IfChanged("vendor/scale");
            File.AppendAllText("../runs.txt", $"{NativeTarget.Current}\n");
            """);
    }

    public void Dispose() => _test.Dispose();

    [Fact]
    public void A_Meson_library_is_built_for_every_system_and_again_only_after_a_change()
    {
        // clang knows the size of long for each target: 4 bytes on Windows.
        foreach (var (rid, file, size) in new[]
        {
            ("linux-x64", "liblib.so", 8), ("linux-arm64", "liblib.so", 8), ("linux-arm", "liblib.so", 4),
            ("win-x64", "lib.dll", 4), ("osx-arm64", "liblib.dylib", 8),
        })
        {
            string[] arguments = ["-p:Configuration=Release", $"-p:RuntimeIdentifier={rid}"];
            Assert.Empty(_test.NativeBuild("lib", arguments).Succeeds().Codes);
            var built = _test[SmallProject.Built(file, rid, "Release")];
            Assert.Equal(["lib_add", "scale_file", "scale_long", "scale_process"], Symbols.Exported(built));
            Assert.Contains($"#define LONG_SIZE {size}", _test.Read($"lib/obj/native/Release/scripts/{rid}/out/build/config.h"));
            Assert.DoesNotContain(_test.Root, File.ReadAllText(built), StringComparison.Ordinal);
            Assert.False(_test.NativeBuild("lib", arguments).Succeeds().RanTasks);
        }

        _test.Write("lib/vendor/scale/scale.c", "int scale_again(void) { return 1; }\n");
        _test.NativeBuild("lib", "-p:Configuration=Release").Succeeds();
        _test.Variables["CFLAGS"] = "-DFROM_VARIABLE";
        _test.NativeBuild("lib", "-p:Configuration=Release").Succeeds();
        Assert.Equal(["lib_add", "scale_again"], Symbols.Exported(_test[SmallProject.Built("liblib.so", configuration: "Release")]));
        Assert.Contains("-DFROM_VARIABLE", _test.Read("lib/obj/native/Release/scripts/linux-x64/out/build/compile_commands.json"));
        Assert.EndsWith("osx-arm64\nlinux-x64\nlinux-x64\n", _test.Read("runs.txt"));
    }

    [Fact]
    public void The_compiler_of_the_host_is_used_without_zig_and_a_program_that_fails_or_is_missing_is_an_error()
    {
        _test.HideZig();
        Assert.Empty(_test.NativeBuild("lib").Succeeds().Codes);
        Assert.Superset(new HashSet<string>(["lib_add", "scale_long", "scale_process"]), Symbols.Exported(_test[SmallProject.Built("liblib.so")]).ToHashSet());

        _test.Write("lib/vendor/scale/scale.c", "int scale_long(void) { return missing }\n");
        var build = _test.NativeBuild("lib").Fails();
        Assert.Equal(["NSDK5014"], build.Codes);
        Assert.Matches("'[^']*meson[^']* install' ended with exit code [1-9]", build.Output);
        Assert.Contains("scale.c:1:", build.Output);
        _test.Write("lib/build.cs", _test.Read("lib/build.cs").Replace("\"meson\", \"setup\"", "\"no-such-meson\", \"setup\"", StringComparison.Ordinal));
        build = _test.NativeBuild("lib").Fails();
        Assert.Equal(["NSDK5015"], build.Codes);
        Assert.Contains("'no-such-meson'", build.Output);
    }
}
