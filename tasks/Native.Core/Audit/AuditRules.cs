using Native.Core.Diagnostics;
using Native.Core.NodeAddon;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Audit;

/// <summary>Represents a rule for binaries.</summary>
/// <param name="Code">The code of its diagnostic.</param>
/// <param name="AtBuild">The severity of a finding when the binary is linked.</param>
/// <param name="AtPack">The severity of a finding when the binary is packed.</param>
/// <param name="Find">Returns the message, or null if the binary follows the rule.</param>
public sealed record AuditRule(string Code, Severity AtBuild, Severity AtPack, Func<AuditedBinary, AuditPolicy, string?> Find);

/// <summary>Contains the rules that a library must follow so that it can be loaded on the machines that the project promises.</summary>
public static class AuditRules
{
    // Windows 10 is the oldest version that .NET supports: https://github.com/dotnet/core/blob/main/release-notes/10.0/supported-os.md
    private static readonly Version s_windows = new(10, 0);

    private static readonly AuditRule s_machine = new("NSDK6030", Severity.Error, Severity.Error, Machine);

    /// <summary>The rules. The first one checks that the file is a binary for the RID. The others apply only to such files.</summary>
    public static IReadOnlyList<AuditRule> All { get; } =
    [
        s_machine,
        new("NSDK6031", Severity.Error, Severity.Error, CLibrary),
        new("NSDK6032", Severity.Error, Severity.Error, Glibc),
        new("NSDK6033", Severity.Error, Severity.Error, MinimumSystem),
        new("NSDK6034", Severity.Warning, Severity.Error, Needed),
        new("NSDK6035", Severity.Warning, Severity.Warning, RunPath),
        new("NSDK6036", Severity.Warning, Severity.Warning, Name),
        new("NSDK6037", Severity.Warning, Severity.Error, TextRelocations),
        new("NSDK6038", Severity.Warning, Severity.Error, Stack),
        new("NSDK6039", Severity.Warning, Severity.Warning, FixedAddress),
        new("NSDK6040", Severity.Error, Severity.Error, Signature),
        new("NSDK6041", Severity.Warning, Severity.Error, Exports),
        new("NSDK6042", Severity.Error, Severity.Error, ExportsFile),
        new("NSDK2043", Severity.Error, Severity.Error, EntryPoint),
    ];

    /// <summary>Returns a finding for each rule that the binary does not follow.</summary>
    public static IReadOnlyList<Diagnostic> Check(AuditedBinary binary, AuditPolicy policy) =>
        [.. (binary.Image is null ? [s_machine] : All).Select(rule => rule.Find(binary, policy) is { } message
            ? new Diagnostic(policy.IsPack ? rule.AtPack : rule.AtBuild, rule.Code, $"{binary.FileName} for {binary.Target.Rid} {message}", binary.Path) : null).OfType<Diagnostic>()];

    private static string? Machine(AuditedBinary binary, AuditPolicy policy) =>
        binary.Header is not { } header ? "is no binary that can be loaded. Expected a shared library: replace the file."
        : !header.Matches(binary.Target) ? $"is {header.Description}. Expected {BinaryHeader.Describe(binary.Target.Format)} {binary.Target.Architecture.Name}: "
            + $"build it for {binary.Target.Rid}, or put it into the directory of the RID that it is for."
        : binary.Image is null ? "cannot be read: its headers are damaged, or it has no section headers. Expected a whole file: build or download it again." : null;

    private static string? CLibrary(AuditedBinary binary, AuditPolicy policy)
    {
        var wrong = binary.Target.System switch
        {
            TargetSystem.Linux => binary.Image!.Needed.FirstOrDefault(library => SystemLibraryList.IsMusl(library.Name)),
            TargetSystem.LinuxMusl => binary.Image!.Needed.FirstOrDefault(library => SystemLibraryList.IsGlibc(library.Name)
                || library.Versions.Any(version => version.StartsWith("GLIBC_", StringComparison.Ordinal))),
            _ => null,
        };
        var (found, expected) = binary.Target.System == TargetSystem.Linux ? ("musl", "glibc") : ("glibc", "musl");
        return wrong is null ? null : $"is built for the C library {found}: it needs {wrong.Name}. Expected {expected}: build it for {binary.Target.Rid}.";
    }

