using Native.Core.Diagnostics;
using Native.Core.ObjectFiles;

namespace Native.Core.NodeAddon;

/// <summary>Describes what node expects of an add-on.</summary>
public static class NodeEntryPoint
{
    /// <summary>The extension of an add-on on all systems. <c>require</c> loads no other file as an add-on.</summary>
    public const string Extension = ".node";

    /// <summary>The function that node calls in each thread that loads the add-on.</summary>
    public const string Name = "napi_register_module_v1";

    /// <summary>Returns true if a file is an add-on.</summary>
    public static bool IsAddon(string fileName) => fileName.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    private const string Text = $"does not export {Name}, so node cannot load it. Expected the function: write NAPI_MODULE_INIT() {{ … }} in a C or C++ file, or in C# a static "
        + $"method with [UnmanagedCallersOnly(EntryPoint = \"{Name}\")].";

    /// <summary>Returns the text of a finding if an add-on does not export the function, or null.</summary>
    public static string? Missing(BinaryImage image) => ExportTable.NamesOf(image).Contains(Name, StringComparer.Ordinal) ? null : Text;

    /// <summary>Returns the error for an add-on that exports nothing.</summary>
    public static Diagnostic Missing(string fileName, string rid) => Diagnostic.Error("NSDK2043", $"{fileName} for {rid} {Text}");
}
