using System.Runtime.InteropServices;
using counter;

System.Console.WriteLine(scale(6, 7));

[DllImport(NativeConstants.LibraryName)]
static extern int scale(int value, int by);
