namespace EndToEnd.Tests;

/// <summary>
/// A directory with a project per input of <see cref="StalenessInputs"/>. One process builds all projects that an edit concerns; they are
/// edited together and verified one by one, because starting dotnet a hundred times would take longer than all compilers.
/// </summary>
public sealed class StalenessWorkspace : IDisposable
{
    private readonly TestFolder _test = new();
    private readonly Dictionary<Edit, Lazy<Dictionary<string, string?>>> _faults;
    private int _number = 1000;

    public StalenessWorkspace()
    {
        _faults = Enum.GetValues<Edit>().ToDictionary(edit => edit, edit => new Lazy<Dictionary<string, string?>>(() => Try(edit)));
        _test.Variables["PKG_CONFIG_PATH"] = $"{_test["pkg-config-file/first"]}:{_test["pkg-config-file/second"]}";
        foreach (var input in StalenessInputs.All)
        {
            _test.Write($"{input.Folder}/{input.Folder}.csproj", $"""
                <Project Sdk="Native.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <NativeLibraryName>row</NativeLibraryName>
                    <NativeRuntimeIdentifiers>linux-x64</NativeRuntimeIdentifiers>
                  </PropertyGroup>
                  <ItemGroup>{input.Items}</ItemGroup>
                </Project>
                """);
            foreach (var (path, text) in input.Others)
                _test.Write($"{input.Folder}/{path}", text);
        }
    }

    public void Dispose() => _test.Dispose();

    /// <summary>The problem of a row; null if there is none.</summary>
    internal string? FaultOf(string input, Edit edit) => _faults[edit].Value[input];

    // Build, edit, build, build again, and build from an empty directory.
    private Dictionary<string, string?> Try(Edit edit)
    {
        var inputs = StalenessInputs.All.Where(input => input.Edits.Contains(edit)).ToList();
        foreach (var input in inputs)
            Arrange(input, edit);
        // The output of an earlier edit comes from a clean build, so it is not built again.
        var missing = inputs.Where(input => !Directory.Exists(ObjOf(input))).ToList();
        var first = Build(missing);
        var before = inputs.ToDictionary(input => input, OutputsOf);
        foreach (var input in inputs)
            Apply(input, edit);
        var edited = Build(inputs);
        var after = inputs.ToDictionary(input => input, OutputsOf);
        var again = Build([.. inputs.Where(input => edited[input].ExitCode == 0)]);
        foreach (var input in inputs)
            Directory.Delete(ObjOf(input), recursive: true);
        var clean = Build(inputs);
        return inputs.ToDictionary(input => input.Name, input =>
            first.TryGetValue(input, out var build) && build.ExitCode != 0 ? $"the first build failed:\n{build.Output}"
            : edit != Edit.DeletedBelowObj && clean[input].ExitCode == 0 && !Differ(OutputsOf(input), before[input]).Any() ? "the edit changes nothing that is built: the row says nothing"
            : Judge(edited[input], clean[input], before[input], after[input], OutputsOf(input))
                ?? (again.TryGetValue(input, out var next) && next.RanTasks ? $"the build after it did something again ({What(next)})" : null));
    }

    private static string? Judge(BuildResult edited, BuildResult clean, Dictionary<string, string> before, Dictionary<string, string> after, Dictionary<string, string> right)
    {
        if (clean.ExitCode != 0 && edited.ExitCode == 0)
            return $"the build succeeded where a clean one fails with {string.Join(' ', clean.Codes)} ({What(edited)})";
        if (clean.ExitCode == 0 && edited.ExitCode != 0)
            return $"the build failed where a clean one succeeds:\n{edited.Output}";
        if (clean.ExitCode != 0)
            return clean.Codes.SequenceEqual(edited.Codes) ? null : $"the build failed with {string.Join(' ', edited.Codes)}, a clean one with {string.Join(' ', clean.Codes)}";
        var wrong = Differ(after, right).Select(file =>
            !after.ContainsKey(file) ? $"{file} is missing"
            : !right.ContainsKey(file) ? $"{file} is left over"
            : after[file] == before.GetValueOrDefault(file) ? $"{file} is still the one of before the edit"
            : $"{file} is neither the one of before the edit nor that of a clean build").ToList();
        return wrong.Count > 0 ? $"{string.Join(", ", wrong)} ({What(edited)})" : null;
    }

    private static string What(BuildResult build) => build.RanTasks
        ? $"compiled: {string.Join(", ", build.Compiled.Select(pair => $"{pair.Key} because {pair.Value}"))}; linked: {string.Join(' ', build.Linked)}"
        : "no task ran";

