using Native.Sdk.LoadDiagnostics;

namespace Native.Core.Tests.LoadDiagnostics;

/// <summary>Tests the C# that NativeLoadDiagnostics adds to an assembly, on the headers of small files.</summary>
public sealed class LibraryCauseTests
{
    [Theory]
    [InlineData(".so", "foo", "libfoo.so foo.so libfoo foo")]
    [InlineData(".so", "foo.so.1", "foo.so.1 libfoo.so.1")]
    [InlineData(".dylib", "foo", "libfoo.dylib foo.dylib libfoo foo")]
    [InlineData(".dll", "foo.Native", "foo.Native.dll foo.Native")]
    [InlineData(".dll", "foo.DLL", "foo.DLL")]
    public void The_runtime_tries_these_names(string extension, string name, string expected) => Assert.Equal(expected, string.Join(' ', LibrarySearch.FileNames(name, extension)));

    [Theory]
    [InlineData(62, "x64")]
    [InlineData(183, "arm64")]
    [InlineData(40, "arm")]
    [InlineData(243, "riscv64")]
    [InlineData(999, "ELF machine 999")]
    public void A_Linux_library_for_another_processor_is_named(int machine, string architecture)
    {
        var file = LibraryFile.Read(Elf(machine))!;
        Assert.Equal(["Linux", architecture], [file.System, .. file.Architectures]);
        Assert.Equal(architecture == "x64" ? null : $"it is built for {architecture}, and this process is x64. Publish with the RID of this process", LibraryCause.OfHeader(file, "Linux", "x64"));
    }

    [Theory]
    [InlineData(0x8664, "x64")]
    [InlineData(0xAA64, "arm64")]
    [InlineData(0x14C, "x86")]
    public void A_Windows_library_is_not_one_for_Linux(int machine, string architecture)
    {
        var file = LibraryFile.Read(Pe(machine))!;
        Assert.Equal(["Windows", architecture], [file.System, .. file.Architectures]);
        Assert.Contains("built for Windows, and this is Linux", LibraryCause.OfHeader(file, "Linux", "x64"));
    }

    [Fact]
    public void A_macOS_library_has_one_or_both_processors()
    {
        byte[] thin = [0xCF, 0xFA, 0xED, 0xFE, 0x0C, 0, 0, 1, .. new byte[64]];
        byte[] universal = [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 2, 1, 0, 0, 7, .. new byte[16], 1, 0, 0, 12, .. new byte[32]];
        Assert.Contains("built for arm64, and this process is x64", LibraryCause.OfHeader(LibraryFile.Read(thin), "macOS", "x64"));
        Assert.Equal(["x64", "arm64"], LibraryFile.Read(universal)!.Architectures);
        Assert.Null(LibraryCause.OfHeader(LibraryFile.Read(universal), "macOS", "x64"));
    }

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:0000000000000000000000000000\nsize 1\n")]
    [InlineData("")]
    [InlineData("MZ: this is not a Windows library, and its text is longer than the header of one")]
    public void Another_file_is_not_a_library(string text) =>
        Assert.Contains("Git LFS", LibraryCause.OfHeader(LibraryFile.Read(System.Text.Encoding.ASCII.GetBytes(text)), "Linux", "x64"));

    [Theory]
    [InlineData("libc.so.6", false, null, null)]
    [InlineData("libc.so.6", true, null, "it is built for glibc, and this process runs with musl")]
    [InlineData("libc.musl-x86_64.so.1", true, null, null)]
    [InlineData("libc.musl-x86_64.so.1", false, "2.36", "it is built for musl (as on Alpine Linux), and this process runs with glibc")]
    [InlineData("libc.so", false, "2.36", "it is built for musl")]
    [InlineData("libm.so.6", false, "2.36", null)]
    public void The_C_library_must_match(string needed, bool isMusl, string? present, string? cause)
    {
        var file = LibraryFile.Read(Elf(62))!;
        file.Needed.Add(needed);
        var found = LibraryCause.OfLibc(file, isMusl, present is null ? null : Version.Parse(present));
        Assert.StartsWith(cause ?? "", found ?? "", StringComparison.Ordinal);
        Assert.Equal(cause is null, found is null);
    }

    // The libraries of this machine have all the tables that the file reads.
    [UnixFact("It reads a library of the system.")]
    public void A_library_of_the_system_can_be_loaded()
    {
        var file = LibraryFile.Read(File.ReadAllBytes("/usr/lib/x86_64-linux-gnu/libz.so.1"))!;
        Assert.Contains("libc.so.6", file.Needed);
        Assert.NotNull(file.Glibc);
        Assert.Null(LibraryCause.OfLibc(file, false, file.Glibc));
        Assert.Contains($"needs glibc {file.Glibc} or newer, and this system has glibc 2.0", LibraryCause.OfLibc(file, false, new(2, 0)));
    }

    private static byte[] Elf(int machine)
    {
        var bytes = new byte[128];
        "\u007fELF\u0002\u0001"u8.CopyTo(bytes);
        BitConverter.TryWriteBytes(bytes.AsSpan(18), (ushort)machine);
        return bytes;
    }

    private static byte[] Pe(int machine)
    {
        var bytes = new byte[512];
        (bytes[0], bytes[1], bytes[60], bytes[64], bytes[65]) = ((byte)'M', (byte)'Z', 64, (byte)'P', (byte)'E');
        BitConverter.TryWriteBytes(bytes.AsSpan(68), (ushort)machine);
        return bytes;
    }
}
