System.Console.WriteLine(Sodium.HasVersion());

internal static unsafe class Sodium
{
    public static bool HasVersion() => NativeMethods.sodium_version_string() != null;
}
