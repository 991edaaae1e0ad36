using System.Text.RegularExpressions;
using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Core.Tests.Schema;

/// <summary>Every file that is generated, completely or in part, from <see cref="ItemSchema"/>, <see cref="PropertySchema"/> or the table of RIDs.</summary>
internal static partial class GeneratedFiles
{
    /// <summary>Paths in the repository, with the functions that convert the old text to the new one.</summary>
    public static IReadOnlyList<(string Path, Func<string, string> Text)> All { get; } =
    [
        ("sdk/schema/Native.ItemDefinitions.props", _ => Definitions()),
        ("sdk/schema/Native.StepItems.targets", _ => StepItems()),
        ("sdk/schema/Native.Properties.targets", _ => Properties()),
        ("sdk/schema/Native.RuntimeIdentifiers.props", _ => RuntimeIdentifiers()),
        ("sdk/schema/Native.Sdk.xsd", _ => EditorSchema.Text()),
        ("docs/items.md", Documentation),
        ("docs/properties.md", PropertyTables),
        ("docs/cross-compiling.md", RidTable),
        ("tasks/Native.Build/HeaderBindings.Options.cs", _ => Calls()),
        ("tasks/Native.Core/Bindings/BindingsOptions.Options.cs", _ => Options()),
    ];

    // <NativeSource><Language />…
    private static string Definitions() => $"""
        <Project>
          <!-- This file declares the metadata of every item with their defaults. It is generated from tasks/Native.Core/Schema/ItemSchema.cs. -->
          <ItemDefinitionGroup>
        {string.Concat(ItemSchema.All.Where(type => type.Options.Count > 0).Select(type => $"""
                <{type.Name}>
            {string.Concat(type.Options.Select(option => option.Definition.Length > 0 ? $"      <{option.Name}>{option.Definition}</{option.Name}>\n" : $"      <{option.Name} />\n"))}    </{type.Name}>

            """))}  </ItemDefinitionGroup>
        </Project>

        """;

    // The items that steps return, with all metadata that each item can have.
    private static string StepItems() => $"""
        <Project>
          <!-- This file adds the items of the steps to the project. It is generated from tasks/Native.Core/Schema/ItemSchema.cs. -->
          <Target Name="_NativeMapStepItems" Condition="'@(_NativeStepItem)' != ''">
            <ItemGroup>
        {string.Concat(ItemSchema.All.Where(type => type.StepItem.Length > 0).Select(type =>
            $"      <{type.Name} Include=\"@(_NativeStepItem)\" Condition=\"'%(_NativeStepItem.Type)' == '{type.StepItem}'\"\n        KeepMetadata=\"{string.Join(';', type.Names)}\" />\n"))}    </ItemGroup>
          </Target>
        </Project>

        """;

    // The defaults, and a target per reader that passes the values to it.
    private static string Properties() => $"""
        <Project>
          <!-- This file sets the defaults of properties and passes properties to the steps that read them. It is generated from tasks/Native.Core/Schema/PropertySchema.cs. -->
          <PropertyGroup>
        {string.Concat(PropertySchema.All.Where(option => option.Definition.Length > 0)
            .Select(option => Optimized(option) + $"    <{option.Name} Condition=\"'$({option.Name})' == ''\">{option.Definition}</{option.Name}>\n"))}  </PropertyGroup>

        {Reader(PropertyReaders.Build, "_NativeSettings")}
        {Reader(PropertyReaders.Scripts, "_NativeScriptSettings")}
        {Reader(PropertyReaders.Bindings, "_NativeBindingsSettings")}
          <Target Name="_NativeCheckProperties">
            <ItemGroup>
        {string.Concat(PropertySchema.All.Where(option => option.Type is OptionType.Flag or OptionType.Choice).Select(WrongValue))}{string.Concat(PropertySchema.Replaced.Select(old =>
            $"      <_NativeInvalidProperty Include=\"{old.Name}\" Value=\"$({old.Name})\" Condition=\"'$({old.Name})' != ''\" />\n"))}    </ItemGroup>
            <CheckProperties Wrong="@(_NativeInvalidProperty)" Condition="'@(_NativeInvalidProperty)' != ''" />
          </Target>
        </Project>

        """;

    private static string Optimized(PropertyOption option) => option.OptimizedDefinition.Length == 0 ? ""
        : $"    <{option.Name} Condition=\"'$({option.Name})' == '' and '$(Optimize)' == 'true'\">{option.OptimizedDefinition}</{option.Name}>\n";

    private static string Reader(PropertyReaders reader, string item) => $"""
          <!-- Creates @({item}). -->
          <Target Name="_NativeRead{reader}Properties">
            <ItemGroup>
              <{item} Include="$(MSBuildProjectName)"
        {string.Join('\n', PropertySchema.All.Where(option => option.Readers.HasFlag(reader)).Select(option => $"        {option.Name}=\"$({option.Name})\""))} />
            </ItemGroup>
          </Target>

        """;

