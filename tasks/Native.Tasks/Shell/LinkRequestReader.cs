using Microsoft.Build.Framework;
using Native.Core.Command;
using Native.Core.Link;
using Native.Core.Platform;

namespace Native.Tasks.Shell;

/// <summary>Turns items into a <see cref="LinkRequest"/>.</summary>
internal static class LinkRequestReader
{
    public static LinkRequest Read(
        BuildSettings settings, ITaskItem[] objects, bool hasCxx, ITaskItem[] libraries, ITaskItem[] searchPaths, ITaskItem[] arguments)
    {
        ItemReader.RefuseUnknownMetadata("NativeLinkLibrary", libraries, "Kind", "WholeArchive", "Dependency", "Origin");
        ItemReader.RefuseUnknownMetadata("NativeLinkSearchPath", searchPaths, "Dependency", "Origin");
        ItemReader.RefuseUnknownMetadata("NativeLinkArgument", arguments, "Dependency", "Origin");
        string[] raw = [.. arguments.Select(item => item.ItemSpec), .. CommandLine.Split(settings.Text("LdFlags"))];
        return new LinkRequest
        {
            Target = settings.Target,
            OutputType = settings.OutputType,
            LibraryName = settings.LibraryName,
            Objects = [.. objects.Select(item => item.ItemSpec)],
            HasCxx = hasCxx || settings.Flag("LinksCxx", "LinksCxx"),
            Libraries = [.. libraries.Select(item => Library(item, settings.ProjectDirectory)).Distinct()],
            SearchPaths = [.. searchPaths.Select(item => Path.GetFullPath(item.ItemSpec, settings.ProjectDirectory)).Distinct()],
            Arguments = raw,
            ExportListPath = ExportList(settings, raw),
            Strip = settings.Flag("Strip", "NativeStrip"),
            LinkTimeOptimization = settings.Flag("LinkTimeOptimization", "NativeLto"),
            Sanitizers = settings.List("Sanitizers"),
            HideSymbols = CompileRequestReader.HideSymbols(settings),
        };
    }

    // A version script of the project's own decides alone; dylibs export what is not hidden.
    private static string? ExportList(BuildSettings settings, string[] arguments) =>
        settings.OutputType != NativeOutputType.SharedLibrary || settings.Target.IsMacOS
            || arguments.Any(argument => argument.Contains("version-script", StringComparison.Ordinal) || argument.EndsWith(".def", StringComparison.OrdinalIgnoreCase))
            ? null
            : Path.Combine(settings.ObjectDirectory, $"{settings.LibraryName}.{(settings.Target.IsWindows ? "def" : "map")}");

    private static LinkLibrary Library(ITaskItem item, string projectDirectory)
    {
        var library = new LinkLibrary(
            item.ItemSpec, item.Choice("Kind", LibraryKind.Default), item.Flag("WholeArchive", fallback: false),
            IsNeeded: item.GetMetadata("Origin").Length > 0 && item.Choice("Kind", LibraryKind.Default) == LibraryKind.Shared);
        return library.IsPath ? library with { Name = Path.GetFullPath(item.ItemSpec, projectDirectory) } : library;
    }
}
