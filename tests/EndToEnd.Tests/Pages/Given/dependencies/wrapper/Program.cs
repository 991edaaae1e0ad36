using System.Runtime.InteropServices;
using wrapper;

System.Console.WriteLine(zlibCompileFlags() != 0);