    // MSBuild ignores case.
    private static string WrongValue(PropertyOption option)
    {
        IReadOnlyList<string> values = option.Type == OptionType.Flag ? ["", "true", "false"] : ["", .. option.Choices];
        return $"      <_NativeInvalidProperty Include=\"{option.Name}\" Value=\"$({option.Name})\"\n        "
            + $"Condition=\"{string.Join(" and ", values.Select(value => $"'$({option.Name})' != '{value}'"))}\" />\n";
    }

    private static string RuntimeIdentifiers() => $"""
        <Project>
          <!-- This file sets properties that depend on the RID. It is generated from tasks/Native.Core/Platform/NativeTarget.cs. -->
          <PropertyGroup>
            <NativeRuntimeIdentifier>$(RuntimeIdentifier)</NativeRuntimeIdentifier>
            <!-- any is the RID of a portable tool. -->
            <NativeRuntimeIdentifier Condition="'$(NativeRuntimeIdentifier)' == '' or '$(NativeRuntimeIdentifier)' == 'any'">$(NETCoreSdkPortableRuntimeIdentifier)</NativeRuntimeIdentifier>
            <_NativeKnownRids>;{string.Join(';', NativeTarget.All.Select(target => target.Rid))};</_NativeKnownRids>
            <!-- unix, win or osx -->
        {System("unix", target => target.IsElf)}{System("win", target => target.IsWindows)}{System("osx", target => target.IsMacOS)}    <!-- libfoo.so, libfoo.dylib, foo.dll; libfoo.a, foo.lib; foo, foo.exe -->
        {FileNames("_NativeFileName", (target, type) => target.FileName("$(NativeLibraryName)", type))}    <!-- The file that other projects link against: on Windows, the import library. -->
            <_NativeLinkFileName>$(_NativeFileName)</_NativeLinkFileName>
        {FileNames("_NativeLinkFileName", (target, type) => target.LinkFileName("$(NativeLibraryName)", type) is var name && name != target.FileName("$(NativeLibraryName)", type) ? name : "")}  </PropertyGroup>
          <ItemGroup>
            <!-- On Alpine, NuGet selects the glibc library of the first RID if the package lacks the second. -->
        {string.Concat(from glibc in NativeTarget.All
                       where glibc.System == TargetSystem.Linux
                       from musl in NativeTarget.All
                       where musl.System == TargetSystem.LinuxMusl && musl.Architecture == glibc.Architecture
                       select $"    <_NativeMuslCounterpart Include=\"{glibc.Rid}\" Musl=\"{musl.Rid}\" />\n")}  </ItemGroup>
        </Project>

        """;

    private static string System(string name, Func<NativeTarget, bool> isOf) =>
        $"    <_NativeSystem Condition=\"$([System.String]::Copy(';{string.Join(';', NativeTarget.All.Where(isOf).Select(target => target.Rid))};').Contains(';$(NativeRuntimeIdentifier);'))\">{name}</_NativeSystem>\n";

    // One target per system, with its MSBuild name.
    private static string FileNames(string property, Func<NativeTarget, NativeOutputType, string> name) => string.Concat(
        from type in Enum.GetValues<NativeOutputType>()
        from target in NativeTarget.All.Where(target => target.System != TargetSystem.LinuxMusl).DistinctBy(target => target.System)
        where name(target, type).Length > 0
        let system = target.IsWindows ? "win" : target.IsMacOS ? "osx" : "unix"
        select $"    <{property} Condition=\"'$(NativeOutputType)' == '{type}' and '$(_NativeSystem)' == '{system}'\">{name(target, type)}</{property}>\n");

    private static string PropertyTables(string page) => PropertySchema.Sections.Aggregate(page, (text, section) => Table(text, section.Title, "property", section.Properties));

    private static string RidTable(string page) => Rows(page, "| RID | C library | minimum OS version (default) | library |\n|---|---|---|---|\n",
        string.Concat(NativeTarget.All.GroupBy(target => (target.System, target.Architecture.OldestGlibc)).Select(group =>
        {
            var (library, oldest) = group.Key.System switch
            {
                TargetSystem.Linux => ("glibc", $"glibc {group.Key.OldestGlibc ?? NativeTarget.DefaultGlibc}"),
                TargetSystem.LinuxMusl => ("musl", ""),
                TargetSystem.Windows => ("MinGW, UCRT", "Windows 10"),
                _ => ("Apple's", $"macOS {NativeTarget.DefaultMacOS}"),
            };
            var (file, linked) = (group.First().FileName("foo", NativeOutputType.SharedLibrary), group.First().LinkFileName("foo", NativeOutputType.SharedLibrary));
            return $"| {string.Join(", ", group.Select(target => $"`{target.Rid}`"))} | {library} | {(oldest.Length > 0 ? $"{oldest} " : "")}| `{file}`{(file == linked ? "" : $", `{linked}` to link against")} |\n";
        })));

