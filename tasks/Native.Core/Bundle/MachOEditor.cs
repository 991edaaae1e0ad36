using System.Buffers.Binary;
using System.Text;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Bundle;

/// <summary>
/// Changes the install names in the load commands of a library for macOS, and updates its ad-hoc signature. A universal library is reduced to one architecture.
/// </summary>
internal static class MachOEditor
{
    private const uint SegmentCommand = 0x19;

    /// <summary>Returns a copy of a library with other names. The needed libraries are in the same directory.</summary>
    /// <param name="file">The library.</param>
    /// <param name="name">Its new file name; null to keep its install name.</param>
    /// <param name="needed">The new file names of the libraries that it needs, by their old install names.</param>
    /// <param name="architecture">The architecture.</param>
    /// <exception cref="ArgumentOutOfRangeException">The file is damaged, or its header has no room for the names.</exception>
    public static byte[] Edit(byte[] file, string? name, IReadOnlyDictionary<string, string> needed, TargetArchitecture architecture)
    {
        try
        {
            return EditPart(Part(file, architecture), name, needed);
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or InvalidOperationException or ArgumentException)
        {
            throw new ArgumentOutOfRangeException(nameof(file), exception.Message);
        }
    }

    private static byte[] Part(byte[] file, TargetArchitecture architecture)
    {
        var bytes = new FileBytes(new MemoryStream(file), isStrict: true);
        if (!bytes.StartsWith(MachOReader.UniversalMagic))
            return (byte[])file.Clone();
        var part = MachOReader.Parts(bytes).First(part => part.Machine == architecture.MachOType);
        return bytes.Bytes(part.Offset, part.Size);
    }

    private static byte[] EditPart(byte[] file, string? name, IReadOnlyDictionary<string, string> needed)
    {
        var commands = new MemoryStream();
        var room = long.MaxValue;
        var bytes = new FileBytes(new MemoryStream((byte[])file.Clone()), isStrict: true);
        foreach (var (type, at, size) in MachOReader.Commands(bytes).ToList())
        {
            var command = bytes.Bytes(at, size);
            if (type == SegmentCommand)
                room = Math.Min(room, FirstContent(command));
            var other = MachOReader.Kind(type) == MachOReader.InstallName ? name : MachOReader.IsNeededLibrary(type) ? needed.GetValueOrDefault(MachOReader.Text(command)) : null;
            commands.Write(other is null ? command : WithText(command, $"@loader_path/{other}"));
        }

        if (MachOReader.HeaderSize + commands.Length > room)
            throw new InvalidOperationException("its header has no room for longer names (link it with -headerpad_max_install_names).");
        var former = (int)U32(file, 20);
        file.AsSpan(MachOReader.HeaderSize, Math.Max(former, (int)commands.Length)).Clear();
        commands.ToArray().CopyTo(file, MachOReader.HeaderSize);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(20), (uint)commands.Length);
        MachOSignature.Update(file);
        return file;
    }

    // The load commands must end before the first section with content.
    private static long FirstContent(byte[] segment)
    {
        var first = long.MaxValue;
        for (var (i, at) = (U32(segment, 64), 72); i > 0; i--, at += 80)
        {
            if (U32(segment, at + 48) is var offset and > 0)
                first = Math.Min(first, offset);
        }

        return first;
    }

    private static byte[] WithText(byte[] command, string text)
    {
        var start = (int)U32(command, 8);
        // Commands of 64-bit files have sizes that are multiples of 8.
        var result = new byte[(start + Encoding.UTF8.GetByteCount(text) + 1 + 7) / 8 * 8];
        command.AsSpan(0, start).CopyTo(result);
        Encoding.UTF8.GetBytes(text).CopyTo(result, start);
        BinaryPrimitives.WriteInt32LittleEndian(result.AsSpan(4), result.Length);
        return result;
    }

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
