using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TestKit;

/// <summary>The response to one request.</summary>
/// <param name="Status">The status code, such as 200.</param>
/// <param name="Body">The body of the response.</param>
public sealed record Answer(int Status, byte[] Body)
{
    /// <summary>The target of a redirect.</summary>
    public string? Location { get; init; }

    /// <summary>The number of bytes of the body that are sent before the connection is closed; null for all of it.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Whether the server never responds.</summary>
    public bool Hangs { get; init; }
}

/// <summary>
/// An HTTP server on 127.0.0.1, which can also act as a proxy: it responds to a request for any host itself, according to
/// the path, and records the requests.
/// </summary>
public sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Answer>> _answers = new();
    private readonly ConcurrentQueue<string> _requests = new();

    /// <summary>Starts the server on a free port.</summary>
    public LoopbackServer()
    {
        _listener.Start();
        _ = Accept();
    }

    /// <summary><c>http://127.0.0.1:1234</c></summary>
    public string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>The first line of each request: <c>GET /a.tar.gz HTTP/1.1</c>, with an absolute URL from a client that uses a proxy.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Sets the responses for a path, in order; the last one is repeated. Returns the URL.</summary>
    public string Serve(string path, params Answer[] answers)
    {
        _answers[path] = new(answers);
        return Address + path;
    }

    /// <summary>Serves a file.</summary>
    public string Serve(string path, byte[] body) => Serve(path, new Answer(200, body));

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
    }

    private async Task Accept()
    {
        var end = _end.Token;
        try
        {
            while (true)
                _ = Respond(await _listener.AcceptTcpClientAsync(end), end);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The server is closed at the end of the test.
        }
    }

    private async Task Respond(TcpClient client, CancellationToken end)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var first = await reader.ReadLineAsync(end) ?? "";
            var length = 0;
            while (await reader.ReadLineAsync(end) is { Length: > 0 } header)
            {
                if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                    length = int.Parse(header["Content-Length:".Length..], CultureInfo.InvariantCulture);
            }

            // A client that uploads a file reads the response after it sent everything.
            if (length > 0)
                await reader.ReadBlockAsync(new char[length], end);
            _requests.Enqueue(first);
            await Send(stream, Next(first), end);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client closed the connection, or the test is over.
        }
    }

    private Answer Next(string request)
    {
        var path = new Uri(new Uri("http://127.0.0.1"), request.Split(' ')[1]).AbsolutePath;
        if (!_answers.TryGetValue(path, out var answers))
            return new(404, Encoding.UTF8.GetBytes("<html>Not here</html>"));
        return answers.Count > 1 && answers.TryDequeue(out var next) ? next : answers.First();
    }

    private static async Task Send(NetworkStream stream, Answer answer, CancellationToken end)
    {
        if (answer.Hangs)
            await Task.Delay(Timeout.Infinite, end);
        var location = answer.Location is null ? "" : $"Location: {answer.Location}\r\n";
        var head = $"HTTP/1.1 {answer.Status} Answer\r\nContent-Length: {answer.Body.Length}\r\n{location}Connection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head), end);
        await stream.WriteAsync(answer.Body.AsMemory(0, answer.CutAfter ?? answer.Body.Length), end);
    }
}
