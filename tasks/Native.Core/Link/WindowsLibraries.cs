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

    // Libraries of compilers that no DLL belongs to.
    private static readonly HashSet<string> s_withoutDll = new(
        [.. "ucrt mingw32 mingwex moldname uuid dxguid strmiids mfuuid runtimeobject".Split(' ')], StringComparer.OrdinalIgnoreCase);

    // Further DLLs of Windows: HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\KnownDLLs, and those that https://learn.microsoft.com/windows/win32/api names.
    private static readonly HashSet<string> s_dlls = new(
        [
            .. "clbcatq combase coml2 difxapi imagehlp kernelbase msctf nsi sechost shcore win32u gdi32full msvcp_win profapi sspicli cryptbase msasn1 ".Split(' ', StringSplitOptions.RemoveEmptyEntries),
            .. "clusapi cryptui cryptxml d2d1 d3d10 d3d10_1 d3d11on12 d3dcompiler_47 davclnt dbgeng dcomp devobj dhcpcsvc dhcpcsvc6 dsrole dwrite dxcore dxva2 esent ".Split(' ', StringSplitOptions.RemoveEmptyEntries),
            .. "evr fltlib fwpuclnt glu32 hlink inetcomm iscsidsc ktmw32 loadperf logoncli mfreadwrite mmdevapi mprapi mscms msdrm msi ndfapi netutils ntdsapi ".Split(' ', StringSplitOptions.RemoveEmptyEntries),
            .. "odbc32 odbccp32 oledlg p2p quartz query rasapi32 resutils rstrtmgr rtutils rtworkq rtm samcli samlib sas sensapi slc snmpapi srvcli tapi32 tbs tdh ".Split(' ', StringSplitOptions.RemoveEmptyEntries),
            .. "traffic txfw32 uiautomationcore urlmon virtdisk wdsclientapi webservices websocket wecapi wer wevtapi winbio windowscodecs winscard wintypes winusb ".Split(' ', StringSplitOptions.RemoveEmptyEntries),
            .. "wkscli wlanapi wmvcore wnvapi wofutil wscapi wsdapi xaudio2_9 xinput1_4 xinput9_1_0 xmllite xolehlp".Split(' '),
        ], StringComparer.OrdinalIgnoreCase);

    /// <summary>True if every Windows version has a DLL with this file name. <c>api-ms-win-*</c> are names of sets of functions, among them the C runtime of Windows 10.</summary>
    public static bool IsDll(string fileName)
    {
        var name = fileName.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(".drv", StringComparison.OrdinalIgnoreCase) ? fileName[..^4] : fileName;
        return name.StartsWith("api-ms-win-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ext-ms-", StringComparison.OrdinalIgnoreCase)
            || s_dlls.Contains(name) || (Contains(name) && !s_withoutDll.Contains(name));
    }

    /// <summary>Returns true if Windows has a library with this name.</summary>
    public static bool Contains(string name) => s_all.Contains(name);
}
