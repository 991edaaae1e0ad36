using Native.Core.Diagnostics;
using Native.Core.Schema;

namespace Native.Core.Bindings;

/// <summary>How a checked-in file of bindings is treated.</summary>
public enum BindingsMode
{
    /// <summary>It is written when it is out of date.</summary>
    Write,

    /// <summary>It is an error when it is out of date.</summary>
    Verify,
}

/// <summary>Reads the options of <see cref="ItemSchema.NativeBindings"/>: the metadata of an item, or the options of native-bindgen.</summary>
public static class BindingsReader
{
    private enum EnumPrefix
    {
        Keep,
        Strip,
    }

    private enum HeaderLanguage
    {
        C,
        Cxx,
    }

    private enum Access
    {
        Internal,
        Public,
    }

    /// <summary>NSDK4003 for a header that is not there. <paramref name="name"/> is what the user wrote, in <paramref name="project"/> where it is an item.</summary>
    public static Diagnostic MissingHeader(string name, string fullPath, string? project = null) => Diagnostic.Error("NSDK4003",
        $"The header '{name}' does not exist; expected it at {fullPath}. Create it, or correct its path in the NativeBindings item or the command line of native-bindgen.",
        project);

    /// <summary>Reads the options of <paramref name="header"/>, a full path. <paramref name="fullPath"/> makes relative folders full paths.</summary>
    public static BindingsOptions Read(OptionValues values, string header, Func<string, string> fullPath) => new()
    {
        Header = header,
        DisplayName = Path.GetFileName(header),
        Namespace = values.Text("Namespace"),
        ClassName = values.Text("ClassName"),
        LibraryName = values.Text("LibraryName"),
        Access = values.Choice("Access", Access.Internal) == Access.Public ? "public" : "internal",
        Allow = values.List("Allow"),
        Block = values.List("Block"),
        Rename = values.List("Rename"),
        StripPrefix = values.List("StripPrefix"),
        StripEnumPrefix = values.Choice("EnumPrefix", EnumPrefix.Keep) == EnumPrefix.Strip,
        Opaque = values.List("Opaque"),
        Handles = values.List("Handles"),
        OutParameters = values.List("OutParameters"),
        Spans = values.List("Spans"),
        Variadics = values.List("Variadics"),
        Macros = values.List("Macros"),
        Friendly = values.Flag("Friendly", fallback: true),
        ThrowOnNullHandle = values.Flag("ThrowOnNullHandle", fallback: false),
        FilePerHeader = values.Flag("FilePerHeader", fallback: false),
        IsCxx = values.Choice("Language", Path.GetExtension(header) is ".hpp" or ".hh" or ".hxx" ? HeaderLanguage.Cxx : HeaderLanguage.C) == HeaderLanguage.Cxx,
        Arguments = [.. values.List("Defines").Select(define => $"-D{define}"), .. values.List("IncludePaths").Select(path => $"-I{fullPath(path)}")],
    };

    /// <summary>The mode.</summary>
    public static BindingsMode Mode(OptionValues values) => values.Choice("Mode", BindingsMode.Write);
}
