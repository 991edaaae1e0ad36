using System.Text.RegularExpressions;

namespace Corpora.Tests.Rids;

/// <summary>Frameworks of macOS, linked on a machine without Apple's SDK. The libraries are read by LLVM's tools.</summary>
public sealed class FrameworkTests : IDisposable
{
    private const string CoreFoundation = "/System/Library/Frameworks/CoreFoundation.framework/Versions/A/CoreFoundation";
    private const string Security = "/System/Library/Frameworks/Security.framework/Versions/A/Security";
    private const string IOKit = "/System/Library/Frameworks/IOKit.framework/Versions/A/IOKit";
    private const string LibSystem = "/usr/lib/libSystem.B.dylib", ObjectiveC = "/usr/lib/libobjc.A.dylib";

    private const string Items = """
        <ItemGroup Condition="$(NativeRuntimeIdentifier.StartsWith('osx'))">
          <NativeLinkLibrary Include="CoreFoundation;Security;IOKit" Kind="Framework" />
        </ItemGroup>
        """;

    private const string Calls = """
        typedef const struct __CFString *CFStringRef;
        extern CFStringRef CFStringCreateWithCString(void *, const char *, unsigned);
        extern void CFRelease(const void *);
        extern const void *const kCFBooleanTrue;
        extern int SecRandomCopyBytes(void *, unsigned long, void *);
        int lib_random(void) {
            char bytes[4];
            CFStringRef text = CFStringCreateWithCString(0, "x", 0x08000100);
            CFRelease(text);
            return SecRandomCopyBytes(0, sizeof(bytes), bytes) + (kCFBooleanTrue != 0);
        }
        """;

