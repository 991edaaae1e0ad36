using System.Runtime.InteropServices;

System.Console.WriteLine(Hello.Add(2, 3));

internal static class Hello
{
    [DllImport("hello.Native", EntryPoint = "hello_add")]
    public static extern int Add(int a, int b);
}
