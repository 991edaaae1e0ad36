using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

#pragma warning disable CS0169, CS0649, CA1815, CA1051, CA2217, IDE0044, IDE0051

namespace Native.Core.Tests.ExportHeader;

/// <summary>How loud.</summary>
public enum Volume : sbyte
{
    /// <summary>No sound.</summary>
    Quiet = -1,
    Normal,
    Loud = 10,
}

public enum Mask : ulong
{
    None,
    All = ulong.MaxValue,
}

/// <summary>A point.</summary>
public struct Point
{
    /// <summary>To the right.</summary>
    public double X;
    public double Y { get; set; }
}

public unsafe struct Node
{
    public Node* Next;
    public Line Edge;
    public delegate* unmanaged[Cdecl]<int, Node*> Visit;
    public fixed ushort Name[8];
    public Four Four;
    public bool IsOpen;
    public char @struct;
    public static int Count;
}

public struct Line
{
    public Point From, To;
}

[InlineArray(4)]
public struct Four
{
    private int _first;
}

[StructLayout(LayoutKind.Explicit)]
public struct Number
{
    [FieldOffset(0)] public long Whole;
    [FieldOffset(0)] public double Real;
}

[StructLayout(LayoutKind.Explicit, Size = 24)]
public struct Variant
{
    [FieldOffset(0)] public int Kind;
    [FieldOffset(8)] public Number Value;
}

[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct Packed
{
    public byte Kind;
    public int Value;
}

public struct Opaque;

[StructLayout(LayoutKind.Auto)]
public struct Shuffled
{
    public byte First;
    public int Second;
}

public struct Bound
{
    public int Value;
}

[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
internal sealed class NativeTypeNameAttribute(string name) : Attribute
{
    public string Name => name;
}

internal static unsafe class SampleExports
{
    /// <summary>Adds two numbers &amp; returns <c>a</c> + <c>b</c>.</summary>
    /// <remarks><para>It ends */ here.</para><para>See <see cref="Point"/> and <see langword="null"/>.</para></remarks>
    /// <param name="a">The first, unlike <paramref name="b"/>.</param>
    /// <param name="b">The second.</param>
    /// <returns>The sum.</returns>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)], EntryPoint = "sample_add")]
    public static int Add(int a, int b) => a + b;

    [UnmanagedCallersOnly(EntryPoint = "sample_numbers")]
    public static ulong Numbers(sbyte a, byte b, short c, ushort d, uint e, long f, nint g, nuint h, float i, double j, CLong k, CULong l) => 0;

    [UnmanagedCallersOnly(EntryPoint = "sample_nothing")]
    public static void Nothing() { }

    [UnmanagedCallersOnly(EntryPoint = "sample_text")]
    [return: NativeTypeName("const char *")]
    public static byte* Text([NativeTypeName("const char *")] byte* text, void** memory, nint length) => text;

    [UnmanagedCallersOnly(EntryPoint = "sample_types")]
    public static Volume Types(Mask mask, Point point, Node* node, Variant variant, Packed packed, Opaque* opaque, Guid guid) => Volume.Quiet;

    [UnmanagedCallersOnly(EntryPoint = "sample_callback")]
    public static delegate* unmanaged<int, void> Callback(delegate* unmanaged[Cdecl]<Line, delegate* unmanaged<void>, byte> callback, int @default) => null;

    [UnmanagedCallersOnly(EntryPoint = "sample_generic_pointer")]
    public static void GenericPointer(KeyValuePair<int, int>* pair, Shuffled* shuffled) { }

    [UnmanagedCallersOnly(EntryPoint = "sample_bound")]
    public static int BoundType(Bound* value) => value->Value;

    [UnmanagedCallersOnly(EntryPoint = "sample_shuffled")]
    public static void PassShuffled(Shuffled shuffled) { }

    [UnmanagedCallersOnly(EntryPoint = "sample-dashes")]
    public static void Dashes() { }

    [UnmanagedCallersOnly(EntryPoint = "sample_time")]
    public static void Time(TimeSpan time) { }

    [UnmanagedCallersOnly]
    public static void WithoutEntryPoint() { }

    internal struct Point
    {
        public float X;
    }

    [UnmanagedCallersOnly(EntryPoint = "sample_nested")]
    public static void Nested(Point point) { }
}
