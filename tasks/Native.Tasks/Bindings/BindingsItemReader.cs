using Microsoft.Build.Framework;
using Native.Core.Bindings;
using Native.Core.Compile;
using Native.Core.Diagnostics;
using Native.Core.Imports;
using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>Represents a <c>NativeBindings</c> item: the options for the generator, and the use of its output.</summary>
/// <param name="Options">The options for the generator.</param>
/// <param name="Output">The full path of the C# file, or of the directory of C# files with <c>FilePerHeader</c>.</param>
/// <param name="Mode">Specifies whether the output is written or verified.</param>
internal sealed record BindingsItem(BindingsOptions Options, string Output, BindingsMode Mode);

/// <summary>Reads <c>NativeBindings</c> items and the compiler options of their headers.</summary>
internal sealed class BindingsItemReader(BuildSettings settings, string folder, Func<string, string> fullPath)
{
    // The functions that links of this and previous builds reported as missing.
    private readonly Lazy<IReadOnlyList<string>> _missing = new(() => [.. Directory.EnumerateFiles(folder, MissingImports.FileName("*")).Order(StringComparer.Ordinal)
        .SelectMany(file => File.ReadLines(file).Select(name => $"{MissingImports.Rid(file)} {name}"))]);

    /// <summary>Returns the items in the same order.</summary>
    public IReadOnlyList<BindingsItem> Read(ITaskItem[] items)
    {
        ItemReader.RefuseUnknownMetadata(ItemSchema.NativeBindings, items);
        var outputs = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. items.GroupBy(item => fullPath(item.ItemSpec), HostSystem.This.PathComparer).Select(same => Read(Only([.. same]), outputs))];
    }

    // A glob and a separate item can name the same header, but only with the same metadata.
    private static ITaskItem Only(IReadOnlyList<ITaskItem> same) =>
        same.Skip(1).FirstOrDefault(item => ItemSchema.NativeBindings.Names.Any(name => item.GetMetadata(name) != same[0].GetMetadata(name))) is { } other
            ? throw Clash($"two items bind '{other.ItemSpec}' with different metadata. Expected one item per header; combine the declarations in one Allow, or change the item "
                + "of a glob with Update", other)
            : same[0];

    private static NativeException Clash(string found, ITaskItem item) =>
        new(Diagnostic.Error("NSDK4021", $"NativeBindings: {found}.", item.GetMetadata("DefiningProjectFullPath")));

    /// <summary>Returns the macros and include directories of the project, in the form in which they are passed to the C compiler.</summary>
    public IReadOnlyList<string> ProjectArguments(ITaskItem[] includePaths, ITaskItem[] defines) =>
    [
        .. defines.Select(item => $"-D{item.ItemSpec}").Distinct(),
        .. includePaths.Select(item => (item.Choice("Kind", IncludeKind.User) switch
        {
            IncludeKind.System => "-isystem",
            IncludeKind.After => "-idirafter",
            _ => "-I",
        }) + fullPath(item.ItemSpec)).Distinct(),
    ];

    private BindingsItem Read(ITaskItem item, HashSet<string> outputs)
    {
        var header = fullPath(item.ItemSpec);
        if (!File.Exists(header))
            throw new NativeException(BindingsReader.MissingHeader(item.ItemSpec, header, item.GetMetadata("DefiningProjectFullPath")));
        var options = BindingsReader.Read(item.Values(), header, fullPath);
        var standard = settings.Properties.Text(options.IsCxx ? PropertySchema.NativeCxxStandard : PropertySchema.NativeCStandard);
        var isRoot = options.Namespace == settings.Text("Namespace");
        options = options with
        {
            DisplayName = item.ItemSpec.Replace('\\', '/') is var name && Path.IsPathRooted(name) ? options.DisplayName : name,
            Shims = options.LibraryName == settings.LibraryName || IsShimLibrary(options, item),
            ShimLibrary = options.LibraryName == settings.LibraryName ? "" : options.ShimLibrary,
            Namespace = isRoot ? ConstantsSource.Namespace(options.Namespace) : options.Namespace,
            GlobalUsing = isRoot,
            Arguments = [.. standard.Length > 0 ? [$"-std={standard}"] : Array.Empty<string>(), .. options.Arguments],
        };
        // A file that is checked in must not depend on previous builds on this machine.
        if (options is { Shims: true, ShimLibrary: "" } && item.GetMetadata("OutputFile").Length == 0)
            options = options with { Missing = _missing.Value };
        return new(options, Output(item, options.FilePerHeader, outputs), Mode(item));
    }

    // The generated C code for a header of another library is compiled into the library of this project.
    private bool IsShimLibrary(BindingsOptions options, ITaskItem item) => options.ShimLibrary.Length > 0 && (options.ShimLibrary == settings.LibraryName
        ? true
        : throw new NativeException(Diagnostic.Error("NSDK4024", $"ShimLibrary of '{item.ItemSpec}' is '{options.ShimLibrary}', but this project builds the library "
            + $"'{settings.LibraryName}'. Expected ShimLibrary=\"$(NativeLibraryName)\", because the generated C code is compiled into that library.", item.GetMetadata("DefiningProjectFullPath"))));

    // The property overrides the metadata, so that a verified file can be written again.
    private BindingsMode Mode(ITaskItem item) => settings.Properties.Text(PropertySchema.NativeBindingsMode) is { Length: > 0 } mode
        ? Enum.Parse<BindingsMode>(mode)
        : BindingsReader.Mode(item.Values());

    // Two headers with the same name are in different directories.
    private string Output(ITaskItem item, bool isFolder, HashSet<string> outputs)
    {
        if (item.GetMetadata("OutputFile") is { Length: > 0 } output)
        {
            if (!outputs.Add(fullPath(output)) && !isFolder)
                throw Clash($"'{item.ItemSpec}' has the same OutputFile '{output}' as another item. Expected a separate file per header, such as %(Filename).cs for a glob, "
                    + "or one header that includes the others", item);
            return isFolder == output.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)
                ? throw new NativeException(Diagnostic.Error("NSDK9003", $"'{output}' is not a valid value for the metadata OutputFile of '{item.ItemSpec}'. Expected "
                    + (isFolder ? "a folder, because of FilePerHeader=\"true\", such as Generated." : "a .cs file, such as Generated/Bindings.cs; a folder requires FilePerHeader=\"true\"."),
                    item.GetMetadata("DefiningProjectFullPath")))
                : fullPath(output);
        }

        var name = Path.GetFileName(item.ItemSpec);
        var extension = isFolder ? "" : ".g.cs";
        var path = Path.Combine(folder, name + extension);
        for (var i = 2; !outputs.Add(path); i++)
            path = Path.Combine(folder, $"{name}.{i}{extension}");
        return path;
    }
}
