using System.Runtime.InteropServices;

System.Console.WriteLine(zlibVersion() != 0);

[DllImport("foo.Native")]
static extern nint zlibVersion();
