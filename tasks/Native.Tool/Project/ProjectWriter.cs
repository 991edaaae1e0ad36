namespace Native.Tool;

/// <summary>Writes the project with the bindings.</summary>
internal static class ProjectWriter
{
    /// <summary>Returns the project file.</summary>
    public static string Project(ProjectPlan plan) => $"""
        <Project Sdk="Native.Sdk/{plan.SdkVersion}">

          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
          </PropertyGroup>

          <PropertyGroup>
            <Version>{plan.Library.PackageVersion}</Version>
            <Description>C# bindings of {plan.Library.Name}.</Description>
        {Properties(plan)}  </PropertyGroup>

          <ItemGroup>
        {Items(plan)}  </ItemGroup>

        </Project>

        """.ReplaceLineEndings("\n");

    /// <summary>Returns the wrapper header.</summary>
    public static string Wrapper(ProjectPlan plan) => "/* The input of the C# bindings: everything that this header includes from the library. */\n"
        + string.Concat(plan.Headers.Select(header => $"#include <{header}>\n"));

    private static string Properties(ProjectPlan plan) => plan.Dependency is not { IsOnly: true } ? "" : """
            <!-- The library of the system exists for this machine only. For other RIDs, add the sources with FallbackFor, and remove these properties. -->
            <NativeRuntimeIdentifiers>$(NETCoreSdkPortableRuntimeIdentifier)</NativeRuntimeIdentifiers>
            <NativeBundle>true</NativeBundle>
            <NoWarn>$(NoWarn);NSDK6001</NoWarn>

        """;

    private static string Items(ProjectPlan plan)
    {
        var fallback = plan.Dependency is { IsOnly: false } own ? own.Module : "";
        return string.Concat(
        [
            .. Dependency(plan.Dependency),
            .. plan.Needs.SelectMany(needed => Archive(needed.Archive, null, fallback)),
            .. Archive(plan.Archive, plan.Sources, fallback),
            // Only the functions that the library uses become part of it.
            .. plan.Needs.SelectMany(needed => CMake(needed.CMake, "", "false", fallback)),
            .. CMake(plan.CMake, List(plan.Needs.Select(needed => needed.CMake.Name)), "", fallback),
            .. plan.Archive is null ? Sources(plan.Sources, fallback) : [],
            .. Conditional(plan, fallback),
            plan.Made.Count > 0 ? XmlText.Item("NativeIncludePath", ("Include", "native")) : "",
            .. plan.IncludePaths.Select(path => XmlText.Item("NativeIncludePath", ("Include", path), ("FallbackFor", fallback))),
            .. Libraries(plan.Sources),
            plan.Headers.Count > 0 ? Bindings(plan) : "",
        ]);
    }

    private static IEnumerable<string> Dependency(DependencyPlan? dependency)
    {
        if (dependency is null)
            yield break;
        if (!dependency.IsOnly)
            yield return "    <!-- Without Mode, a build for this machine uses the library of the system if it has a version in this range. -->\n";
        yield return XmlText.Item("NativeDependency", ("Include", dependency.Module), ("Version", dependency.Range), ("Mode", dependency.IsOnly ? "" : "Source"));
    }

    private static IEnumerable<string> Archive(ArchivePlan? archive, SourcePlan? sources, string fallback)
    {
        if (archive is null)
            yield break;
        yield return "    <!-- To download the archive, set Include to the URL of its publisher. -->\n";
        yield return XmlText.Item("NativeSourceArchive", [("Include", archive.File), ("Sha256", archive.Sha256), ("Folder", archive.Folder),
            ("StripComponents", archive.StripComponents > 0 ? $"{archive.StripComponents}" : ""), .. SourceMetadata(sources, "Sources", "ExcludeSources"), ("FallbackFor", fallback)]);
    }

    private static IEnumerable<string> CMake(CMakePlan? cmake, string needs, string wholeArchive, string fallback) => cmake is null ? [] :
        [XmlText.Item("NativeCMakeProject", ("Include", cmake.Include), ("Needs", needs), ("Targets", List(cmake.Targets)), ("Options", List(cmake.Options)),
            ("IncludePaths", List(cmake.IncludePaths)), ("WholeArchive", wholeArchive), ("FallbackFor", fallback))];

    private static IEnumerable<string> Sources(SourcePlan? sources, string fallback)
    {
        if (sources is null)
            yield break;
        string InFolder(IEnumerable<string> paths) => List(paths.Select(path => path == "." ? sources.Folder.TrimEnd('/') : $"{sources.Folder}{path}"));
        yield return XmlText.Item("NativeSource", ("Include", InFolder(sources.Patterns)), ("Exclude", InFolder(sources.Excluded)), ("Defines", List(sources.Defines)), ("Options", sources.Options),
            ("WarningLevel", "0"), ("FallbackFor", fallback));
        yield return XmlText.Item("NativeIncludePath", ("Include", InFolder(sources.IncludePaths)), ("FallbackFor", fallback));
    }

    private static IEnumerable<(string, string)> SourceMetadata(SourcePlan? sources, string included, string excluded) => sources is null ? [] :
        [(included, List(sources.Patterns)), (excluded, List(sources.Excluded)), ("IncludePaths", List(sources.IncludePaths)), ("Defines", List(sources.Defines)), ("Options", sources.Options),
            ("WarningLevel", "0")];

    private static IEnumerable<string> Libraries(SourcePlan? sources) => (sources?.Libraries ?? []).GroupBy(library => library.System, library => library.Name)
        .Select(group => XmlText.Item("NativeLinkLibrary", ("Include", List(group)), ("Condition", Condition(group.Key))));

    // The item of the archive has no condition per file, but other items can name its files.
    private static IEnumerable<string> Conditional(ProjectPlan plan, string fallback) => (plan.Sources?.Conditional ?? []).GroupBy(source => source.System, source => source.File)
        .Select(group => XmlText.Item("NativeSource",
            ("Include", List(group.Select(file => plan.Archive is { } archive ? $"$(NativeArchiveFolder){archive.Folder}/{file}" : $"{plan.Sources!.Folder}{file}"))),
            ("Defines", List(plan.Sources!.Defines)), ("Options", plan.Sources.Options), ("WarningLevel", "0"), ("FallbackFor", fallback), ("Condition", Condition(group.Key))));

    private static string Condition(string system) =>
        system.StartsWith('!') ? $"!$(NativeRuntimeIdentifier.StartsWith('{system[1..]}'))" : $"$(NativeRuntimeIdentifier.StartsWith('{system}'))";

    private static string Bindings(ProjectPlan plan) => XmlText.Item("NativeBindings", ("Include", "wrapper.h"), ("Allow", List(plan.Allow)), ("Block", List(plan.Block)), ("Access", "Public"),
        ("Handles", List(plan.Conventions.Handles)), ("OutParameters", List(plan.Conventions.OutParameters)), ("Spans", List(plan.Conventions.Spans)));

    private static string List(IEnumerable<string> values) => string.Join(';', values);
}
