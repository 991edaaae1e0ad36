using System.Runtime.InteropServices;

namespace Native.Bindgen.Clang;

/// <summary>Represents an array of C strings, which is freed after the call.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly byte** _strings;
    private readonly int _count;

    public NativeStrings(IReadOnlyList<string> strings)
    {
        _count = strings.Count;
        _strings = (byte**)NativeMemory.Alloc((nuint)Math.Max(1, _count), (nuint)sizeof(byte*));
        for (var i = 0; i < _count; i++)
            _strings[i] = (byte*)Marshal.StringToCoTaskMemUTF8(strings[i]);
    }

    /// <summary>Returns one string.</summary>
    public byte* this[int index] => _strings[index];

    /// <summary>Returns the array that begins at one string.</summary>
    public byte** From(int index) => _strings + index;

    /// <inheritdoc/>
    public void Dispose()
    {
        for (var i = 0; i < _count; i++)
            Marshal.FreeCoTaskMem((nint)_strings[i]);
        NativeMemory.Free(_strings);
    }
}
