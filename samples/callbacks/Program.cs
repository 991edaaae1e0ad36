using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

var order = new Order { Descending = true };
int[] items = [3, 1, 4, 1, 5, 9, 2, 6];
order.Sort(items);
Console.WriteLine($"{string.Join(' ', items)}, {(order.Calls > 0 ? "asked C#" : "never asked")}");

/// <summary>A sort order that C calls: C passes the object as user data.</summary>
internal sealed class Order
{
    public bool Descending { get; set; }

    public int Calls { get; private set; }

    public unsafe void Sort(Span<int> items)
    {
        var self = GCHandle.Alloc(this);
        try
        {
            fixed (int* first = items)
                NativeMethods.sorter_sort(first, items.Length, &Compare, (void*)GCHandle.ToIntPtr(self));
        }
        finally
        {
            self.Free();
        }
    }

    // An exception must not propagate into C code: it would end the process.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static unsafe int Compare(int a, int b, void* user)
    {
        var order = (Order)GCHandle.FromIntPtr((nint)user).Target!;
        order.Calls++;
        return order.Descending ? b.CompareTo(a) : a.CompareTo(b);
    }
}
