using System.Text;

namespace Native.Core.Tests.ObjectFiles;

/// <summary>Creates a Mach-O file that has a symbol table only.</summary>
internal static class MachOFile
{
    /// <summary>A symbol has a name, a type, and the number of its library, which is the upper byte of <c>n_desc</c>.</summary>
    internal static byte[] Of(params (string Name, byte Type, byte Library)[] symbols)
    {
        var strings = Encoding.ASCII.GetBytes("\0" + string.Concat(symbols.Select(symbol => symbol.Name + "\0")));
        var table = symbols.SelectMany((symbol, i) => (byte[])
            [.. BitConverter.GetBytes(1 + symbols.Take(i).Sum(before => before.Name.Length + 1)), symbol.Type, 1, 0, symbol.Library, .. new byte[8]]).ToArray();
        return [0xCF, 0xFA, 0xED, 0xFE, .. new byte[12], .. BitConverter.GetBytes(1), .. new byte[12],
            .. BitConverter.GetBytes(2), .. BitConverter.GetBytes(24), .. BitConverter.GetBytes(56), .. BitConverter.GetBytes(symbols.Length),
            .. BitConverter.GetBytes(56 + table.Length), .. BitConverter.GetBytes(strings.Length), .. table, .. strings];
    }
}
