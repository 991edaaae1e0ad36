using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

sealed class Calculator : IDisposable
{
    private readonly Handle handle = calculator_new();

    public Calculator()
    {
        if (handle.IsInvalid) throw new OutOfMemoryException();
    }

    public double Evaluate(string formula) => calculator_evaluate(handle, formula, out double value) switch
    {
        0 => value,
        1 => throw new OutOfMemoryException(),
        2 => throw new ArgumentException(Marshal.PtrToStringUTF8(calculator_error(handle))),
        _ => throw new InvalidOperationException(Marshal.PtrToStringUTF8(calculator_error(handle))),
    };

    public void Dispose() => handle.Dispose();

    private sealed class Handle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
    {
        protected override bool ReleaseHandle()
        {
            calculator_free(handle);
            return true;
        }
    }

    [DllImport("cpp.Native")]
    private static extern Handle calculator_new();

    [DllImport("cpp.Native")]
    private static extern void calculator_free(nint self);

    [DllImport("cpp.Native")]
    private static extern int calculator_evaluate(
        Handle self, [MarshalAs(UnmanagedType.LPUTF8Str)] string formula, out double value);

    [DllImport("cpp.Native")]
    private static extern nint calculator_error(Handle self);
}
