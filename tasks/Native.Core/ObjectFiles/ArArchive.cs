using System.Globalization;
using System.Text;
using Native.Core.Diagnostics;

namespace Native.Core.ObjectFiles;

/// <summary>Represents a member of an archive.</summary>
/// <param name="Name">The name, which ends with a slash in GNU archives.</param>
/// <param name="Start">The offset of its content, after a long BSD name.</param>
/// <param name="End">The end of its content, which is beyond the end of a truncated file.</param>
/// <param name="IsReadable">True if its header is valid. Members after an invalid header are unknown.</param>
internal readonly record struct ArMember(string Name, long Start, long End, bool IsReadable)
{
    /// <summary>True if it is a table of symbols or names.</summary>
    public bool IsTable => Name is "/" or "//" or "/SYM64/" or "/<ECSYMBOLS>/" || IsBsdIndex;

    /// <summary>True if it is the symbol table of macOS and BSD.</summary>
    public bool IsBsdIndex => Name.StartsWith("__.SYMDEF", StringComparison.Ordinal);
}

/// <summary>
/// Reads the members of a static library in the GNU, BSD and Windows formats:
/// https://www.freebsd.org/cgi/man.cgi?query=ar&amp;sektion=5
/// </summary>
public static class ArArchive
{
    private const int Header = 60;

    internal static ReadOnlySpan<byte> Magic => "!<arch>\n"u8;

    /// <summary>
    /// Returns the range of each object in the file, without tables of symbols and names. Empty for a file that is not an archive.
    /// Reports NSDK3027 for a thin or damaged archive; <paramref name="name"/> is its name in the message.
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

    /// <summary>Returns all members up to the end of the file or the first invalid header.</summary>
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
            // In BSD archives, a long name precedes the object: #1/20.
            if (name.StartsWith("#1/", StringComparison.Ordinal) && Number(name[3..], out var length) && length <= size)
            {
                // Limit the length, so that damaged data does not read the whole file as a name.
                name = Encoding.ASCII.GetString(file.Bytes(start, Math.Min(length, 4096))).TrimEnd('\0');
                start += length;
            }

            yield return new(name, start, end, IsReadable: true);
            at = end + (size & 1);
        }
    }

    private static bool Number(string field, out long number) => long.TryParse(field.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
