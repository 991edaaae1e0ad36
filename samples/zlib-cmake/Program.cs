using System;
using System.Runtime.InteropServices;

unsafe
{
    Console.WriteLine($"zlib {Marshal.PtrToStringUTF8((nint)NativeMethods.zlibVersion())[0]}");
}

Console.WriteLine($"crc32: {NativeMethods.crc32(new CULong(0), "123456789"u8).Value:x8}");
