using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Native.Core.Diagnostics;

namespace Native.Bindgen.Clang;

/// <summary>Loads the first usable libclang of a list, and answers every <c>DllImport("libclang")</c> with it.</summary>
internal static partial class LibClangLoader
{
    private const int Oldest = 14;

    private static nint s_handle;

    /// <summary>Full path of the libclang that was loaded.</summary>
    public static string LoadedPath { get; private set; } = "";

    /// <summary>Loads <paramref name="named"/>, a file or a folder, or the newest of this machine where it is empty; NSDK4001 where there is none, NSDK4002 where none is new enough.</summary>
    public static unsafe void Load(string named)
    {
        if (s_handle != 0)
            return;
        var refused = new List<string>();
        foreach (var candidate in LibClangFinder.Find(named).Where(File.Exists))
        {
            if (!NativeLibrary.TryLoad(candidate, out var handle))
            {
                refused.Add($"{candidate} cannot be loaded (is it for this machine?)");
                continue;
            }

            // Only one libclang can be asked by name, so each tells its version by address.
            var getVersion = (delegate* unmanaged[Cdecl]<CXString>)NativeLibrary.GetExport(handle, "clang_getClangVersion");
            var getText = (delegate* unmanaged[Cdecl]<CXString, byte*>)NativeLibrary.GetExport(handle, "clang_getCString");
            var version = Marshal.PtrToStringUTF8((nint)getText(getVersion())) ?? "";
            if (Major().Match(version) is { Success: true } match && int.Parse(match.Groups[1].ValueSpan) >= Oldest)
            {
                s_handle = handle;
                LoadedPath = candidate;
                NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), static (name, _, _) => name == "libclang" ? s_handle : 0);
                return;
            }

            refused.Add($"{candidate} is '{version}'");
        }

        throw refused.Count > 0
            ? new NativeException(Diagnostic.Error("NSDK4002",
                $"No libclang here can be used: {string.Join("; ", refused)}. Expected version {Oldest} or later for this machine; "
                + "set NativeLibClangPath to one."))
            : new NativeException(Diagnostic.Error("NSDK4001",
                (named.Length > 0
                    ? $"There is no libclang at '{named}', which NativeLibClangPath, NativeLibClangVersion or LIBCLANG_PATH names. Expected libclang.so, .dylib "
                    + "or .dll, or the folder that has it; without a name LLVM's usual folders are searched. "
                    : "There is no libclang to read headers with: none is named by NativeLibClangPath, NativeLibClangVersion or LIBCLANG_PATH, and none is "
                    + "in LLVM's usual folders. ")
                + "Install it (apt install libclang1-19, brew install "
                + "llvm, winget install LLVM.LLVM), or let the build fetch it: <NativeLibClangVersion>20.1.2</NativeLibClangVersion> "
                + "in the project (a version of libclang.runtime.<rid>)."));
    }

    [GeneratedRegex(@"version (\d+)\.")]
    private static partial Regex Major();
}
