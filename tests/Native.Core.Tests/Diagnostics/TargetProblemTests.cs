using System.Xml.Linq;
using Native.Core.Diagnostics;

namespace Native.Core.Tests.Diagnostics;

public sealed class TargetProblemTests
{
    private static readonly TargetProblem s_problem = new("/p/lib.csproj", "subject", ["first", "second"], "advice");

    [Theory]
    [InlineData("OverlookedSources", Severity.Warning, "NSDK1010", "are not compiled: 'first' is the first of 2.")]
    [InlineData("SystemLibrariesInPackage", Severity.Warning, "NSDK3017", "depends on system libraries of this machine: first, second.")]
    [InlineData("GlibcOnly", Severity.Warning, "NSDK6001", "contains first, second but no musl counterpart")]
    [InlineData("NameOfAssembly", Severity.Error, "NSDK6002", "both named subject. Expected different names; set <NativeLibraryName>advice</NativeLibraryName>")]
    [InlineData("MissingInPackage", Severity.Error, "NSDK6003", "The native library for first, second, which the package must contain, is missing. Expected it in subject<rid>/ or advice/<rid>/; build it on another machine first (dotnet build -t:NativePrebuild -r first)")]
    [InlineData("NoPrebuiltDirectory", Severity.Error, "NSDK6049", "no directory to write to: NativePrebuiltDirectory contains several: subject. Expected one directory;")]
    [InlineData("SameNames", Severity.Error, "NSDK6004", "next to the app as subject: first, second. Expected one file per name; rename the others, or copy only the file for advice.")]
    [InlineData("PackedProgram", Severity.Error, "NSDK6005", "A native executable cannot be packed")]
    [InlineData("PackedArchive", Severity.Warning, "NSDK6006", "a static library (subject) cannot be loaded")]
    [InlineData("ToolWithoutDeps", Severity.Error, "NSDK6007", "The tool has no subject, from which .NET")]
    [InlineData("ToolWithoutLibrary", Severity.Error, "NSDK6064", "its publish directory has no subject")]
    [InlineData("PrivateReference", Severity.Warning, "NSDK6029", "The reference to first, second has PrivateAssets=\"all\", so projects")]
    [InlineData("HeaderOutside", Severity.Error, "NSDK6028", "names a file outside of subject: 'advice'. Expected a file name")]
    [InlineData("UnusedArchives", Severity.Warning, "NSDK6006", "The project references the static library first, second, but has no native sources")]
    [InlineData("PerRidWithOther", Severity.Error, "NSDK6053", "NativePackLayout is PerRid, but subject is true,")]
    [InlineData("UniversalWithOther", Severity.Error, "NSDK6055", "NativeRuntimeIdentifiers contains osx, but subject is true,")]
    [InlineData("NoAddon", Severity.Error, "NSDK6026", "The project builds no subject: it has NativeOutputType=NodeAddon, but no native sources")]
    [InlineData("TwoAddons", Severity.Error, "NSDK6027", "Both the C# and the native sources of the project would become subject: PublishAot is true.")]
    public void A_problem_has_its_severity_code_and_text(string name, Severity severity, string code, string text)
    {
        var diagnostic = s_problem.Describe(name);
        Assert.Equal((severity, code, "/p/lib.csproj"), (diagnostic.Severity, diagnostic.Code, diagnostic.File));
        Assert.Contains(text, diagnostic.Message);
    }

    [Theory]
    [InlineData("MissingInPackage", "is missing. Expected it in <rid>/; build it first (pack without --no-build), or remove")]
    [InlineData("NoPrebuiltDirectory", "no directory to write to: NativePrebuiltDirectory is not set. Expected one directory;")]
    public void Without_a_directory_of_other_machines_the_text_differs(string name, string text) =>
        Assert.Contains(text, (s_problem with { Subject = "", Advice = "" }).Describe(name).Message);

    [Theory]
    [InlineData("src/a.c", "<NativeSource Include=\"src/a.c\" />")]
    [InlineData("native/a.C", "<NativeSource Include=\"native/a.C\" Language=\"Cxx\" />")]
    public void An_overlooked_source_is_named_with_its_item(string path, string line)
    {
        var message = (s_problem with { Names = [path] }).Describe("OverlookedSources").Message;
        Assert.StartsWith($"A file that looks like a native source is not compiled: '{path}'. Expected", message);
        Assert.EndsWith($"or add an item: {line}.", message);
    }

    // An unknown name would end the build with an exception.
    [Fact]
    public void Every_problem_of_the_targets_is_known()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NativeSdk.sln")))
            folder = Path.GetDirectoryName(folder)!;
        var names = Directory.GetFiles(Path.Combine(folder, "sdk", "build")).SelectMany(file => XDocument.Load(file).Descendants("ReportProblem"))
            .Select(report => report.Attribute("Problem")!.Value).ToList();
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.NotEmpty(s_problem.Describe(name).Message));
    }
}
