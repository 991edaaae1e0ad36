using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Native.Core.Diagnostics;

namespace Native.Bindgen.Clang;

/// <summary>Loads the first usable libclang, and resolves <c>DllImport("libclang")</c> to it.</summary>
internal static partial class LibClangLoader
{
    private const int Oldest = 14;

    private static nint s_handle;

    /// <summary>The full path of the loaded libclang.</summary>
    public static string LoadedPath { get; private set; } = "";

    /// <summary>
    /// Loads <paramref name="named"/>, a file or a directory, or the newest libclang of this machine if it is empty, or the one in
    /// <paramref name="packaged"/>. Reports NSDK4001 if none exists, NSDK4002 if none is usable.
    /// </summary>
    public static unsafe void Load(string named, string packaged = "")
    {
        if (s_handle != 0)
            return;
        var refused = new List<string>();
        foreach (var candidate in LibClangFinder.Find(named, packaged))
        {
            if (!NativeLibrary.TryLoad(candidate, out var handle))
            {
                refused.Add($"{candidate} cannot be loaded; it may be for another platform");
                continue;
            }

            // DllImport resolves to one libclang only, so call this function of each candidate by its address.
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

            refused.Add($"{candidate} has the version '{version}'");
        }

        throw refused.Count > 0
            ? new NativeException(Diagnostic.Error("NSDK4002",
                $"No usable libclang was found: {string.Join("; ", refused)}. Expected version {Oldest} or later for this machine; "
                    + "set NativeLibClangPath to such a file."))
            : new NativeException(Diagnostic.Error("NSDK4001",
                (named.Length > 0
                    ? $"libclang was not found at '{named}', the value of NativeLibClangPath, NativeLibClangVersion or LIBCLANG_PATH. Expected libclang.so, .dylib "
                        + "or .dll, or the directory that contains it; if none of them is set, the usual directories of LLVM are searched. "
                    : "libclang, which reads the headers, was not found: NativeLibClangPath, NativeLibClangVersion and LIBCLANG_PATH are not set, and the "
                        + "usual directories of LLVM do not contain it. ")
                + "Install it (apt install libclang1-19, brew install llvm, winget install LLVM.LLVM), or run dotnet restore, which downloads it unless "
                + "NativeLibClangVersion is none."));
    }

    [GeneratedRegex(@"version (\d+)\.")]
    private static partial Regex Major();
}
