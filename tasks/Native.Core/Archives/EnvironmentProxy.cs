using System.Net;
using Native.Core.Diagnostics;

namespace Native.Core.Archives;

/// <summary>
/// Reads the proxy from <c>http_proxy</c>, <c>https_proxy</c>, <c>all_proxy</c> and <c>no_proxy</c>, in lowercase or uppercase.
/// The implementation in .NET reads the environment of the process, which can differ from that of the build.
/// </summary>
public sealed class EnvironmentProxy : IWebProxy, ICredentials
{
    private readonly Uri? _http;
    private readonly Uri? _https;
    private readonly string[] _direct;

    /// <summary>Reads the variables once.</summary>
    public EnvironmentProxy(Func<string, string?> variable)
    {
        string? Value(string name) => variable(name) is { Length: > 0 } value ? value : variable(name.ToUpperInvariant());
        Uri? Proxy(string name) => Parse(name, Value(name)) ?? Parse("all_proxy", Value("all_proxy"));
        _http = Proxy("http_proxy");
        _https = Proxy("https_proxy");
        _direct = (Value("no_proxy") ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>True if any variable sets a proxy.</summary>
    public bool IsSet => _http is not null || _https is not null;

    /// <summary>The user name and password in the address of the proxy.</summary>
    public ICredentials? Credentials
    {
        get => this;
        set => throw new NotSupportedException("The environment variables define the credentials.");
    }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) =>
        IsBypassed(destination) ? null : destination.Scheme == Uri.UriSchemeHttps ? _https : _http;

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) =>
        (host.Scheme == Uri.UriSchemeHttps ? _https : _http) is null || _direct.Any(entry => Matches(entry, host));

    /// <inheritdoc/>
    public NetworkCredential? GetCredential(Uri uri, string authType)
    {
        var proxy = new[] { _http, _https }.FirstOrDefault(known => known?.Authority == uri.Authority && known.UserInfo.Length > 0);
        var parts = proxy?.UserInfo.Split(':', 2);
        return parts is null ? null : new(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
    }

    // The same forms as curl: *, a domain including subdomains (with or without a leading dot or a port), an IP address, 10.0.0.0/8.
    private static bool Matches(string entry, Uri host)
    {
        if (entry == "*")
            return true;
        if (IPAddress.TryParse(host.IdnHost, out var address))
            return IPNetwork.TryParse(entry, out var network) ? network.Contains(address) : entry == host.IdnHost || entry == host.Authority;
        var name = entry.TrimStart('*').TrimStart('.');
        var whole = name.Contains(':') ? $"{host.IdnHost}:{host.Port}" : host.IdnHost;
        return whole.Equals(name, StringComparison.OrdinalIgnoreCase) || whole.EndsWith("." + name, StringComparison.OrdinalIgnoreCase);
    }

    private static Uri? Parse(string name, string? value)
    {
        if (value is null)
            return null;
        return Uri.TryCreate(value.Contains("://", StringComparison.Ordinal) ? value : "http://" + value, UriKind.Absolute, out var proxy)
            ? proxy
            : throw new NativeException(Diagnostic.Error("NSDK9003",
                $"'{value}' is not a valid value for the environment variable {name}. Expected the address of a proxy, such as http://proxy.example.org:3128."));
    }
}
