using System.Runtime.InteropServices;

System.Console.WriteLine(add(2, 3));

[DllImport("hello.Native")]
static extern int add(int a, int b);
