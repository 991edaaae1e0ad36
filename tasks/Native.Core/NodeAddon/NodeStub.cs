using System.Text;
using Native.Core.Diagnostics;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.NodeAddon;

/// <summary>Describes the functions of node to a linker.</summary>
public static class NodeStub
{
    /// <summary>The name of the file. The linker for macOS does not read it.</summary>
    public static string FileName(NativeTarget target) => target.IsWindows ? "node.lib" : "node.ld";

    /// <summary>Returns the import library for Windows, or for ELF a linker script that defines the functions.</summary>
    public static byte[] Content(NativeTarget target, IReadOnlyList<string> functions) => target.IsWindows
        ? ImportLibraryWriter.Write(target, NodeFunctions.Program, functions)
        : Encoding.ASCII.GetBytes(string.Concat(functions.Select(name => $"{name} = 0;\n")));

    /// <summary>
    /// Returns an error for each function that a Mach-O add-on expects in the program that loads it, but that is not in <paramref name="functions"/>. Returns nothing for
    /// another file.
    /// </summary>
    public static IEnumerable<Diagnostic> Undefined(byte[] addon, string fileName, IReadOnlyList<string> functions)
    {
        // Without a library, the loader searches all of them: DYNAMIC_LOOKUP_ORDINAL, or 0 from zig's linker.
        var names = (MachOObject.Symbols(addon) ?? []).Where(symbol => symbol is { IsExternal: true, IsDefined: false, Library: 0 or 0xFE }).Select(symbol => symbol.Name);
        return names.Except(functions, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => Diagnostic.Error("NSDK2010",
            $"'{name}' is used in {fileName} but not defined, and it is not a function of node.\nExpected a definition: add the source that defines it to native/ or as a "
            + "NativeSource item, or the library as a NativeLinkLibrary item."));
    }
}