    private readonly TestFolder _test = SmallProject.Library(Items);

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("osx-arm64", "Debug")]
    [InlineData("osx-x64", "Release")]
    public void A_library_calls_two_frameworks(string rid, string configuration)
    {
        _test.Write("lib/native/calls.c", Calls);
        _test.NativeBuild("lib", $"-p:RuntimeIdentifier={rid}", $"-p:Configuration={configuration}").Succeeds();
        var library = _test[SmallProject.Built("liblib.dylib", rid, configuration)];
        Assert.Equal([CoreFoundation, Security, LibSystem], Needed(library));
        Assert.Equal(
            ["_CFRelease CoreFoundation", "_CFStringCreateWithCString CoreFoundation", "_SecRandomCopyBytes Security", "_kCFBooleanTrue CoreFoundation"],
            Bound(library).Where(bound => !bound.EndsWith(" libSystem", StringComparison.Ordinal)));
        var signature = CodeSignature.Read(File.ReadAllBytes(library));
        // The loader requires a signature on arm64 only.
        Assert.Equal(rid == "osx-arm64", signature is not null);
        if (signature is null)
            return;
        Assert.True(signature is { IsAdHoc: true, CoversFile: true, Pages: > 1 });
        Assert.Empty(signature.Changed);
        var damaged = File.ReadAllBytes(library);
        damaged[40]++;
        Assert.Equal([0], CodeSignature.Read(damaged)!.Changed);
    }

    [Fact]
    public void A_stub_follows_the_symbols_of_the_library()
    {
        _test.Write("lib/native/calls.c", Calls);
        BuildResult Build() => _test.NativeBuild("lib", "-p:RuntimeIdentifier=osx-arm64");
        string Stub(string name) => _test[SmallProject.Built($"frameworks/{name}.framework/{name}.tbd", "osx-arm64")];
        var library = _test[SmallProject.Built("liblib.dylib", "osx-arm64")];
        Build().Succeeds();
        Assert.False(File.Exists(Stub("IOKit")));
        var written = File.GetLastWriteTimeUtc(Stub("Security"));
        Assert.False(Build().Succeeds().RanTasks);

        _test.Write("lib/native/calls.c", Calls + "extern void *IOServiceMatching(const char *);\nvoid *lib_match(void) { return IOServiceMatching(\"x\"); }\n");
        Build().Succeeds();
        Assert.Equal([CoreFoundation, IOKit, Security, LibSystem], Needed(library).Order(StringComparer.Ordinal));
        Assert.Contains("'_IOServiceMatching'", File.ReadAllText(Stub("IOKit")), StringComparison.Ordinal);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Stub("Security")));

        _test.Write("lib/native/calls.c", "int helper(void);\nint lib_help(void) { return helper(); }\n");
        Assert.Equal(["NSDK3053"], Build().Fails().Codes);
        _test.Write("lib/native/calls.c", "int lib_none(void) { return 1; }\n");
        Build().Succeeds();
        Assert.Equal([LibSystem], Needed(library));
        Assert.False(File.Exists(Stub("Security")));
    }

    [Fact]
    public void Objective_C_uses_the_runtime_of_macOS()
    {
        _test.Write("lib/native/counter.m", """
            #include <objc/objc.h>
            __attribute__((objc_root_class)) @interface Root
            + (int)count;
            @end
            @interface NSString
            + (id)string;
            @end
            @implementation Root
            + (int)count { return [NSString string] != 0; }
            @end
            int lib_count(void) { return [Root count]; }
            """);
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("IOKit", "Foundation", StringComparison.Ordinal));
        _test.NativeBuild("lib", "-p:RuntimeIdentifier=osx-arm64").Succeeds();
        var library = _test[SmallProject.Built("liblib.dylib", "osx-arm64")];
        Assert.Equal(["/System/Library/Frameworks/Foundation.framework/Versions/C/Foundation", LibSystem, ObjectiveC], Needed(library).Order(StringComparer.Ordinal));
        Assert.Contains("_OBJC_CLASS_$_NSString Foundation", Bound(library));
        Assert.Contains("_objc_msgSend libobjc", Bound(library));
    }

    // A static library, a build script, a .pc file and a CMake project name frameworks, too.
    [Fact]
    public void Frameworks_come_from_every_kind_of_library()
    {
        SmallProject.AddLibrary(_test, "deep", $"<PropertyGroup><NativeOutputType>StaticLibrary</NativeOutputType></PropertyGroup>{Items}");
        _test.Write("deep/native/calls.c", Calls);
        SmallProject.AddLibrary(_test, "top", """
            <ItemGroup>
              <ProjectReference Include="../deep/deep.csproj" />
              <NativeCMakeProject Include="vendor/timer" />
              <NativeDependency Include="acme" />
            </ItemGroup>
            """);
        _test.Write("top/native/top.c", "int lib_random(void);\nint timer(void);\nvoid *SCDynamicStoreCopyValue(void *, void *);\n"
            + "int top(void) { return lib_random() + timer() + (SCDynamicStoreCopyValue(0, 0) != 0); }\n");
        _test.Write("top/build.cs", "System.Console.WriteLine(\"native::link-lib=framework=SystemConfiguration\");\n");
        _test.Write("top/pc/acme.pc", "Name: acme\nDescription: acme\nVersion: 1\nLibs: -framework DiskArbitration\n");
        _test.Write("top/native/disk.c", "void *DASessionCreate(void *);\nint disk(void) { return DASessionCreate(0) != 0; }\n");
        _test.Write("top/vendor/timer/CMakeLists.txt", """
            cmake_minimum_required(VERSION 3.19)
            project(timer C)
            find_library(AUDIO CoreAudio REQUIRED)
            add_library(timer STATIC timer.c)
            target_link_libraries(timer PUBLIC "-framework CoreServices" ${AUDIO})
            """);
        _test.Write("top/vendor/timer/timer.c", "int AudioObjectShow(int);\n"
            + "unsigned FSEventStreamGetLatestEventId(void);\nint timer(void) { return AudioObjectShow(1) + (int)FSEventStreamGetLatestEventId(); }\n");
        _test.Variables["PKG_CONFIG_PATH_osx_arm64"] = _test["top/pc"];
        _test.NativeBuild("top", "-restore", "-p:RuntimeIdentifier=osx-arm64").Succeeds();
        Assert.Equal(
            ["CoreAudio", "CoreFoundation", "CoreServices", "DiskArbitration", "Security", "SystemConfiguration"],
            Needed(_test[SmallProject.Built("libtop.dylib", "osx-arm64", folder: "top")]).Where(path => path.StartsWith("/System/", StringComparison.Ordinal)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_framework_for_Linux_is_an_error()
    {
        SmallProject.AddLibrary(_test, "any", """<ItemGroup><NativeLinkLibrary Include="Security" Kind="Framework" /></ItemGroup>""");
        Assert.Equal(["NSDK2041"], _test.NativeBuild("any").Fails().Codes);
    }

    // The directory has the layout of Apple's SDK, but no file of Apple.
    [Fact]
    public void An_SDK_has_headers_libraries_and_frameworks_for_C_and_for_bindings()
    {
        const string framework = "sdk ü/System/Library/Frameworks/CoreFoundation.framework";
        _test.Write("sdk ü/SDKSettings.json", "{}");
        _test.Write("sdk ü/usr/include/zq.h", "int zq(void);\n");
        _test.Write("sdk ü/usr/lib/libzq.tbd", Library("/usr/lib/libzq.1.dylib", "_zq"));
        _test.Write($"{framework}/CoreFoundation.tbd", Library(CoreFoundation, "_CFRelease"));
        _test.Write($"{framework}/Headers/CoreFoundation.h", "#include <TargetConditionals.h>\nvoid CFRelease(const void *);\n");
        _test.Write("lib/native/bound.h", "#include <CoreFoundation/CoreFoundation.h>\n#include <zq.h>\nint lib_zq(void);\n");
        _test.Write("lib/native/calls.c", "#include \"bound.h\"\n#include <stdio.h>\nint lib_zq(void) { CFRelease(0); return zq(); }\n");
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("CoreFoundation;Security;IOKit\" Kind=\"Framework\" />",
            "CoreFoundation\" Kind=\"Framework\" /><NativeLinkLibrary Include=\"zq\" /><NativeCMakeProject Include=\"vendor/twice\" /><NativeBindings Include=\"native/bound.h\" />", StringComparison.Ordinal));
        _test.Write("lib/vendor/twice/CMakeLists.txt", """
            cmake_minimum_required(VERSION 3.19)
            project(twice C)
            find_library(FOUNDATION CoreFoundation REQUIRED)
            find_path(ZQ zq.h REQUIRED)
            add_library(twice STATIC twice.c)
            target_link_libraries(twice PUBLIC ${FOUNDATION})
            """);
        _test.Write("lib/vendor/twice/twice.c", "#include <CoreFoundation/CoreFoundation.h>\n#include <zq.h>\nint twice(void) { CFRelease(0); return 2 * zq(); }\n");
        BuildResult Build(string sdk) => _test.NativeBuild("lib", "-p:RuntimeIdentifier=osx-arm64", "-p:NativeRuntimeIdentifiers=osx-arm64", $"-p:NativeMacOSSdk={sdk}");
        Build("../sdk ü").Succeeds();
        var library = _test[SmallProject.Built("liblib.dylib", "osx-arm64")];
        Assert.Equal([CoreFoundation, LibSystem, "/usr/lib/libzq.1.dylib"], Needed(library).Order(StringComparer.Ordinal));
        Assert.Contains("twice", Symbols.Exported(library));
        Assert.Contains("lib_zq", _test.Read("lib/obj/native/Debug/bindings/bound.h.g.cs"), StringComparison.Ordinal);
        Assert.False(Build("../sdk ü").Succeeds().RanTasks);

        // The library of the SDK does not have the function any more.
        _test.Write("sdk ü/usr/lib/libzq.tbd", Library("/usr/lib/libzq.1.dylib", "_other"));
        Assert.Equal(["NSDK2010"], Build("../sdk ü").Fails().Codes);
        Assert.Equal(["NSDK3052"], Build("../lib").Fails().Codes);
        _test.Write("sdk ü/usr/lib/libzq.tbd", Library("/usr/lib/libzq.2.dylib", "_zq"));
        _test.Variables["SDKROOT"] = _test["sdk ü"];
        Build("").Succeeds();
        Assert.Contains("/usr/lib/libzq.2.dylib", Needed(library));
    }

    private static string Library(string name, string symbol) => $"""
        --- !tapi-tbd
        tbd-version: 4
        targets: [ x86_64-macos, arm64-macos ]
        install-name: '{name}'
        exports:
          - targets: [ x86_64-macos, arm64-macos ]
            symbols: [ {symbol} ]
        ...

        """;

    // LLVM 14 lists the name of the library, too.
    private static IEnumerable<string> Needed(string library) => Regex.Matches(Tool.Run("llvm-readobj", ["--needed-libs", library]).Succeeds(), @"^  ([/@]\S+)$", RegexOptions.Multiline)
        .Select(match => match.Groups[1].Value).Where(name => name != $"@rpath/{Path.GetFileName(library)}");

    // The bindings that the loader performs: "pointer 0 CoreFoundation _CFRelease", "0x00008000 CoreFoundation _CFRelease".
    private static IEnumerable<string> Bound(string library) =>
        [.. new[] { "--bind", "--lazy-bind" }.SelectMany(table => Regex.Matches(Tool.Run("llvm-objdump", ["--macho", table, library]).Succeeds(), @"^__DATA\S* .* (\S+) +(\S+)$", RegexOptions.Multiline))
            .Select(match => $"{match.Groups[2].Value} {match.Groups[1].Value}").Distinct().Order(StringComparer.Ordinal)];
}