    private static string? Glibc(AuditedBinary binary, AuditPolicy policy)
    {
        if (binary.Target.System != TargetSystem.Linux || policy.Glibc is not { } floor || GlibcFloor.Missing(binary.Image!, floor).ToList() is not { Count: > 0 } missing)
            return null;
        var required = GlibcFloor.Required(binary.Image!) is { } glibc && glibc > floor ? $", or set <NativeGlibcVersion>{glibc}</NativeGlibcVersion>" : "";
        return $"needs {List(missing)}, which a system with glibc {floor} does not have. Expected no later version than NativeGlibcVersion promises: "
            + $"build it with zig, or on a system of that age{required}.";
    }

    private static string? MinimumSystem(AuditedBinary binary, AuditPolicy policy)
    {
        var image = binary.Image!;
        if (binary.Target.IsMacOS && image.Platform > 1)
            return $"is for another system of Apple (platform {image.Platform}). Expected macOS: build it for {binary.Target.Rid}.";
        return binary.Target.IsMacOS && policy.MacOS is { } macOS && image.MinimumSystem > macOS
            ? $"requires macOS {image.MinimumSystem}, later than {macOS}. Expected no later version than NativeMacOSVersion promises: "
                + $"build it with -mmacosx-version-min={macOS}, or set <NativeMacOSVersion>{image.MinimumSystem}</NativeMacOSVersion>."
            : binary.Target.IsWindows && image.MinimumSystem > s_windows
                ? $"requires Windows {image.MinimumSystem}, and there is none later than {s_windows}. Expected a subsystem version of at most {s_windows}: correct the linker's --subsystem argument."
                : null;
    }

    private static string? Needed(AuditedBinary binary, AuditPolicy policy)
    {
        var unknown = binary.Image!.Needed.Where(library => !SystemLibraryList.Contains(binary.Target, library.Name) && !IsOtherLibc(library.Name) && !IsPresent(policy, library)
            && !IsAccepted(policy, library)).Select(library => library.Name).Distinct().ToList();
        if (unknown.Count == 0)
            return null;
        return $"needs {List(unknown)}, which is not a part of {SystemLibraryList.Name(binary.Target)} and not next to it. " + (policy.IsPack
            ? "Expected every other library in the package: build it from source (NativeDependency with Mode=\"Source\"), link its static library, or set NativeBundle=true."
            : "Expected a library that the project names: add it as a NativeDependency or NativeLinkLibrary item, copy it next to the library, or link its static library.");
    }

    // The build machine has the libraries that the project names, and the libraries of its compiler.
    private static bool IsAccepted(AuditPolicy policy, NeededLibrary library) => policy.Declared.TryGetValue(library.Name, out var origin)
        ? !policy.IsPack || origin != LibraryOrigin.Named
        : !policy.IsPack && SystemLibraryList.IsOfCompiler(library.FileName);

    // NSDK6031 reports these.
    private static bool IsOtherLibc(string name) => SystemLibraryList.IsGlibc(name) || SystemLibraryList.IsMusl(name);

    // On macOS, the loader uses an absolute path as it is, and does not find a file next to the library.
    private static bool IsPresent(AuditPolicy policy, NeededLibrary library) =>
        !library.Name.StartsWith('/') && policy.Present.Contains(library.FileName);

    private static string? RunPath(AuditedBinary binary, AuditPolicy policy) =>
        binary.Image!.RunPaths.Where(path => !path.StartsWith('@') && !path.StartsWith("$ORIGIN", StringComparison.Ordinal) && !path.StartsWith("${ORIGIN}", StringComparison.Ordinal)
            && !SystemLibraryList.Contains(binary.Target, $"{path}/")).ToList() is not { Count: > 0 } paths ? null
        : $"has a run path with {List(paths)}, which exists on the machine that built it. Expected paths relative to the library: remove the argument -rpath of the linker, or use "
            + (binary.Target.IsMacOS ? "@loader_path." : "$ORIGIN.");

