using System;
using System.Runtime.InteropServices;

// native/hello.c is compiled by the same dotnet build, and NativeMethods is generated from native/hello.h.
unsafe
{
    Console.WriteLine($"{Marshal.PtrToStringUTF8((nint)NativeMethods.greeting())} 2 + 3 = {NativeMethods.add(2, 3)}");
}
