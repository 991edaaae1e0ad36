System.Console.WriteLine(shapes.NativeMethods.moved(new point { x = 1 }, 2).x);
