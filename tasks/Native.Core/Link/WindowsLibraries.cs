namespace Native.Core.Link;

/// <summary>Lists libraries of Windows for which compilers include import libraries. They are linked by name, without searching for a file.</summary>
public static class WindowsLibraries
{
    /// <summary>The libraries to search for an undefined function. The first match is suggested.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. ("ws2_32 iphlpapi ole32 oleaut32 advapi32 shell32 user32 gdi32 winmm bcrypt crypt32 ncrypt dbghelp psapi "
            + "setupapi version shlwapi userenv secur32 winhttp wininet comctl32 comdlg32 opengl32 d3d11 dxgi dwmapi imm32 netapi32 rpcrt4 wintrust "
            + "cfgmgr32 hid powrprof pdh mswsock dnsapi wldap32 mpr avrt normaliz winspool credui wtsapi32").Split(' '),
    ];

    // Libraries without functions that programs call directly, or with functions of another library.
    private static readonly HashSet<string> s_all = new(
        [
            .. "kernel32 ntdll msvcrt ucrt ucrtbase mingw32 mingwex moldname wsock32 uuid gdiplus msimg32 synchronization usp10 uxtheme shcore ksuser msacm32 vfw32 oleacc "
                .Split(' ', StringSplitOptions.RemoveEmptyEntries),
            .. "d3d9 d3d12 d3dcompiler ddraw dsound dinput8 dxguid strmiids mf mfplat mfuuid wevtapi bcryptprimitives cabinet httpapi dhcpcsapi runtimeobject propsys".Split(' '),
            .. Names,
        ], StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns true if Windows has a library with this name.</summary>
    public static bool Contains(string name) => s_all.Contains(name);
}
