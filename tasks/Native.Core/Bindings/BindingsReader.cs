using Native.Core.Diagnostics;
using Native.Core.Schema;

namespace Native.Core.Bindings;

/// <summary>Specifies what happens if a checked-in file of bindings is out of date.</summary>
public enum BindingsMode
{
    /// <summary>The file is written.</summary>
    Write,

    /// <summary>An error is reported.</summary>
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

    /// <summary>Creates NSDK4003 for a header that does not exist. <paramref name="name"/> is the path as written, in <paramref name="project"/> if it is an item.</summary>
    public static Diagnostic MissingHeader(string name, string fullPath, string? project = null) => Diagnostic.Error("NSDK4003",
        $"The header '{name}' does not exist. Expected it at {fullPath}; create it, or correct its path in the NativeBindings item or the command line of native-bindgen.",
        project);

    /// <summary>Reads the options of <paramref name="header"/>, a full path. <paramref name="fullPath"/> makes relative folders full paths.</summary>
    public static BindingsOptions Read(OptionValues values, string header, Func<string, string> fullPath) => BindingsOptions.Read(values, header) with
    {
        Access = values.Choice("Access", Access.Internal) == Access.Public ? "public" : "internal",
        StripEnumPrefix = values.Choice("EnumPrefix", EnumPrefix.Keep) == EnumPrefix.Strip,
        IsCxx = values.Choice("Language", Path.GetExtension(header) is ".hpp" or ".hh" or ".hxx" ? HeaderLanguage.Cxx : HeaderLanguage.C) == HeaderLanguage.Cxx,
        Arguments = [.. values.List("Defines").Select(define => $"-D{define}"), .. values.List("IncludePaths").Select(path => $"-I{fullPath(path)}")],
    };

    /// <summary>Reads the mode.</summary>
    public static BindingsMode Mode(OptionValues values) => values.Choice("Mode", BindingsMode.Write);
}
