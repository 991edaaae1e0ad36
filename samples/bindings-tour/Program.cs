using System;
using System.Runtime.InteropServices;
using System.Text;

unsafe
{
    // Constants.
    Console.WriteLine($"{Encoding.UTF8.GetString(NativeMethods.TOUR_VERSION)} {NativeMethods.TOUR_FLAGS} {NativeMethods.TOUR_PI} {NativeMethods.TOUR_LIMIT}");
    Console.WriteLine($"{(nint)NativeMethods.TOUR_NOWHERE} {(OperatingSystem.IsWindows() ? NativeMethods.TOUR_SEPARATOR == '\\' : NativeMethods.TOUR_SEPARATOR == '/')}");

    // Structs, by value and by pointer.
    var middle = NativeMethods.middle(new point { x = 1, y = 2 }, new point { x = 3, y = 6 });
    Console.WriteLine($"{middle.x} {middle.y} {Encoding.UTF8.GetString(middle.name).TrimEnd('\0')}");
    var value = new value { integer = 0x1_0000_0002 };
    Console.WriteLine($"{value.low} {value.high} {sizeof(value)}");
    var state = new state { ready = 1, level = 100, offset = -5, size = new CLong(7) };
    Console.WriteLine($"{state.ready} {state.level} {state.offset} {state.size.Value}");
    var packed = new packed { tag = 2, value = 40 };
    Console.WriteLine($"{NativeMethods.unpack(&packed)} {sizeof(packed)}");
    Span<byte> memory = stackalloc byte[sizeof(packet) + 3 * sizeof(ushort)];
    ref var packet = ref MemoryMarshal.AsRef<packet>(memory);
    packet.length = 3;
    packet.items((int)packet.length)[2] = 9;
    Console.WriteLine($"{packet.length} {memory[8]}");

    // A SafeHandle, strings, a variable of the library.
    using (var store = storeSafeHandle.store_new("bücher"))
    {
        NativeMethods.store_put(store, "eins", new CLong(1));
        Console.WriteLine($"{NativeMethods.store_put(store, "zwei"u8, new CLong(2))} {Marshal.PtrToStringUTF8((nint)NativeMethods.store_last(store))} {NativeMethods.calls}");
    }

    // Spans, results, enums.
    var buffer = new byte[3];
    NativeMethods.fill(buffer, true);
    Console.WriteLine($"{NativeMethods.sum([1, 2, 3.5])} {string.Join(',', buffer)} {NativeMethods.divide(17, 5, out var rest)} {rest} {NativeMethods.louder(volume.QUIET)}");

    // Declarations that P/Invoke cannot call directly: variadic functions, macros, inline functions.
    var text = stackalloc byte[32];
    NativeMethods.format(text, 32, "%05d", 42);
    Console.Write($"{Marshal.PtrToStringUTF8((nint)text)} ");
    NativeMethods.format(text, 32, "%.2f", 2.5);
    Console.WriteLine($"{Marshal.PtrToStringUTF8((nint)text)} {NativeMethods.TOUR_SQUARE(7)} {NativeMethods.twice(4)}");
}
