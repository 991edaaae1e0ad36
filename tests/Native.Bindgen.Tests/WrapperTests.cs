using System.Reflection;
using Native.Core.Bindings;

namespace Native.Bindgen.Tests;

/// <summary>
/// Wrappers of libgit2 and SQLite over bindings with different metadata, which the first line of each file contains. All behave in the same way, and
/// docs/bindings.md contains their number of lines.
/// </summary>
public sealed class WrapperTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests/Native.Bindgen.Tests/Wrappers");

    private const string GitTest = """
        public static class Test
        {
            public static string Run(string folder)
            {
                Wrapped.NativeMethods.git_libgit2_init();
                string error;
                try { _ = new Repository(folder + "/none"); error = ""; } catch (System.InvalidOperationException e) { error = e.Message.Replace(folder, ""); }
                using var repository = new Repository(folder);
                return $"{repository.Directory == folder + "/"} {repository.Head} {string.Join(';', repository.Blame("ü.txt"))} {error}";
            }
        }
        """;

    private const string SqliteTest = """
        public static class Test
        {
            public static string Run(string folder)
            {
                using var database = new Database(folder + "/ü.db");
                string error;
                try { _ = database.Query("SELEKT"); error = ""; } catch (System.InvalidOperationException e) { error = e.Message; }
                return $"{Database.Version![0]} {string.Join(';', database.Query("SELECT 'ü' AS a, NULL AS b UNION SELECT 2, 3 ORDER BY 1"))} {error}";
            }
        }
        """;

    [Theory]
    [InlineData("raw")]
    [InlineData("names")]
    [InlineData("patterns")]
    public void A_wrapper_of_libgit2_opens_and_blames(string metadata)
    {
        var folder = Directory.CreateTempSubdirectory("wrapper-").FullName;
        File.WriteAllText(Path.Combine(folder, "ü.txt"), "one\ntwo\n");
        foreach (var command in (string[])["init -q -b main .", "add .", "-c user.name=Ünal -c user.email=u@example.org commit -q -m one"])
            Tool.Run("git", command.Split(' '), folder).Succeeds();
        var id = Tool.Run("git", ["rev-parse", "HEAD"], folder).Succeeds().Trim();
        var result = Run("git2", metadata, GitTest, folder);
        Directory.Delete(folder, recursive: true);
        Assert.Equal($"True refs/heads/main 1+2 Ünal {id} failed to resolve path '/none': No such file or directory", result);
    }

    [Theory]
    [InlineData("raw")]
    [InlineData("names")]
    [InlineData("patterns")]
    public void A_wrapper_of_SQLite_queries(string metadata)
    {
        var folder = Directory.CreateTempSubdirectory("wrapper-").FullName;
        var result = Run("sqlite3", metadata, SqliteTest, folder);
        Directory.Delete(folder, recursive: true);
        Assert.Equal("3 a=2 b=3;a=ü b= near \"SELEKT\": syntax error", result);
    }

    [Theory]
    [InlineData("git2", "`git_repository` and `git_blame`")]
    [InlineData("sqlite3", "`sqlite3`")]
    public void The_documentation_contains_the_number_of_lines(string header, string row) => Assert.Contains(
        $"| {row} | {Lines(header, "raw")} | {Lines(header, "names")} | {Lines(header, "patterns")} |", File.ReadAllText(Path.Combine(Repository.Root, "docs/bindings.md")));

    // Lines with code.
    private static int Lines(string header, string metadata) => File.ReadLines(Path.Combine(s_folder, $"{header}.{metadata}.cs")).Skip(1).Count(line => line.Trim().Length > 0);

    private static string Run(string header, string metadata, string test, string folder)
    {
        var wrapper = File.ReadAllText(Path.Combine(s_folder, $"{header}.{metadata}.cs"));
        var values = wrapper.Split('\n')[0][2..].Split('|', StringSplitOptions.TrimEntries).Select(word => word.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[^1]);
        var options = BindingsReader.Read(new(key => values.GetValueOrDefault(key, key == "ClassName" ? "NativeMethods" : ""), key => key, null), $"/usr/include/{header}.h", path => path) with
        {
            Namespace = "Wrapped",
            LibraryName = header,
            Access = "public",
            // All of git2.h takes 10 seconds to compile.
            Allow = header == "git2" ? ["git2/blame.h", "git2/errors.h", "git2/global.h", "git2/oid.h", "git2/refs.h", "git2/repository.h"] : [],
        };
        var (code, _, diagnostics) = Headers.Generate(options, "linux-x64");
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Code == "NSDK4020");
        var (messages, assembly) = CSharpCompiler.Compile(code, "global using System; global using System.Collections.Generic; global using System.Linq;", wrapper, test);
        Assert.DoesNotContain(messages, message => !message.Contains("CS1591", StringComparison.Ordinal));
        return (string)assembly!.GetType("Test")!.GetMethod("Run", BindingFlags.Static | BindingFlags.Public)!.Invoke(null, [folder])!;
    }
}
