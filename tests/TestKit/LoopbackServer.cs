using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TestKit;

/// <summary>How the server answers one request.</summary>
/// <param name="Status">Such as 200.</param>
/// <param name="Body">What it sends.</param>
public sealed record Answer(int Status, byte[] Body)
{
    /// <summary>Where a redirect leads.</summary>
    public string? Location { get; init; }

    /// <summary>How much of the body is sent before the connection ends; null for all.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Whether nothing is ever sent.</summary>
    public bool Hangs { get; init; }
}

/// <summary>
/// An HTTP server on 127.0.0.1, which can play a proxy: whatever address a client asks it for, it answers itself, by
/// the path. It counts what it is asked.
/// </summary>
public sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Answer>> _answers = new();
    private readonly ConcurrentQueue<string> _requests = new();

    /// <summary>Starts on a free port.</summary>
    public LoopbackServer()
    {
        _listener.Start();
        _ = Accept();
    }

    /// <summary><c>http://127.0.0.1:1234</c></summary>
    public string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>The first line of each request: <c>GET /a.tar.gz HTTP/1.1</c>, with a whole address from a proxy's client.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Answers for a path, one after the other; the last again and again. Gives the address.</summary>
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
            // The test is over.
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
            while (await reader.ReadLineAsync(end) is { Length: > 0 })
            {
                // Headers.
            }

            _requests.Enqueue(first);
            await Send(stream, Next(first), end);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client went away, or the test is over.
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
