namespace Corpora.Tests.Libraries;

/// <summary>A C library from Debian's sources, wrapped as a user would wrap it.</summary>
/// <param name="Name">The name of its project.</param>
/// <param name="Lines">Items of the project file; <c>$(S)</c> is the folder of all sources.</param>
/// <param name="Call">A C# expression that calls the library; its usings are <see cref="Usings"/>.</param>
/// <param name="Expected">The result of the call on every target.</param>
public sealed record WrappedLibrary(string Name, string Lines, string Call, string Expected)
{
    /// <summary>The first lines of every C# file.</summary>
    public const string Usings = "using System;\nusing System.Runtime.InteropServices;\nusing System.Text;\n";

    /// <summary>The libraries. Most need only the two or three lines that wrap them; a library with more lines requires them.</summary>
    public static IReadOnlyList<WrappedLibrary> All { get; } =
    [
        // Two CMake projects, one of which needs the other. zlib builds a static and a shared library from the same sources, and versions before
        // 1.3.1 mistake macOS for classic Mac OS, which had no fdopen. So does libpng before 1.6.45, because clang defines TARGET_OS_MAC.
        new("png", """
            <NativeCMakeProject Include="../zlib" Options="-DCMAKE_C_FLAGS=-Dfdopen=fdopen" />
            <NativeCMakeProject Include="$(S)/libpng1.6" Needs="zlib" Options="-DPNG_SHARED=OFF;-DPNG_TESTS=OFF;-DCMAKE_C_FLAGS=-UTARGET_OS_MAC" />
            <NativeBindings Include="$(S)/libpng1.6/png.h" />
            <NativeBindings Include="../zlib/zlib.h" ClassName="Zlib" Allow="crc32;zlibVersion" />
            """, """
            Zlib.crc32(new CULong(0), Text("123456789"), 9).Value.ToString("x") + " " + Write()
            """, "cbf43926 True") { More = """
                static bool Write()
                {
                    var image = new png_image { version = NativeMethods.PNG_IMAGE_VERSION, width = 64, height = 64 };
                    var pixels = stackalloc byte[64 * 64];
                    var file = stackalloc byte[4096];
                    nuint size = 4096;
                    return NativeMethods.png_image_write_to_memory(&image, file, &size, 0, pixels, 64, null) != 0 && size is > 60 and < 500 && file[1] == 'P';
                }
            """ },
        // Its test framework is a library too. It compiles as C89 with -Werror, which fails for musl's math.h.
        new("cjson", """
            <NativeCMakeProject Include="$(S)/cjson" Options="-DENABLE_CUSTOM_COMPILER_FLAGS=OFF" />
            <NativeBindings Include="$(S)/cjson/cJSON.h" />
            """, """NativeMethods.cJSON_GetObjectItem(NativeMethods.cJSON_Parse(Text("{\"answer\": 42}")), Text("answer"))->valueint""", "42"),
        // Four libraries, one of which contains the objects of the others; the default install prefix is not a path on this machine.
        new("turbojpeg", """
            <NativeCMakeProject Include="$(S)/libjpeg-turbo" Options="-DWITH_SIMD=OFF" />
            <NativeBindings Include="$(S)/libjpeg-turbo/turbojpeg.h" />
            """, "NativeMethods.tjDestroy(NativeMethods.tjInitCompress()) + (int)NativeMethods.tjBufSize(16, 16, 0).Value", "3584"),
        new("zstd", """
            <NativeSource Include="$(S)/libzstd/lib/common/*.c;$(S)/libzstd/lib/compress/*.c;$(S)/libzstd/lib/decompress/*.c" Defines="ZSTD_DISABLE_ASM" />
            <NativeBindings Include="$(S)/libzstd/lib/zstd.h" />
            """, """Pack((to, size, from, length) => NativeMethods.ZSTD_compress(to, size, from, length, 1), (to, size, from, length) => NativeMethods.ZSTD_decompress(to, size, from, length))""", "True"),
        // A static and a shared library with different macros, and system libraries that differ.
        new("uv", """
            <NativeCMakeProject Include="$(S)/libuv1" />
            <NativeBindings Include="$(S)/libuv1/include/uv.h" />
            """, "NativeMethods.uv_version() >> 16", "1"),
        // Debian adds a header for paths.
        new("lua", """
            <NativeSource Include="$(S)/lua5.4/src/*.c" Exclude="$(S)/lua5.4/src/lua.c;$(S)/lua5.4/src/luac.c" />
            <NativeBindings Include="$(S)/lua5.4/src/lua.h" ClassName="Lua" />
            <NativeBindings Include="$(S)/lua5.4/src/lauxlib.h" ClassName="LuaAux" />
            """, "Calculate()", "42") { More = """
                static long Calculate()
                {
                    var state = LuaAux.luaL_newstate();
                    return LuaAux.luaL_loadstring(state, Text("return 6 * 7")) + Lua.lua_pcallk(state, 0, 1, 0, 0, null) + Lua.lua_tointegerx(state, -1, null);
                }
            """, Header = ("lua5.4-deb-multiarch.h", "#define DEB_HOST_MULTIARCH \"any\"\n") },
        new("lz4", """
            <NativeSource Include="$(S)/lz4/lib/*.c" />
            <NativeBindings Include="$(S)/lz4/lib/lz4.h" />
            """, """Pack((to, size, from, length) => (nuint)NativeMethods.LZ4_compress_default(from, to, (int)length, (int)size), (to, size, from, length) => (nuint)NativeMethods.LZ4_decompress_safe(from, to, (int)length, (int)size))""", "True"),
        new("utf8proc", """
            <NativeSource Include="$(S)/utf8proc/utf8proc.c" Defines="UTF8PROC_STATIC" />
            <NativeBindings Include="$(S)/utf8proc/utf8proc.h" Defines="UTF8PROC_STATIC" />
            """, "NativeMethods.utf8proc_charwidth(0x4e2d) * 100 + NativeMethods.utf8proc_toupper('a')", "265"),
        new("xxhash", """
            <NativeSource Include="$(S)/xxhash/xxhash.c" />
            <NativeBindings Include="$(S)/xxhash/xxhash.h" />
            """, """NativeMethods.XXH64(Text(""), 0, 0).ToString("x")""", "ef46db3751d8e999"),
        new("brotli", """
            <NativeSource Include="$(S)/brotli/c/common/*.c;$(S)/brotli/c/dec/*.c;$(S)/brotli/c/enc/*.c" IncludePaths="$(S)/brotli/c/include" />
            <NativeIncludePath Include="$(S)/brotli/c/include" />
            <NativeBindings Include="$(S)/brotli/c/include/brotli/encode.h" ClassName="Encoder" />
            <NativeBindings Include="$(S)/brotli/c/include/brotli/decode.h" ClassName="Decoder" />
            """, """Pack((to, size, from, length) => Encoder.BrotliEncoderCompress(5, 20, 0, length, from, &size, to) != 0 ? size : 0, (to, size, from, length) => (int)Decoder.BrotliDecoderDecompress(length, from, &size, to) == 1 ? size : 0)""", "True"),
        new("http-parser", """
            <NativeSource Include="$(S)/http-parser/http_parser.c" />
            <NativeBindings Include="$(S)/http-parser/http_parser.h" />
            """, """NativeMethods.http_parser_version().Value.ToString("x") + " " + Marshal.PtrToStringUTF8((nint)NativeMethods.http_method_str((http_method)3))""", "20904 POST"),
        new("yaml", """
            <NativeSource Include="$(S)/libyaml/src/*.c" Defines="YAML_VERSION_STRING=&quot;0.2.5&quot;;YAML_VERSION_MAJOR=0;YAML_VERSION_MINOR=2;YAML_VERSION_PATCH=5" />
            <NativeBindings Include="$(S)/libyaml/include/yaml.h" Defines="YAML_DECLARE_STATIC" />
            <NativeIncludePath Include="$(S)/libyaml/include" />
            """, "Version()", "0.2.5") { More = """
                static string Version()
                {
                    int major, minor, patch;
                    NativeMethods.yaml_get_version(&major, &minor, &patch);
                    return $"{major}.{minor}.{patch}";
                }
            """ },
    ];

