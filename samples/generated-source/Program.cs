using System;
using System.Runtime.InteropServices;

[DllImport("crc")]
static extern uint crc32_of(byte[] data, nuint length);

[DllImport("crc")]
static extern int pointer_size();

[DllImport("crc")]
static extern CULong page_size();

#if FOR_UNIX
Console.WriteLine($"crc32 {crc32_of("123456789"u8.ToArray(), 9):x8}, pointers of {pointer_size()} bytes, "
    + $"{(page_size().Value > 0 ? "the system tells its page size" : "no page size")}");
#else
Console.WriteLine($"crc32 {crc32_of("123456789"u8.ToArray(), 9):x8}, pointers of {pointer_size()} bytes");
#endif
