using Native.Bench;

// Each benchmark prints the time of the SDK, the time of the other tool, their ratio, and the highest accepted ratio.
Dictionary<string, Action> benchmarks = new()
{
    ["nothing"] = NothingToDo.Run,
    ["one"] = OneFile.Run,
    ["full"] = FullBuild.Run,
    ["probing"] = Probing.Run,
    ["bindings"] = Bindings.Run,
    ["script"] = StaleScript.Run,
};
if (args.FirstOrDefault() is { } name && !benchmarks.ContainsKey(name))
{
    Console.Error.WriteLine($"The benchmark '{name}' does not exist. Expected one of: {string.Join(", ", benchmarks.Keys)}.");
    return 2;
}

Console.WriteLine($"{"",-44} {"ours",10} {"theirs",10}");
foreach (var benchmark in benchmarks.Where(entry => args.Length == 0 || args[0] == entry.Key))
    benchmark.Value();
return 0;
