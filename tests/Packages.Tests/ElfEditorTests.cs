using System.Runtime.InteropServices;
using Native.Core.Bundle;
using Native.Core.ObjectFiles;

namespace Packages.Tests;

/// <summary>Libraries of Debian with other names, loaded by the system's loader.</summary>
public sealed class ElfEditorTests : IDisposable
{
    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void The_loader_and_LLVM_accept_an_edited_library()
    {
        const string library = "/usr/lib/x86_64-linux-gnu";
        File.WriteAllBytes(_test["libz-12345678.so.1"], ElfEditor.Edit(File.ReadAllBytes(Path.Combine(library, "libz.so.1")), "libz-12345678.so.1", new Dictionary<string, string>(), "$ORIGIN"));
        var png = ElfEditor.Edit(File.ReadAllBytes(Path.Combine(library, "libpng16.so.16")), "libpng-longer-name.so.16", new Dictionary<string, string> { ["libz.so.1"] = "libz-12345678.so.1" }, "$ORIGIN");
        File.WriteAllBytes(_test["libpng-longer-name.so.16"], png);
        var read = ElfLibrary.Read(new MemoryStream(png))!;
        Assert.Equal("libpng-longer-name.so.16", read.Soname);
        Assert.Contains("libz-12345678.so.1", read.Needed);
        Assert.Equal("", Tool.Run("llvm-readelf", ["--all", _test["libpng-longer-name.so.16"]]).Output.Split('\n').FirstOrDefault(line => line.Contains("readelf: ", StringComparison.Ordinal)) ?? "");
        var handle = NativeLibrary.Load(_test["libpng-longer-name.so.16"]);
        Assert.NotEqual(0, NativeLibrary.GetExport(handle, "png_access_version_number"));
        Assert.Contains("libz-12345678.so.1", File.ReadAllText("/proc/self/maps"));
    }
}
