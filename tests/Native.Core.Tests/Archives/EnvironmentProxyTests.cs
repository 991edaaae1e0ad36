using Native.Core.Archives;
using Native.Core.Diagnostics;

namespace Native.Core.Tests.Archives;

public sealed class EnvironmentProxyTests
{
    [Theory]
    [InlineData("http://a.org/x", "http_proxy=http://p:1", "http://p:1/")]
    [InlineData("https://a.org/x", "http_proxy=http://p:1", null)]
    [InlineData("https://a.org/x", "https_proxy=p:1", "http://p:1/")]
    [InlineData("https://a.org/x", "HTTPS_PROXY=http://p:1", "http://p:1/")]
    [InlineData("https://a.org/x", "https_proxy=http://p:1 HTTPS_PROXY=http://q:1", "http://p:1/")]
    [InlineData("https://a.org/x", "all_proxy=socks5://p:1", "socks5://p:1")]
    [InlineData("https://a.org/x", "https_proxy= all_proxy=http://p:1", "http://p:1/")]
    [InlineData("http://a.org/x", "", null)]
    [InlineData("http://a.org/x", "http_proxy=http://p:1 no_proxy=*", null)]
    [InlineData("http://a.org/x", "http_proxy=http://p:1 no_proxy=b.org,a.org", null)]
    [InlineData("http://x.a.org/x", "http_proxy=http://p:1 NO_PROXY=a.org", null)]
    [InlineData("http://x.a.org/x", "http_proxy=http://p:1 no_proxy=.a.org", null)]
    [InlineData("http://x.a.org/x", "http_proxy=http://p:1 no_proxy=*.a.org", null)]
    [InlineData("http://xa.org/x", "http_proxy=http://p:1 no_proxy=a.org", "http://p:1/")]
    [InlineData("http://a.org:8080/x", "http_proxy=http://p:1 no_proxy=a.org:8080", null)]
    [InlineData("http://a.org/x", "http_proxy=http://p:1 no_proxy=a.org:8080", "http://p:1/")]
    [InlineData("http://127.0.0.1:99/x", "http_proxy=http://p:1 no_proxy=127.0.0.1", null)]
    [InlineData("http://10.1.2.3/x", "http_proxy=http://p:1 no_proxy=10.0.0.0/8", null)]
    [InlineData("http://11.1.2.3/x", "http_proxy=http://p:1 no_proxy=10.0.0.0/8", "http://p:1/")]
    public void The_variables_name_the_proxy(string address, string variables, string? expected)
    {
        var proxy = Proxy(variables);
        Assert.Equal(expected is null ? null : new Uri(expected), proxy.GetProxy(new(address)));
        Assert.Equal(expected is null, proxy.IsBypassed(new(address)));
    }

    [Fact]
    public void Name_and_password_are_part_of_the_address()
    {
        var proxy = Proxy("http_proxy=http://me:a%40b@p:1");
        var credential = proxy.GetCredential(new("http://p:1/"), "Basic");
        Assert.Equal(("me", "a@b"), (credential!.UserName, credential.Password));
        Assert.Null(proxy.GetCredential(new("http://other:1/"), "Basic"));
        Assert.True(proxy.IsSet);
        Assert.False(Proxy("no_proxy=*").IsSet);
    }

    [Fact]
    public void An_invalid_address_is_an_error() =>
        Assert.Contains("https_proxy", Assert.Throws<NativeException>(() => Proxy("https_proxy=http://:")).Diagnostic.Message);

    private static EnvironmentProxy Proxy(string variables)
    {
        var values = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return new(name => values.GetValueOrDefault(name));
    }
}
