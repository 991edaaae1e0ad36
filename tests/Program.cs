using System.Reflection;
using System.Text.Json;
using Xunit.Abstractions;
using Xunit.Sdk;

// Runs the tests of this assembly one after the other, without a test host: Windows.Tests starts it under wine, on which vstest does not run.
// Usage: FILE [CLASS...]. Each line of the file is an event, in JSON: a test that starts, and how it ended. Without classes, all tests run.
// Tests start it with "steps" to have a process that does the same on every system.
if (args is ["steps", .. var steps])
    return Steps.Take(steps);
using var file = new StreamWriter(args[0]) { AutoFlush = true };
using var events = new TestEvents(file);
using var framework = new XunitTestFramework(events);
using var executor = framework.GetExecutor(Assembly.GetExecutingAssembly().GetName());
using var cases = new TestCases(args[1..]);
using var discoverer = framework.GetDiscoverer(Reflector.Wrap(Assembly.GetExecutingAssembly()));
discoverer.Find(includeSourceInformation: false, cases, new OneAfterTheOther());
cases.Finished.WaitOne();
executor.RunTests(cases.Found, events, new OneAfterTheOther());
events.Finished.WaitOne();
return 0;

internal sealed class TestEvents(TextWriter file) : Xunit.LongLivedMarshalByRefObject, IMessageSink, IDisposable
{
    public ManualResetEvent Finished { get; } = new(false);

    public bool OnMessage(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestStarting test: Write("started", test); break;
            case ITestPassed test: Write("passed", test); break;
            case ITestSkipped test: Write("skipped", test, test.Reason); break;
            case ITestFailed test: Write("failed", test, Text(test)); break;
            // Of an assembly, a collection, a class or a method, and not of a test.
            case IFailureInformation failure: Write("failed", null, Text(failure)); break;
            case ITestAssemblyFinished: Finished.Set(); break;
        }

        return true;
    }

    public void Dispose() => Finished.Dispose();

    private static string Text(IFailureInformation failure) => string.Join('\n', failure.Messages.Concat(failure.StackTraces));

    private void Write(string outcome, ITestMessage? test, string text = "")
    {
        lock (file)
            file.WriteLine(JsonSerializer.Serialize(new { Outcome = outcome, Class = test?.TestClass.Class.Name, Name = test?.Test.DisplayName, Text = text }));
    }
}

internal sealed class TestCases(string[] classes) : Xunit.LongLivedMarshalByRefObject, IMessageSink, IDisposable
{
    public ManualResetEvent Finished { get; } = new(false);

    public List<ITestCase> Found { get; } = [];

    public bool OnMessage(IMessageSinkMessage message)
    {
        if (message is ITestCaseDiscoveryMessage test && (classes.Length == 0 || classes.Any(name => test.TestClass.Class.Name.EndsWith($".{name}", StringComparison.Ordinal))))
            Found.Add(test.TestCase);
        else if (message is IDiscoveryCompleteMessage)
            Finished.Set();
        return true;
    }

    public void Dispose() => Finished.Dispose();
}

internal sealed class OneAfterTheOther : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
{
    private readonly Dictionary<string, object?> _values = new() { ["xunit.execution.DisableParallelization"] = true };

    public T GetValue<T>(string name) => _values.TryGetValue(name, out var value) ? (T)value! : default!;

    public void SetValue<T>(string name, T value) => _values[name] = value;
}
