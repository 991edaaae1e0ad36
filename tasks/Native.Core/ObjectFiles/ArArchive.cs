using System.Globalization;
using System.Text;
using Native.Core.Diagnostics;

namespace Native.Core.ObjectFiles;

/// <summary>A member of an archive.</summary>
/// <param name="Name">Its name, which GNU ends with a slash.</param>
/// <param name="Start">Where its content starts in the file, behind a long name of BSD.</param>
/// <param name="End">Where its content ends, which is outside a file that was cut.</param>
/// <param name="IsReadable">Whether its header could be read. No member is known behind one that could not.</param>
internal readonly record struct ArMember(string Name, long Start, long End, bool IsReadable)
{
    /// <summary>Whether it is a table of symbols or names, which have names that no object has.</summary>
    public bool IsTable => Name is "/" or "//" or "/SYM64/" or "/<ECSYMBOLS>/" || IsBsdIndex;

    /// <summary>Whether it is the table of symbols that macOS and BSD have.</summary>
    public bool IsBsdIndex => Name.StartsWith("__.SYMDEF", StringComparison.Ordinal);
}

/// <summary>
/// Reads the members of a static library, in the forms of GNU, BSD and Windows:
/// https://www.freebsd.org/cgi/man.cgi?query=ar&amp;sektion=5
/// </summary>
public static class ArArchive
{
    private const int Header = 60;

    internal static ReadOnlySpan<byte> Magic => "!<arch>\n"u8;

    /// <summary>
    /// The place of each object in the file, tables of symbols and names left out. Empty for a file that is no archive;
    /// NSDK3027 for a thin or damaged one, which <paramref name="name"/> names.
    /// </summary>
    public static IReadOnlyList<Range> Members(byte[] file, string name)
    {
        if (file.AsSpan().StartsWith("!<thin>\n"u8))
            throw new NativeException(Diagnostic.Error("NSDK3027",
                $"{name} is a thin archive, which only refers to its objects. Expected an archive that contains them; create it without the T option of 'ar' (ar rcs)."));
        if (!file.AsSpan().StartsWith(Magic))
            return [];
        var members = Walk(new(new MemoryStream(file))).ToList();
        if (members.Exists(member => !member.IsReadable || member.End > file.Length))
            throw new NativeException(Diagnostic.Error("NSDK3027",
                $"{name} is damaged: a member extends beyond the end of the file. Expected a complete archive; build it again."));
        return [.. members.Where(member => !member.IsTable).Select(member => (int)member.Start..(int)member.End)];
    }

    /// <summary>All members, up to the end of the file or to the first header that cannot be read.</summary>
    internal static IEnumerable<ArMember> Walk(FileBytes file)
    {
        for (long at = Magic.Length; at < file.Length;)
        {
            var header = Encoding.ASCII.GetString(file.Bytes(at, Header));
            var start = at + Header;
            if (start > file.Length || !Number(header[48..58], out var size))
            {
                yield return new("", start, start, IsReadable: false);
                yield break;
            }

            var (name, end) = (header[..16].TrimEnd(), start + size);
            // BSD puts a long name in front of the object: #1/20.
            if (name.StartsWith("#1/", StringComparison.Ordinal) && Number(name[3..], out var length) && length <= size)
            {
                // A damaged length must not make us read the whole file as a name.
                name = Encoding.ASCII.GetString(file.Bytes(start, Math.Min(length, 4096))).TrimEnd('\0');
                start += length;
            }

            yield return new(name, start, end, IsReadable: true);
            at = end + (size & 1);
        }
    }

    private static bool Number(string field, out long number) => long.TryParse(field.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