    private static string? Name(AuditedBinary binary, AuditPolicy policy)
    {
        var image = binary.Image!;
        if (binary.IsAddon || image.Has(BinaryTraits.Program) || image.Has(BinaryTraits.Bundle) || (binary.Target.IsWindows && image.Name is null))
            return null;
        var what = binary.Target.IsWindows ? "name in its export directory" : binary.Target.IsMacOS ? "install name" : "SONAME";
        var expected = binary.Target.IsMacOS ? $"@rpath/{binary.FileName}" : binary.FileName;
        return image.Name is not { } name ? $"has no {what}: what links against it would record its path. Expected {expected}: {Advice(binary.Target, expected)}."
            : IsRightName(binary, name) ? null
            : $"has the {what} {name}, under which nothing finds it. Expected {expected}: {Advice(binary.Target, expected)}, or rename the file.";
    }

    private static bool IsRightName(AuditedBinary binary, string name) => binary.Target.IsWindows ? name.Equals(binary.FileName, StringComparison.OrdinalIgnoreCase)
        : binary.Target.IsMacOS ? name.StartsWith('@') && name.Split('/')[^1] == binary.FileName : name == binary.FileName;

    private static string Advice(NativeTarget target, string name) => target.IsWindows ? "link it under the name of its file"
        : target.IsMacOS ? $"link it with -install_name {name}" : $"link it with -soname {name}";

    private static string? TextRelocations(AuditedBinary binary, AuditPolicy policy) => !binary.Image!.Has(BinaryTraits.TextRelocations) ? null
        : "has text relocations: the loader must change its code, which SELinux refuses. Expected position-independent code: compile everything that is linked with -fPIC.";

    private static string? Stack(AuditedBinary binary, AuditPolicy policy) => !binary.Image!.Has(BinaryTraits.ExecutableStack) ? null
        : binary.Target.IsWindows ? "allows data to be executed. Expected the flag NX_COMPAT: link it with --nxcompat."
        : "requires an executable stack" + (binary.Target.IsElf ? ", and glibc 2.41 and later refuse to load it. Expected none: remove -z execstack, "
            + "or put .section .note.GNU-stack,\"\",@progbits into its assembly files." : ". Expected none: remove -allow_stack_execute.");

    private static string? FixedAddress(AuditedBinary binary, AuditPolicy policy) => !binary.Image!.Has(BinaryTraits.FixedAddress) ? null
        : $"is always loaded at the same address. Expected address space layout randomization: {(binary.Target.IsWindows ? "link it with --dynamicbase" : "link it with -pie")}.";

    private static string? Signature(AuditedBinary binary, AuditPolicy policy) =>
        !binary.Target.IsMacOS || binary.Target.Architecture != TargetArchitecture.Arm64 || binary.Image!.Has(BinaryTraits.Signed) ? null
        : "has no signature, and macOS ends a process on arm64 that loads it. Expected at least an ad-hoc signature: link it with zig, or sign it with codesign -s -.";

    private static string? Exports(AuditedBinary binary, AuditPolicy policy) =>
        policy.Exports is not { Text: not null } list || list.Difference(binary.Target.Rid, ExportTable.NamesOf(binary.Image!)) is not { } difference ? null
        : $"exports other names than {list.Path} lists: {difference}. Expected the same names: correct the C code, or the list if the change is intended.";

    private static string? ExportsFile(AuditedBinary binary, AuditPolicy policy) => policy.Exports is not { Text: null } list ? null
        : $"has exports that nothing lists: there is no {list.Path}, which NativeExports names. Expected a file with a name on each line: create it, with "
            + $"{string.Join(' ', AuditTable.Exports(binary.Image).Take(12))}, or correct NativeExports.";

    private static string? EntryPoint(AuditedBinary binary, AuditPolicy policy) =>
        binary.IsAddon ? NodeEntryPoint.Missing(binary.Image!) : null;

    private static string List(IReadOnlyList<string> names) => NameList.First(5, names);
}
