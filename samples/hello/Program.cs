using System;
using System.Runtime.InteropServices;

// native/hello.c is compiled by the same dotnet build, into the library hello.Native.
[DllImport("hello.Native")]
static extern int add(int a, int b);

[DllImport("hello.Native")]
static extern nint greeting();

Console.WriteLine($"{Marshal.PtrToStringUTF8(greeting())} 2 + 3 = {add(2, 3)}");
