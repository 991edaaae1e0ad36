using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Native.UpToDate.Tests;

/// <summary>Compares the parameters of each step's task with the options that its up-to-date check compares: everything that a step reads must be compared.</summary>
public sealed partial class StepOptionsTests
{
    // The task of each step, and the target that contains its check.
    private static readonly Dictionary<string, string> s_steps = new()
    {
        ["ResolveDependencies"] = "_NativeProbeDependencies",
        ["UnpackArchives"] = "_NativeUnpackArchives",
        ["RunBuildScripts"] = "_NativeRunBuildScripts",
        ["BuildCMakeProjects"] = "_NativeCheckCMakeProjects",
        ["GenerateBindings"] = "_NativeCheckBindings",
        ["CompileSources"] = "_NativeCheckBuild",
        ["LinkBinary"] = "_NativeCheckBuild",
        ["BuildWithCMakeFallback"] = "_NativeCheckBuild",
        ["BundleLibraries"] = "_NativeBundlePacked",
        ["AuditBinaries"] = "_NativeAuditFound",
        ["ReadPrebuilt"] = "_NativeReadPrebuilt",
        ["WritePrebuilt"] = "_NativeWritePrebuilt",
        ["LinkStatically"] = "_NativeLinkStatically",
        ["WriteNetFrameworkTargets"] = "_NativePackNetFramework",
    };

    // Parameters of a step that its check does not have, with the reason.
    private static readonly Dictionary<string, string> s_exceptions = new()
    {
        ["_NativeStaleDependencies"] = "comes from the check",
        ["_NativeStaleArchives"] = "comes from the check",
        ["_NativeStaleScripts"] = "comes from the check",
        ["_NativeStaleCMake"] = "comes from the check",
        ["_NativeStaleBindings"] = "comes from the check",
        ["_NativeStaleBuild"] = "comes from the check",
        ["_NativeStaleBundle"] = "comes from the check",
        ["_NativeStaleAudit"] = "comes from the check",
        ["_NativeStalePrebuilt"] = "comes from the check",
        ["_NativeStalePrebuild"] = "comes from the check",
        ["_NativeStaleLink"] = "comes from the check",
        ["_NativeStaleNetFramework"] = "comes from the check",
        ["NativeBinary"] = "is deleted if the result changes",
        ["NativePkgConfigTimeout"] = "a limit does not change the result",
        ["NativeArchiveTimeout"] = "a limit does not change the result",
        ["NativeArchiveMaximumSize"] = "a limit does not change the result",
        ["NativeArchiveCache"] = "a file of the cache is compared with its checksum",
        ["MSBuildProjectFullPath"] = "is named in messages",
        ["_NativeFolder"] = "the state is in it",
        ["_NativeCMakeFolder"] = "the state is in it",
        ["_NativeBindingsFolder"] = "the state is in it",
        ["_NativeScriptExcludes"] = "follows from the folders of the outputs",
        ["_NativeZig"] = "is in _NativeToolState",
        ["_NativeCMake"] = "is in _NativeToolState",
        ["_NativeNinja"] = "is in _NativeToolState",
        ["_NativeToolchain"] = "follows from zig, which is in _NativeToolState",
        ["_NativePrebuildToolchain"] = "follows from zig, which is in _NativeToolState",
        ["_NativeCMakeToolchain"] = "follows from zig, which is in _NativeToolState",
        ["NETCoreSdkPortableRuntimeIdentifier"] = "is that of the machine",
        ["_NativeObject"] = "comes from CompileSources",
        ["_NativeHasCxx"] = "comes from CompileSources",
        ["_NativeDeclaredFile"] = "its content is an input of the link",
        ["CC"] = "is among the variables",
    };

    private static readonly IReadOnlyList<XElement> s_targets =
    [
        .. Directory.GetFiles(Path.Combine(Root(), "sdk", "build"), "*.targets").SelectMany(file => XDocument.Load(file).Root!.Elements("Target")),
    ];

    public static TheoryData<string> Steps => [.. s_steps.Keys];

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_has_no_parameter_that_its_check_lacks(string task)
    {
        var check = Assert.Single(s_targets, target => target.Attribute("Name")!.Value == s_steps[task]);
        var compared = Named(check.Elements("CheckStep"));
        var told = Named(Uses(task));
        Assert.NotEmpty(told);
        Assert.DoesNotContain(told.Except(compared), name => !s_exceptions.ContainsKey(name) && !IsState(name));
    }

    [Fact]
    public void No_exception_is_obsolete()
    {
        var told = s_steps.Keys.SelectMany(task => Named(Uses(task))).ToHashSet();
        Assert.Empty(s_exceptions.Keys.Except(told));
    }

    [Fact]
    public void Every_check_belongs_to_a_step() =>
        Assert.Empty(s_targets.Where(target => target.Element("CheckStep") is not null).Select(target => target.Attribute("Name")!.Value).Except(s_steps.Values));

    // The audit also runs outside its step: after the link, whose check decides, and for the target NativeAudit.
    private static IEnumerable<XElement> Uses(string task) =>
        s_targets.Elements(task).Where(use => task != "AuditBinaries" || use.Attribute("Step") is not null);

    private static bool IsState(string name) => name.EndsWith("State", StringComparison.Ordinal) && name != "_NativeToolState";

    // Finds $(Property) and @(Item) in attributes.
    private static HashSet<string> Named(IEnumerable<XElement> tasks) =>
        [.. tasks.Attributes().Where(attribute => attribute.Name != "Condition").SelectMany(attribute => Name().Matches(attribute.Value)).Select(match => match.Groups["name"].Value)];

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NativeSdk.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"[$@]\((?<name>\w+)")]
    private static partial Regex Name();
}
