System.Console.WriteLine(NativeMethods.add(2, 3));
