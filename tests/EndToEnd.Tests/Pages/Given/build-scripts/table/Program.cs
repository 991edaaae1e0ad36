using System.Runtime.InteropServices;

System.Console.WriteLine(last());

[DllImport("table.Native")]
static extern int last();
