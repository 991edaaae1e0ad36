using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Native.Core.ObjectFiles;

/// <summary>
/// Replaces the link time in a DLL or a program with a part of the hash of its content, as Microsoft's linker does with <c>/Brepro</c>, so that two builds of the same
/// code create the same file. zig's linker has no option for it.
/// </summary>
internal static class PortableExecutableStamp
{
    private const int DebugDirectory = 6, DebugEntrySize = 28, TimeAt = 4;

    /// <summary>Changes the file. Returns false if it is not a DLL or a program.</summary>
    public static bool Apply(byte[] file)
    {
        try
        {
            if (PortableExecutableReader.Read(new(new MemoryStream(file), isStrict: true)) is not { } reader)
                return false;
            List<int> fields = [(int)reader.Header + TimeAt];
            if (reader.Directory(DebugDirectory) is { } table)
            {
                var size = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan((int)reader.Directories + (8 * DebugDirectory) + 4));
                fields.AddRange(Enumerable.Range(0, (int)(size / DebugEntrySize)).Select(i => (int)table + (i * DebugEntrySize) + TimeAt));
            }

            if (fields.Exists(field => field + 4 > file.Length))
                return false;
            foreach (var field in fields)
                file.AsSpan(field, 4).Clear();
            var hash = SHA256.HashData(file).AsSpan(0, 4).ToArray();
            foreach (var field in fields)
                hash.CopyTo(file, field);
            return true;
        }
        catch (ArgumentException)
        {
            // The check after the link reports a damaged file.
            return false;
        }
    }
}
