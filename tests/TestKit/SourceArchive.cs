using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace TestKit;

/// <summary>Archives of a small library, and projects that use them.</summary>
public static class SourceArchive
{
    public const string Source = "#include \"lib_add.h\"\n\nint lib_add(int a, int b)\n{\n    return a + b;\n}\n";

    /// <summary>The files of libfoo 1.2, in one directory.</summary>
    public static (string Name, string Text)[] Foo { get; } =
    [
        ("libfoo-1.2/src/add.c", Source), ("libfoo-1.2/src/test/test.c", "#error never compiled\n"),
        ("libfoo-1.2/include/lib_add.h", "int lib_add(int a, int b);\n"), ("libfoo-1.2/configure", "#!/bin/sh\n"),
    ];

    /// <summary>The SHA-256 of bytes.</summary>
    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Creates a .tar.gz with these files; <c>configure</c> is executable.</summary>
    public static byte[] TarGz(params (string Name, string Text)[] files) => Gzip(Tar(writer =>
    {
        foreach (var (name, text) in files)
            writer.WriteEntry(File(name, text));
    }));

    /// <summary>Creates a tar archive.</summary>
    public static byte[] Tar(Action<TarWriter> write)
    {
        using var memory = new MemoryStream();
        using (var writer = new TarWriter(memory, TarEntryFormat.Pax, leaveOpen: true))
            write(writer);
        return memory.ToArray();
    }

    /// <summary>One file of a tar archive.</summary>
    public static TarEntry File(string name, string text) => new PaxTarEntry(TarEntryType.RegularFile, name)
    {
        DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
        Mode = name.EndsWith("configure", StringComparison.Ordinal) ? (UnixFileMode)0b111_101_101 : (UnixFileMode)0b110_100_100,
        ModificationTime = DateTimeOffset.UnixEpoch,
    };

    /// <summary>A symbolic link of a tar archive.</summary>
    public static TarEntry Link(string name, string target) => new PaxTarEntry(TarEntryType.SymbolicLink, name) { LinkName = target };

    public static byte[] Gzip(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return memory.ToArray();
    }

    /// <summary>
    /// A directory with the library project <c>lib</c>, whose C sources are all in an archive, and a separate cache.
    /// </summary>
    public static TestFolder Project(string include, string sha256, string metadata = "")
    {
        var test = new TestFolder();
        test.Variables["NativeArchiveCache"] = test["cache"];
        foreach (var name in new[] { "http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY" })
            test.Variables[name] = null;
        Write(test, include, sha256, metadata);
        return test;
    }

    /// <summary>Writes the project of <see cref="Project"/> again.</summary>
    public static void Write(TestFolder test, string include, string sha256, string metadata = "") => test.Write("lib/lib.csproj", $"""
        <Project Sdk="Native.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <NativeLibraryName>lib</NativeLibraryName>
            <IncludeBuildOutput>false</IncludeBuildOutput>
          </PropertyGroup>
          <ItemGroup>
            <NativeSourceArchive Include="{include}" Sha256="{sha256}" Folder="libfoo" StripComponents="1" Sources="src/**/*.c"
                                 ExcludeSources="src/test/**" IncludePaths="include" {metadata} />
          </ItemGroup>
        </Project>
        """);
}
