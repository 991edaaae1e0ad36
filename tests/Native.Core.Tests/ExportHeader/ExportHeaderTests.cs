using System.Runtime.CompilerServices;
using Native.Core.Bindings;
using Native.Core.Diagnostics;
using Native.Core.ExportHeader;
using Native.Core.IO;

namespace Native.Core.Tests.ExportHeader;

public sealed class ExportHeaderTests
{
    private static readonly string s_assembly = typeof(SampleExports).Assembly.Location;

    private static readonly BoundTypes s_bound = BoundTypes.Parse(
        BoundTypes.Write([("/headers/deep/bound.h", new BoundType("Native.Core.Tests.ExportHeader.Bound", "struct bound"))]), ["/other", "/headers"]);

    // NATIVE_SDK_REWRITE=1 dotnet test rewrites the header.
    [Fact]
    public void Exported_methods_and_their_types_are_declared_in_C()
    {
        var text = new ExportHeaderBuilder(new Disk(), References(), s_bound).Build([s_assembly], Documentation(), "sample-1.h");
        var golden = Path.Combine(Folder(), "sample.h");
        if (Environment.GetEnvironmentVariable("NATIVE_SDK_REWRITE") == "1")
            File.WriteAllText(golden, text);
        Assert.Equal(File.ReadAllText(golden), text);
    }

    [Fact]
    public void A_method_that_C_cannot_call_is_a_warning_with_its_line()
    {
        var builder = new ExportHeaderBuilder(new Disk(), References(), s_bound);
        builder.Build([s_assembly], "", "sample.h");
        var source = File.ReadAllLines(Path.Combine(Folder(), "SampleExports.cs"));
        Assert.Equal(
            [
                "SampleExports.PassShuffled: Native.Core.Tests.ExportHeader.Shuffled has the layout Auto",
                "SampleExports.Dashes: 'sample-dashes' is not an identifier in C and C++",
                "SampleExports.Time: the reference assembly of System.TimeSpan does not contain its fields",
            ],
            builder.Diagnostics.Select(diagnostic => diagnostic.Message.Split("Native.Core.Tests.ExportHeader.", 2)[1].Split(". Expected")[0]));
        Assert.All(builder.Diagnostics, diagnostic =>
        {
            Assert.Equal((Severity.Warning, "NSDK4015", "SampleExports.cs"), (diagnostic.Severity, diagnostic.Code, Path.GetFileName(diagnostic.File)));
            Assert.Contains(diagnostic.Message.Split("SampleExports.")[1].Split(':')[0] + "(", source[diagnostic.Line - 1], StringComparison.Ordinal);
        });
    }

    [Fact]
    public void An_assembly_without_exports_has_no_header() =>
        Assert.Null(new ExportHeaderBuilder(new Disk(), References(), s_bound).Build([typeof(ExportHeaderBuilder).Assembly.Location], "", "none.h"));

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static string Documentation() => Path.Combine(Folder(), "SampleExports.xml");

    // The reference assemblies that the compiler uses, which do not contain the fields of structs.
    private static IEnumerable<string> References()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = Path.GetFullPath("../../../packs/Microsoft.NETCore.App.Ref", runtime);
        return Directory.GetFiles(Directory.GetDirectories(packs).Where(pack => Path.GetFileName(pack).StartsWith("10.", StringComparison.Ordinal)).Max()!, "*.dll", SearchOption.AllDirectories).Append(s_assembly);
    }

    private sealed class Disk : IFileReader
    {
        public FileStamp? Stamp(string path) => null;

        public string? ReadText(string path) => File.Exists(path) ? File.ReadAllText(path) : null;

        public Stream? Open(string path) => File.Exists(path) ? File.OpenRead(path) : null;

        public IReadOnlyList<string> Folders(string path) => [];

        public IReadOnlySet<string> Names(string path) => new HashSet<string>();

        public IEnumerable<string> Below(string path, Func<string, bool>? isLeftOut = null) => [];
    }
}
