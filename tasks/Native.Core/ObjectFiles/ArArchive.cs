using System.Globalization;
using System.Text;
using Native.Core.Diagnostics;

namespace Native.Core.ObjectFiles;

/// <summary>
/// Reads the members of a static library, in the forms of GNU, BSD and Windows:
/// https://www.freebsd.org/cgi/man.cgi?query=ar&amp;sektion=5
/// </summary>
public static class ArArchive
{
    private const int Header = 60;

    /// <summary>
    /// Where each object lies in the file, tables of symbols and names left out. Empty for a file that is no archive;
    /// NSDK3027 for a thin or damaged one, which <paramref name="name"/> names.
    /// </summary>
    public static IReadOnlyList<Range> Members(ReadOnlySpan<byte> file, string name)
    {
        if (file.StartsWith("!<thin>\n"u8))
            throw new NativeException(Diagnostic.Error("NSDK3027",
                $"{name} is a thin archive, which only names its objects. Expected one that holds them: make it without the T of 'ar' (ar rcs)."));
        if (!file.StartsWith("!<arch>\n"u8))
            return [];
        var members = new List<Range>();
        for (var at = 8; at < file.Length;)
        {
            if (at + Header > file.Length || !Number(file.Slice(at + 48, 10), out var size) || at + Header + size > file.Length)
                throw new NativeException(Diagnostic.Error("NSDK3027",
                    $"{name} is damaged: a member of the archive ends behind the end of the file. Expected a whole archive; build it again."));
            var (start, end) = (at + Header, at + Header + size);
            var member = Encoding.ASCII.GetString(file.Slice(at, 16)).TrimEnd();
            // BSD puts a long name in front of the object: #1/20.
            if (member.StartsWith("#1/", StringComparison.Ordinal) && Number(file.Slice(at + 3, 13), out var length) && length <= size)
            {
                member = Encoding.ASCII.GetString(file.Slice(start, length)).TrimEnd('\0');
                start += length;
            }

            if (member is not ("/" or "//" or "/SYM64/" or "/<ECSYMBOLS>/") && !member.StartsWith("__.SYMDEF", StringComparison.Ordinal))
                members.Add(start..end);
            at = end + (size & 1);
        }

        return members;
    }

    private static bool Number(ReadOnlySpan<byte> field, out int number) =>
        int.TryParse(Encoding.ASCII.GetString(field).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
