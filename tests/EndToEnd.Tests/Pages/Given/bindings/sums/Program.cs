System.Console.WriteLine(NativeMethods.sum([1.0, 2.0, 3.5]));
