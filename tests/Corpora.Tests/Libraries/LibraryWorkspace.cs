namespace Corpora.Tests.Libraries;

/// <summary>A project per library, and one program that references all of them and calls each library.</summary>
public sealed class LibraryWorkspace : IDisposable
{
    /// <summary>The RIDs that each library is built for.</summary>
    public static IReadOnlyList<string> Rids { get; } = ["linux-x64", "linux-arm64", "win-x64", "osx-arm64"];

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _answers = [];
    private readonly HashSet<string> _built = [];

    /// <summary>Writes the projects without building them.</summary>
    public LibraryWorkspace()
    {
        var libraries = WrappedLibrary.All;
        CopyZlib();
        foreach (var library in libraries)
        {
            Test.Write($"{library.Name}/{library.Name}.csproj", library.Project);
            Test.Write($"{library.Name}/Check.cs", library.Code);
            if (library.Header is { } header)
                Test.Write($"{library.Name}/native/{header.Name}", header.Text);
        }

        Test.Write("native.proj", $"""
            <Project>
              <ItemGroup>{string.Concat(libraries.Select(library => $"<P Include=\"{library.Name}/{library.Name}.csproj\" />"))}</ItemGroup>
              <Target Name="Build"><MSBuild Projects="@(P)" Targets="NativeBuild" Properties="RuntimeIdentifier=$(Rid)" BuildInParallel="true" ContinueOnError="ErrorAndContinue" /></Target>
            </Project>
            """);
        Test.Write("app/app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><InvariantGlobalization>true</InvariantGlobalization></PropertyGroup>
              <ItemGroup>{string.Concat(libraries.Select(library => $"<ProjectReference Include=\"../{library.Name}/{library.Name}.csproj\" />"))}</ItemGroup>
            </Project>
            """);
        Test.Write("app/Program.cs", string.Concat(libraries.Select(library =>
            $"try {{ System.Console.WriteLine(\"{library.Name}|\" + W{library.Name.Replace('-', '_')}.Check.Run()); }} catch (System.Exception e) {{ System.Console.WriteLine(\"{library.Name}|\" + e.Message); }}\n")));
    }

    /// <summary>The directory of all projects.</summary>
    public TestFolder Test { get; } = new();

    /// <summary>The result of each library on <paramref name="rid"/>, by library name.</summary>
    public IReadOnlyDictionary<string, string> Answers(string rid)
    {
        if (_answers.TryGetValue(rid, out var known))
            return known;
        BuildNative(rid);
        Test.Dotnet("app", "restore", "-r", rid).Succeeds();
        Test.Dotnet("app", "publish", "--no-restore", "-c", "Debug", "-r", rid, "--self-contained", "-o", Test[$"out-{rid}"]).Succeeds();
        var program = Test[$"out-{rid}/app{(rid == "win-x64" ? ".exe" : "")}"];
        var output = Foreign.Run(rid, program).Succeeds();
        return _answers[rid] = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split('|', 2))
            .Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1]);
    }

    /// <summary>Builds the native part of every project, once per RID.</summary>
    public void BuildNative(string rid)
    {
        if (_built.Add(rid))
            Test.Dotnet(".", "msbuild", "native.proj", "-m", $"-p:Rid={rid}", "-v:m").Succeeds();
    }

    /// <inheritdoc/>
    public void Dispose() => Test.Dispose();

    // zlib's CMakeLists.txt renames zconf.h in the source directory if it exists, and refers to a file that Debian leaves out.
    private void CopyZlib()
    {
        Test.Copy(Path.Combine(Repository.Sources, "zlib"), "zlib");
        File.Delete(Test["zlib/zconf.h"]);
        Test.Write("zlib/win32/zlib1.rc", "");
    }
}
