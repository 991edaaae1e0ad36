using System.Runtime.InteropServices;

public static class Hello
{
    public static int Add(int a, int b) => add(a, b);

    [DllImport("hello.Native")]
    private static extern int add(int a, int b);
}
