namespace Native.Core.Link;

/// <summary>Libraries that every Windows has, and that compilers for it bring import libraries of: they are linked by name, and no file of theirs is searched.</summary>
public static class WindowsLibraries
{
    /// <summary>Those in which a function is looked for that nothing defines; the first that has it is the one to link.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. ("ws2_32 iphlpapi ole32 oleaut32 advapi32 shell32 user32 gdi32 winmm bcrypt crypt32 ncrypt dbghelp psapi "
            + "setupapi version shlwapi userenv secur32 winhttp wininet comctl32 comdlg32 opengl32 d3d11 dxgi dwmapi imm32 netapi32 rpcrt4 wintrust "
            + "cfgmgr32 hid powrprof pdh mswsock dnsapi wldap32 mpr avrt normaliz winspool credui wtsapi32").Split(' '),
    ];

    // What has no functions that a program would look for, or those of another one.
    private static readonly HashSet<string> s_all = new(
        [
            .. "kernel32 ntdll msvcrt ucrt ucrtbase mingw32 mingwex moldname wsock32 uuid gdiplus msimg32 synchronization usp10 uxtheme shcore ksuser msacm32 vfw32 oleacc "
                .Split(' ', StringSplitOptions.RemoveEmptyEntries),
            .. "d3d9 d3d12 d3dcompiler ddraw dsound dinput8 dxguid strmiids mf mfplat mfuuid wevtapi bcryptprimitives cabinet httpapi dhcpcsapi runtimeobject propsys".Split(' '),
            .. Names,
        ], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether Windows has a library of this name.</summary>
    public static bool Contains(string name) => s_all.Contains(name);
}