    // Creates the initial state of an edit. Deletes obj, unless the input is in that state already.
    private void Arrange(StalenessInput input, Edit edit)
    {
        var (file, behind) = (PathOf(input, input.File), BehindOf(input));
        var changed = false;
        if (edit != Edit.BehindLink && File.Exists(behind))
        {
            File.Delete(behind);
            File.Delete(file);
        }

        // A file whose timestamp is still in the future would affect whether the edit is detected.
        if (!File.Exists(file) || File.GetLastWriteTimeUtc(file) > DateTime.UtcNow)
        {
            Put(input, file);
            changed = true;
        }

        if (input.Early is { } early && File.Exists(PathOf(input, early)) != (edit == Edit.Disappears))
        {
            if (edit == Edit.Disappears)
                PutEarly(input);
            else
                Remove(PathOf(input, early));
            changed = true;
        }

        if (edit == Edit.BehindLink && !File.Exists(behind))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(behind)!);
            File.Move(file, behind);
            File.CreateSymbolicLink(file, behind);
            changed = true;
        }

        if (changed && Directory.Exists(ObjOf(input)))
            Directory.Delete(ObjOf(input), recursive: true);
    }

    private void Apply(StalenessInput input, Edit edit)
    {
        var file = PathOf(input, input.File);
        switch (edit)
        {
            case Edit.SameTime:
                var time = File.GetLastWriteTimeUtc(file);
                Put(input, file, times: 10);
                File.SetLastWriteTimeUtc(file, time);
                break;
            case Edit.OlderTime:
                Put(input, file);
                File.SetLastWriteTimeUtc(file, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
                break;
            case Edit.FutureTime:
                Put(input, file);
                File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(1));
                break;
            case Edit.BehindLink:
                Put(input, BehindOf(input));
                break;
            case Edit.Appears:
                PutEarly(input);
                break;
            case Edit.Disappears:
                Remove(PathOf(input, input.Early ?? input.File));
                break;
            case Edit.DeletedBelowObj when Directory.Exists(PathOf(input, input.Made)):
                Directory.Delete(PathOf(input, input.Made), recursive: true);
                break;
            case Edit.DeletedBelowObj:
                // File.Delete does not report that a file did not exist.
                File.Move(PathOf(input, input.Made), _test["deleted"], overwrite: true);
                break;
        }
    }

    private void Put(StalenessInput input, string path, int times = 1)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var number = ++_number * times;
        if (input.Put is { } put)
            put(input, _test, path, number);
        else
            File.WriteAllText(path, input.Text(number));
    }

    private void PutEarly(StalenessInput input)
    {
        var path = PathOf(input, input.Early!);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (input.EarlyText is { } text)
            File.WriteAllText(path, text(++_number));
        else
            Put(input, path);
    }

    // Also deletes the directory if nothing else is in it.
    private static void Remove(string path)
    {
        File.Delete(path);
        if (!Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!).Any())
            Directory.Delete(Path.GetDirectoryName(path)!);
    }

    // One build of all projects, and the events of each project.
    private Dictionary<StalenessInput, BuildResult> Build(List<StalenessInput> inputs)
    {
        if (inputs.Count == 0)
            return [];
        var projects = string.Join(';', inputs.Select(input => $"{input.Folder}/{input.Folder}.csproj"));
        _test.Write("all.proj", $"""
            <Project><Target Name="NativeBuild"><MSBuild Projects="{projects}" Targets="NativeBuild" ContinueOnError="true" /></Target></Project>
            """);
        var build = _test.NativeBuild("", "all.proj", "-m:1");
        return inputs.ToDictionary(input => input, input => build.Of(_test[$"{input.Folder}/{input.Folder}.csproj"]));
    }

    // Hashes of the library and of the generated C#, by file name.
    private Dictionary<string, string> OutputsOf(StalenessInput input) => !Directory.Exists(PathOf(input, "obj/native/Debug")) ? [] : Directory
        .GetFiles(PathOf(input, "obj/native/Debug"), "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) == "librow.so" || file.EndsWith(".g.cs", StringComparison.Ordinal))
        .ToDictionary(file => Path.GetFileName(file), file => SourceArchive.Hash(File.ReadAllBytes(file)));

    private static IEnumerable<string> Differ(Dictionary<string, string> one, Dictionary<string, string> other) =>
        one.Keys.Union(other.Keys).Where(file => one.GetValueOrDefault(file) != other.GetValueOrDefault(file));

    private string PathOf(StalenessInput input, string path) => _test[$"{input.Folder}/{path}"];

    private string ObjOf(StalenessInput input) => PathOf(input, "obj");

    private string BehindOf(StalenessInput input) => _test[$"real/{input.Folder}/{Path.GetFileName(input.File)}"];
}
