using System;
using System.Runtime.InteropServices;

// dotnet build also compiles native/hello.c, and generates NativeMethods from native/hello.h.
unsafe
{
    Console.WriteLine($"{Marshal.PtrToStringUTF8((nint)NativeMethods.greeting())} 2 + 3 = {NativeMethods.add(2, 3)}");
}
