using Microsoft.Build.Framework;
using Native.Core.Command;
using Native.Core.Compile;
using Native.Core.Diagnostics;
using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>Converts items into a <see cref="CompileRequest"/>. No other class reads the metadata of sources.</summary>
internal static class CompileRequestReader
{
    public static CompileRequest Read(
        BuildSettings settings, ITaskItem[] sources, ITaskItem[] includePaths, ITaskItem[] defines, IReadOnlyList<string> rerun,
        IReadOnlyList<PathName> machineFolders)
    {
        ItemReader.RefuseUnknownMetadata(ItemSchema.NativeSource, sources);
        ItemReader.RefuseUnknownMetadata(ItemSchema.NativeIncludePath, includePaths);
        ItemReader.RefuseUnknownMetadata(ItemSchema.NativeDefine, defines);
        string Full(string path) => Path.GetFullPath(path, settings.ProjectDirectory);
        if (TrackableName.Refuse(includePaths.Select(item => Full(item.ItemSpec))) is { } refusal)
            throw new NativeException(refusal);
        string[] common = [.. settings.List("DependencyOptions"), .. CommandLine.Split(settings.Flags("CPPFLAGS"), HostSystem.This)];
        var request = new CompileRequest
        {
            Target = settings.Target,
            ProjectDirectory = settings.ProjectDirectory,
            ObjectDirectory = settings.ObjectDirectory,
            OutputType = settings.OutputType,
            Sources = [.. sources.Select(item => Source(item, Full)).DistinctBy(source => source.Path)],
            IncludePaths =
            [
                .. includePaths.Select(item =>
                    new IncludePath(Full(item.ItemSpec), item.Choice("Kind", IncludeKind.User))).Distinct(),
            ],
            Defines = [.. defines.Select(item => item.ItemSpec).Distinct()],
            MacOSSdk = settings.MacOSSdkOf(settings.Target),
            Properties = settings.Properties,
            DebugInformation = settings.IsTrue("DebugInformation"),
            SilencedWarnings = Warnings(settings.Text("NoWarn")),
            WarningsNotAsErrors = Warnings(settings.Text("WarningsNotAsErrors")),
            CFlags = [.. common, .. CommandLine.Split(settings.Flags("CFLAGS"), HostSystem.This)],
            CxxFlags = [.. common, .. CommandLine.Split(settings.Flags("CXXFLAGS"), HostSystem.This)],
            RerunInputs = rerun,
        };
        return settings.IsTrue("MapPaths") ? request.WithMappedPaths(machineFolders) : request;
    }

    // Selects the warnings of C compilers from a list that also contains C# warnings: 1701;-Wunused-variable
    private static IReadOnlyList<string> Warnings(string codes) =>
        [.. codes.Split([';', ',', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Where(code => code.StartsWith("-W", StringComparison.Ordinal)).Select(code => code[2..]).Distinct()];

    private static SourceFile Source(ITaskItem item, Func<string, string> full)
    {
        var path = full(item.ItemSpec);
        var project = item.GetMetadata("DefiningProjectFullPath");
        if (TrackableName.Refuse([path, .. item.List("IncludePaths").Select(full)], project) is { } refusal)
            throw new NativeException(refusal);
        if (!File.Exists(path))
            throw new NativeException(Diagnostic.Error("NSDK2004",
                $"The source file '{item.ItemSpec}' does not exist; expected it at {path}. Create it, correct the NativeSource "
                    + "item that names it, or remove the item.", project));
        var language = CompileArguments.Language(path);
        if (language is null && item.GetMetadata("Language").Length == 0)
            throw new NativeException(Diagnostic.Error("NSDK2005",
                $"The extension of '{item.ItemSpec}' does not determine its language. Expected .c, .cc, .cpp, .cxx, .m, .mm "
                + $"or .S, or the metadata Language with a value of: {string.Join(", ", Enum.GetNames<SourceLanguage>())}."));
        return new(path, item.Choice("Language", language ?? SourceLanguage.C), item.List("Defines"),
            [.. item.List("IncludePaths").Select(full)], CommandLine.Split(item.GetMetadata("Options")), WarningLevel(item));
    }

    private static int WarningLevel(ITaskItem item) =>
        int.TryParse(item.GetMetadata("WarningLevel"), out var level) && level is >= 0 and <= 4
            ? level
            : throw new NativeException(Diagnostic.Error("NSDK9003",
                $"'{item.GetMetadata("WarningLevel")}' is not a valid value for WarningLevel (of '{item.ItemSpec}', or of the "
                + "property NativeWarningLevel). Expected 0 (none) to 4 (-Wall -Wextra -Wpedantic)."));
}
