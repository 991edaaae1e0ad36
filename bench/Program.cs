using Native.Bench;

// Each benchmark prints rows of a Markdown table: the time of the SDK, that of its peer, their ratio, and the goal for it.
Dictionary<string, Action> benchmarks = new()
{
    ["nothing"] = NothingToDo.Run,
    ["one"] = OneFile.Run,
    ["full"] = FullBuild.Run,
    ["pack"] = Pack.Run,
    ["code"] = CompiledCode.Run,
    ["calls"] = Calls.Run,
    ["probing"] = Probing.Run,
    ["bindings"] = Bindings.Run,
    ["script"] = StaleScript.Run,
    ["audit"] = Audit.Run,
};
if (args.FirstOrDefault() is { } name && !benchmarks.ContainsKey(name))
{
    Console.Error.WriteLine($"The benchmark '{name}' does not exist. Expected one of: {string.Join(", ", benchmarks.Keys)}.");
    return 2;
}

Versions.Print();
Comparison.PrintHead();
foreach (var (benchmark, run) in benchmarks.Where(entry => args.Length == 0 || args[0] == entry.Key))
{
    try
    {
        run();
    }
    catch (Exception exception) when (Comparison.IsFailure(exception))
    {
        // A program that is missing or fails must not end the other benchmarks.
        Comparison.PrintFailure(benchmark, exception);
    }
}

return 0;