    /// <summary>Additional members of the class that calls the library.</summary>
    public string More { get; init; } = "";

    /// <summary>A header in the project's directory <c>native</c>.</summary>
    public (string Name, string Text)? Header { get; init; }

    /// <summary>The project file.</summary>
    public string Project => $"""
        <Project Sdk="Native.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <LangVersion>preview</LangVersion>
            <RootNamespace>W{Name.Replace('-', '_')}</RootNamespace>
            <NativeRuntimeIdentifiers>{string.Join(';', LibraryWorkspace.Rids)}</NativeRuntimeIdentifiers>
            <S>$(NATIVE_SDK_SOURCES)</S>
          </PropertyGroup>
          <ItemGroup>
            {Lines}
          </ItemGroup>
        </Project>
        """;

    /// <summary>The class that calls the library: <c>Check_lz4.Run()</c>.</summary>
    public string Code => $$"""
        {{Usings}}namespace W{{Name.Replace('-', '_')}};
        public static unsafe class Check
        {
            delegate nuint Step(byte* to, nuint size, byte* from, nuint length);
            public static object Run() => {{Call}};
            static byte* Text(string text) => (byte*)Marshal.StringToCoTaskMemUTF8(text);
            // A text of a thousand letters is compressed, and decompressed to the same text.
            static bool Pack(Step pack, Step unpack)
            {
                var text = Text(new string('x', 1000));
                byte* packed = stackalloc byte[2000], back = stackalloc byte[1000];
                var size = pack(packed, 2000, text, 1000);
                return size is > 0 and < 200 && unpack(back, 1000, packed, size) == 1000 && new Span<byte>(back, 1000).SequenceEqual(new Span<byte>(text, 1000));
            }
        {{More}}
        }
        """;
}
