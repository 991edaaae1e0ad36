using Microsoft.Build.Utilities;
using Native.Core.Bindings;
using Native.Core.Diagnostics;
using Native.Core.Seams;

namespace Native.Tasks.Shell;

/// <summary>Writes what the generator answered, and what the next build compares to know that there is nothing to do.</summary>
internal sealed class BindingsWriter(TaskLoggingHelper log, string folder)
{
    /// <summary>C#, shims, <c>outputs.txt</c>, <c>inputs.txt</c> and the second half of <c>fingerprint.txt</c>.</summary>
    public void Write(IReadOnlyList<BindingsItem> items, BindgenResponse response, DateTime started)
    {
        var outputs = new List<string>();
        for (var i = 0; i < items.Count; i++)
        {
            outputs.Add($"cs|{items[i].Output}");
            WriteCSharp(items[i], response.Results[i].CSharp);
            if (response.Results[i].Shims.Length == 0)
                continue;
            var shims = Path.Combine(folder, $"{Path.GetFileName(items[i].Options.Header)}.{i}.shims.c");
            FileWriter.WriteIfDifferent(shims, response.Results[i].Shims);
            outputs.Add($"c|{shims}");
        }

        if (log.HasLoggedErrors)
            return;
        Prune(outputs);
        FileWriter.WriteIfDifferent(Path.Combine(folder, "outputs.txt"), Lines(outputs));
        Fingerprint.Complete(Path.Combine(folder, "fingerprint.txt"), Path.Combine(folder, "inputs.txt"),
            response.Inputs.Select(input => new InputFile(input, State(input, started))));
    }

    private void WriteCSharp(BindingsItem item, string text)
    {
        if (item.Mode == BindingsMode.Write)
        {
            FileWriter.WriteIfDifferent(item.Output, text);
            return;
        }

        var known = File.Exists(item.Output) ? File.ReadAllText(item.Output) : "";
        if (known.ReplaceLineEndings("\n") == text)
            return;
        log.Report(Diagnostic.Error("NSDK4030",
            $"{item.Output} is not what {item.Options.DisplayName} gives now. Expected the same, because of Mode=\"Verify\"; build once with "
            + $"-p:NativeBindingsMode=Write and check in the result.\n{TextDifference.Describe(known, text)}", item.Output));
    }

    // What an earlier header brought must not be compiled any more.
    private void Prune(List<string> outputs)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.g.cs").Concat(Directory.EnumerateFiles(folder, "*.shims.c")))
        {
            if (!outputs.Contains($"cs|{file}") && !outputs.Contains($"c|{file}"))
                File.Delete(file);
        }
    }

    // A header that changed while it was read is read again next time.
    private static FileStamp State(string input, DateTime started)
    {
        var file = new FileInfo(input);
        return !file.Exists || (file.LastWriteTimeUtc >= started && file.LastWriteTimeUtc <= DateTime.UtcNow)
            ? FileStamp.None
            : new(file.LastWriteTimeUtc.Ticks, file.Length);
    }

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + Environment.NewLine));
}