    // The table under "## NativeSource".
    private static string Documentation(string page) =>
        ItemSchema.All.Where(type => type.Options.Count > 0).Aggregate(page, (text, type) => Table(text, type.Name, "metadata", type.Options));

    private static string Table(string page, string heading, string kind, IReadOnlyList<Option> options)
    {
        var at = page.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        var rows = string.Concat(options.Select(option => $"| `{option.Name}` | {(option.Default.Length > 0 ? $"{option.Default} " : "")}| {option.Documentation} |\n"));
        return page[..at] + Rows(page[at..], $"| {kind} | default | meaning |\n|---|---|---|\n", rows);
    }

    // Replaces the rows of the first table with this header.
    private static string Rows(string page, string head, string rows)
    {
        var start = page.IndexOf(head, StringComparison.Ordinal) + head.Length;
        var end = page.IndexOf("\n\n", start - 1, StringComparison.Ordinal);
        return page[..start] + rows + page[(end < 0 ? page.Length : end + 1)..];
    }

    private static string Options() => $$"""
        // <auto-generated/>
        // The options of ItemSchema.NativeBindings in tasks/Native.Core/Schema that are passed to the generator unchanged.
        #nullable enable
        using Native.Core.Schema;

        namespace Native.Core.Bindings;

        public sealed partial record BindingsOptions
        {
        {{string.Join('\n', s_passedOn.Select(Declaration))}}
            internal static BindingsOptions Read(OptionValues values, string header) => new()
            {
                Header = header,
                DisplayName = Path.GetFileName(header),
        {{string.Concat(s_passedOn.Select(option => $"        {option.Name} = values.{Reading(option)},\n"))}}    };
        }

        """;

    private static readonly IReadOnlyList<ItemOption> s_passedOn =
        [.. ItemSchema.NativeBindings.Options.Where(option => option.Type is OptionType.Text or OptionType.List or OptionType.Flag && !option.IsInterpreted)];

    private static string Declaration(ItemOption option) => $"    /// <summary>{Summary(option)}</summary>\n" + option.Type switch
    {
        OptionType.List => $"    public IReadOnlyList<string> {option.Name} {{ get; set; }} = [];\n",
        OptionType.Flag => $"    public bool {option.Name} {{ get; set; }}{(IsOn(option) ? " = true;" : "")}\n",
        _ => $"    public string {option.Name} {{ get; set; }} = \"{(option.Definition.Contains('$', StringComparison.Ordinal) ? "" : option.Definition)}\";\n",
    };

    private static string Reading(ItemOption option) => option.Type switch
    {
        OptionType.List => $"List(\"{option.Name}\")",
        OptionType.Flag => $"Flag(\"{option.Name}\", fallback: {(IsOn(option) ? "true" : "false")})",
        _ => $"Text(\"{option.Name}\")",
    };

    private static bool IsOn(ItemOption option) => option.Default == "`true`";

    private static string Calls() => $$"""
        // <auto-generated/>
        // The options of ItemSchema.NativeBindings in tasks/Native.Core/Schema, as calls.
        namespace Native.Build;

        public sealed partial class HeaderBindings
        {
        {{string.Join('\n', ItemSchema.NativeBindings.Options.Where(option => option.Method.Length > 0).Select(Call))}}}

        """;

    private static string Call(ItemOption option)
    {
        var method = Method().Match(option.Method);
        var (name, parameters, value) = (method.Groups["name"].Value, method.Groups["parameters"].Value, method.Groups["value"].Value);
        var (declared, passed) = parameters switch
        {
            "" => ("", $"\"{value}\""),
            _ when parameters.EndsWith("...", StringComparison.Ordinal) => ($"params string[] {parameters[..^3]}", parameters[..^3]),
            _ when Word().IsMatch(parameters) => ($"string {parameters}", parameters),
            _ => (string.Join(", ", Words().Matches(parameters).Select(word => $"string {word.Value}")), $"$\"{Words().Replace(parameters, "{$0}")}\""),
        };
        return $"    /// <summary>{Summary(option)}</summary>\n    public HeaderBindings {name}({declared}) => Add(\"{option.Name}\", {passed});\n";
    }

    private static string Summary(ItemOption option)
    {
        var text = Link().Replace(option.Documentation, "$1").Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        text = Code().Replace(text, "<c>$1</c>");
        var end = option.Default.Length > 0 ? $" Default: {Code().Replace(option.Default, "<c>$1</c>")}." : "";
        return $"<c>{option.Name}</c>: {text}.{end}";
    }

    [GeneratedRegex(@"^(?<name>\w+)\((?<parameters>[^)]*)\)(?:=(?<value>\w+))?$")]
    private static partial Regex Method();

    [GeneratedRegex(@"^\w+$")]
    private static partial Regex Word();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();
}
