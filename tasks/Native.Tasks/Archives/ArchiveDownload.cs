using System.Net;
using System.Security.Authentication;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.Archives;
using Native.Core.Diagnostics;
using Native.Core.Platform;
using Task = System.Threading.Tasks.Task;

namespace Native.Tasks;

/// <summary>
/// Downloads a file: uses the proxy of the build's environment, follows redirects, and repeats the request after temporary errors. Reports NSDK3042 if the
/// download fails.
/// </summary>
/// <param name="log">Logs repeated attempts.</param>
/// <param name="proxy">The proxy of the build's environment.</param>
/// <param name="patience">The maximum time in which the server sends nothing.</param>
/// <param name="cancelled">Cancels the download.</param>
/// <param name="host">The system of this machine. Tests can pass another one.</param>
internal sealed class ArchiveDownload(
    TaskLoggingHelper log, EnvironmentProxy proxy, TimeSpan patience, CancellationToken cancelled, HostSystem? host = null)
{
    private static readonly TimeSpan[] s_pauses = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2)];

    /// <summary>Writes <paramref name="path"/>. <paramref name="cached"/> is the path to which a user can copy the file manually.</summary>
    public void Fetch(Uri address, string path, string cached)
    {
        using var client = new HttpClient(Handler()) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Native.Sdk");
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                FetchOnce(client, address, path).GetAwaiter().GetResult();
                return;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or TimeoutException)
            {
                if (attempt == s_pauses.Length || !Passes(exception))
                    throw Failed(address, exception, attempt + 1, cached);
                log.LogMessage(MessageImportance.Low, $"{address}: {Reason(exception)} Trying again.");
                cancelled.WaitHandle.WaitOne(s_pauses[attempt]);
                cancelled.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task FetchOnce(HttpClient client, Uri address, string path)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        try
        {
            limit.CancelAfter(patience);
            using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            response.EnsureSuccessStatusCode();
            using var body = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
            using var file = File.Create(path);
            var buffer = new byte[1 << 16];
            while (await body.ReadAsync(buffer, limit.Token).ConfigureAwait(false) is > 0 and var count)
            {
                file.Write(buffer, 0, count);
                limit.CancelAfter(patience);
            }
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
        {
            throw new TimeoutException($"The server sent nothing for {patience.TotalSeconds} seconds.");
        }
    }

    /// <summary>Creates the HTTP handler. Without proxy variables, .NET reads the proxy settings of Windows.</summary>
    internal SocketsHttpHandler Handler() => new()
    {
        Proxy = proxy.IsSet ? proxy : null,
        UseProxy = proxy.IsSet || (host ?? HostSystem.This).IsWindows,
        ConnectTimeout = patience,
        MaxAutomaticRedirections = 10,
    };

    private static bool Passes(Exception exception) => exception switch
    {
        HttpRequestException { StatusCode: { } status } => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500,
        HttpRequestException { InnerException: AuthenticationException } => false,
        _ => true,
    };

    private static string Reason(Exception exception) =>
        (exception is HttpRequestException { StatusCode: { } status } ? $"the server answered {(int)status} {status}." : exception.Message)
        + (exception.InnerException is { } inner && !exception.Message.Contains(inner.Message, StringComparison.Ordinal) ? $" {inner.Message}" : "");

    private NativeException Failed(Uri address, Exception exception, int attempts, string cached)
    {
        var way = proxy.GetProxy(address) is { } used ? $" through the proxy {used.Host}:{used.Port}" : "";
        return new(Diagnostic.Error("NSDK3042",
            $"The archive {address} cannot be downloaded{way} ({Quantity.Of(attempts, "attempt")}): {Reason(exception)} Check the address; "
                + $"behind a proxy, set https_proxy; without a network, copy the file to {cached}."));
    }
}
