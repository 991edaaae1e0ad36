using System.Runtime.InteropServices;

System.Console.WriteLine(add(2, 3));

[DllImport("foo.Native")]
static extern int add(int a, int b);
