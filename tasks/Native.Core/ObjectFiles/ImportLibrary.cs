using System.Text;

namespace Native.Core.ObjectFiles;

/// <summary>
/// Reads the DLL name of an import library: an archive of short records, as Microsoft's and LLVM's tools write them
/// (https://learn.microsoft.com/windows/win32/debug/pe-format#import-library-format), or of small objects, as those of GNU do (<c>libz.dll.a</c>). A static library is not an import library.
/// </summary>
public static class ImportLibrary
{
    // Objects of an import library are small, so only the beginning of each object is read.
    private const int Most = 1 << 16;
    private const int ShortHeader = 20;

    /// <summary>
    /// Returns true for a member that is not an object: no machine, 0xFFFF sections and version 0. An object of <c>/bigobj</c> has a later version. Format:
    /// https://learn.microsoft.com/windows/win32/debug/pe-format#import-library-format
    /// </summary>
    internal static bool IsShortRecord(FileBytes member) => member.U32(0) == 0xFFFF_0000 && member.U16(4) == 0;

    /// <summary>Returns the name of the DLL, or null for another file.</summary>
    public static string? Dll(Stream file)
    {
        var bytes = new FileBytes(file);
        if (!bytes.StartsWith(ArArchive.Magic))
            return null;
        try
        {
            foreach (var member in ArArchive.Walk(bytes).Where(member => !member.IsTable))
            {
                var part = bytes.Part(member.Start, Math.Min(member.End - member.Start, Most));
                if (!member.IsReadable || member.End > bytes.Length || part.Length < ShortHeader)
                    return null;
                if (IsShortRecord(part))
                    return part.TextAt(ShortHeader + Encoding.UTF8.GetByteCount(part.TextAt(ShortHeader)) + 1);
                var sections = new CoffReader(part).Sections.Take(Most / 40).ToList();
                if (!sections.Exists(section => section.Name.StartsWith(".idata$", StringComparison.Ordinal)))
                    return null;
                if (sections.Select(section => Named(part, section)).FirstOrDefault(name => name is not null) is { } dll)
                    return dll;
            }
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            // A truncated member.
        }

        return null;
    }

    // .idata$7 contains the name in the last object, and a 4-byte pointer in the others.
    private static string? Named(FileBytes part, CoffSection section) =>
        section.Name.TrimEnd('\0') == ".idata$7" && section.ContentSize > 4 && section.Content + section.ContentSize <= part.Length
            && part.TextAt(section.Content) is { Length: > 0 } name ? name : null;
}
