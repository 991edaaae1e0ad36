using System.Buffers.Binary;
using System.Text;
using Native.Core.ObjectFiles;

namespace Native.Core.Bundle;

/// <summary>
/// Changes the names of the DLLs that a DLL imports. A new section at the end of the file contains the new names. Format:
/// https://learn.microsoft.com/windows/win32/debug/pe-format
/// </summary>
internal static class PortableExecutableEditor
{
    private const int CertificateDirectory = 4, BoundImportDirectory = 11;
    private const int SectionSize = 40;
    private const uint ReadableData = 0x4000_0040;

    /// <summary>Returns a copy of a DLL with other names.</summary>
    /// <param name="file">The DLL.</param>
    /// <param name="needed">The new names of the DLLs that it imports, by their old names.</param>
    /// <exception cref="ArgumentOutOfRangeException">The file is damaged, or has no room for another section.</exception>
    public static byte[] Edit(byte[] file, IReadOnlyDictionary<string, string> needed)
    {
        try
        {
            return needed.Count == 0 ? file : Rename(file, new Dictionary<string, string>(needed, StringComparer.OrdinalIgnoreCase));
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or InvalidOperationException or ArgumentException)
        {
            throw new ArgumentOutOfRangeException(nameof(file), exception.Message);
        }
    }

    private static byte[] Rename(byte[] file, Dictionary<string, string> needed)
    {
        var reader = PortableExecutableReader.Read(new(new MemoryStream(file), isStrict: true)) ?? throw new InvalidOperationException("it is not a DLL.");
        var (header, optional) = ((int)reader.SectionsEnd, (int)reader.OptionalHeader);
        if (header + SectionSize > reader.Sections.Where(section => section.Content > 0).Min(section => section.Content))
            throw new InvalidOperationException("its headers have no room for another section.");
        var (alignment, fileAlignment) = (U32(file, optional + 32), U32(file, optional + 36));
        var address = Aligned((uint)reader.Sections.Max(section => section.Address + Math.Max(section.Size, section.ContentSize)), alignment);
        var place = Aligned((uint)file.Length, fileAlignment);

        var names = new MemoryStream();
        var fields = new List<(int At, uint Address)>();
        foreach (var (at, name) in reader.Imports.Where(import => needed.ContainsKey(import.Name)))
        {
            fields.Add(((int)at, address + (uint)names.Length));
            names.Write(Encoding.ASCII.GetBytes(needed[name] + '\0'));
        }

        var size = Aligned((uint)names.Length, fileAlignment);
        var result = new byte[place + size];
        file.CopyTo(result, 0);
        names.ToArray().CopyTo(result, place);
        foreach (var (at, value) in fields)
            Put32(result, at, value);
        Encoding.ASCII.GetBytes(".needed\0").CopyTo(result, header);
        foreach (var (i, value) in new uint[] { (uint)names.Length, address, size, place, 0, 0, 0, ReadableData }.Index())
            Put32(result, header + 8 + (4 * i), value);
        BinaryPrimitives.WriteUInt16LittleEndian(result.AsSpan((int)reader.Header + 2), (ushort)(reader.Sections.Count + 1));
        Put32(result, optional + 8, U32(file, optional + 8) + size);
        Put32(result, optional + 56, Aligned(address + (uint)names.Length, alignment));
        // The checksum, the signature and the addresses of bound imports are not valid for the changed file. The loader requires none of them.
        Put32(result, optional + 64, 0);
        foreach (var directory in new[] { CertificateDirectory, BoundImportDirectory }.Where(reader.HasDirectory))
            result.AsSpan((int)reader.Directories + (8 * directory), 8).Clear();
        return result;
    }

    private static uint Aligned(uint value, uint alignment) => (value + alignment - 1) / alignment * alignment;

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static void Put32(byte[] bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);
}
