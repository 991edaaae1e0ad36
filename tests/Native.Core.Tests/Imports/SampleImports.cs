using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Native.Core.Tests.Imports;

/// <summary>Typical imports, compiled into this assembly, so that tests read the metadata that the C# compiler writes.</summary>
internal static partial class SampleImports
{
    public const string Library = "sample.Native";

    [DllImport(Library)]
    public static extern int plain(int a);

    [DllImport(Library, EntryPoint = "renamed_in_c", ExactSpelling = true, CharSet = CharSet.Unicode, CallingConvention = CallingConvention.Cdecl)]
    public static extern int Renamed(int a);

    [DllImport(Library, EntryPoint = "#7")]
    public static extern int ByNumber();

    [LibraryImport(Library, EntryPoint = "generated_in_c", StringMarshalling = StringMarshalling.Utf8)]
    [SupportedOSPlatform("windows10.0")]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool Generated(string text);

    // Two methods with the same name, each with a local function.
    [LibraryImport(Library, EntryPoint = "generated_too", SetLastError = true)]
    [UnsupportedOSPlatform("linux")]
    public static partial int Generated(int number);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int blittable(int number);

    [UnsupportedOSPlatform("macos")]
    public static class Inner
    {
        [SupportedOSPlatform("linux")]
        [SupportedOSPlatform("macos")]
        [DllImport("other")]
        public static extern void inner();
    }

    public static int WithLocal()
    {
        return local();

        [DllImport(Library)]
        static extern int local();
    }
}
