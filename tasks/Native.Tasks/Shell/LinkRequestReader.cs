using Microsoft.Build.Framework;
using Native.Core.Command;
using Native.Core.Link;

namespace Native.Tasks.Shell;

/// <summary>Turns items into a <see cref="LinkRequest"/>.</summary>
internal static class LinkRequestReader
{
    public static LinkRequest Read(
        BuildSettings settings, ITaskItem[] objects, bool hasCxx, ITaskItem[] libraries, ITaskItem[] searchPaths, ITaskItem[] arguments)
    {
        ItemReader.RefuseUnknownMetadata("NativeLinkLibrary", libraries, "Kind", "WholeArchive");
        ItemReader.RefuseUnknownMetadata("NativeLinkSearchPath", searchPaths);
        ItemReader.RefuseUnknownMetadata("NativeLinkArgument", arguments);
        return new LinkRequest
        {
            Target = settings.Target,
            OutputType = settings.OutputType,
            LibraryName = settings.LibraryName,
            Objects = [.. objects.Select(item => item.ItemSpec)],
            HasCxx = hasCxx,
            Libraries = [.. libraries.Select(item => Library(item, settings.ProjectDirectory)).Distinct()],
            SearchPaths = [.. searchPaths.Select(item => Path.GetFullPath(item.ItemSpec, settings.ProjectDirectory)).Distinct()],
            Arguments = [.. arguments.Select(item => item.ItemSpec), .. CommandLine.Split(settings.Text("LdFlags"))],
            Strip = settings.Flag("Strip", "NativeStrip"),
            LinkTimeOptimization = settings.Flag("LinkTimeOptimization", "NativeLto"),
            Sanitizers = settings.List("Sanitizers"),
            HideSymbols = CompileRequestReader.HideSymbols(settings),
        };
    }

    private static LinkLibrary Library(ITaskItem item, string projectDirectory)
    {
        var library = new LinkLibrary(
            item.ItemSpec, item.Choice("Kind", LibraryKind.Default), item.GetMetadata("WholeArchive").Equals("true", StringComparison.OrdinalIgnoreCase));
        return library.IsPath ? library with { Name = Path.GetFullPath(item.ItemSpec, projectDirectory) } : library;
    }
}
