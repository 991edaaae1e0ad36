using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Execution.Tests;

public sealed class HeaderSearchQueryTests : IDisposable
{
    private const string Found = "#include <...> search starts here:\n lib/include\nEnd of search list.\n";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _variables = [];

    public HeaderSearchQueryTests() => _variables["XDG_CACHE_HOME"] = _folder["cache"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_compiler_is_queried_for_the_RID_in_English_and_its_list_is_read()
    {
        var compiler = new Answer(Found);
        var arguments = await new HeaderSearchQuery(compiler, "/opt/zig", Path.GetFullPath("/tmp"), Variable).Ask("linux-x64", "x86_64-linux-gnu.2.23");
        Assert.Equal(Path.GetFullPath("/tmp/lib/include"), arguments[^1]);
        var request = compiler.Request!;
        Assert.Equal(("/opt/zig", Path.GetFullPath("/tmp"), "C"), (request.FileName, request.WorkingDirectory, request.Environment!["LC_ALL"]));
        Assert.Equal(["cc", "-target", "x86_64-linux-gnu.2.23"], request.Arguments.Take(3));
    }

    [Fact]
    public async Task Any_other_output_is_an_error_that_quotes_it()
    {
        var query = new HeaderSearchQuery(new Answer("no such option"), "/bin/odd", "/tmp", Variable);
        var diagnostic = (await Assert.ThrowsAsync<NativeException>(() => query.Ask("linux-x64", null))).Diagnostic;
        Assert.Equal("NSDK4006", diagnostic.Code);
        Assert.Contains("'/bin/odd -E -v -xc ", diagnostic.Message);
        Assert.Contains("the search path for headers of linux-x64", diagnostic.Message);
        Assert.EndsWith("The output was: no such option", diagnostic.Message);
    }

    [Theory]
    [InlineData("nothing", 1)]
    [InlineData("triple", 2)]
    [InlineData("program", 2)]
    [InlineData("variable", 2)]
    [InlineData("directory", 2)]
    public async Task Zig_is_queried_again_only_after_a_change_of_its_inputs(string change, int asked)
    {
        Directory.CreateDirectory(_folder["bin"]);
        var zig = _folder["bin/zig"];
        File.WriteAllText(zig, "\x7fELF");
        Directory.CreateDirectory(_folder["lib/include"]);
        var compiler = new Answer(Found);
        var first = await Ask("x86_64-linux-gnu.2.23");
        switch (change)
        {
            case "program": File.WriteAllText(zig, "\x7fELF 2"); break;
            case "variable": _variables["CPATH"] = "/opt/include"; break;
            case "directory": Directory.Delete(_folder["lib/include"]); break;
        }

        Assert.Equal(first, await Ask(change == "triple" ? "x86_64-linux-gnu.2.28" : "x86_64-linux-gnu.2.23"));
        Assert.Equal(asked, compiler.Asked);

        Task<IReadOnlyList<string>> Ask(string triple) => new HeaderSearchQuery(compiler, zig, _folder["."], Variable).Ask("linux-x64", triple);
    }

    // The link itself never changes, and the files of packages have the same time.
    [UnixFact(Unix.Links)]
    public async Task Zig_is_queried_again_when_its_link_refers_to_another()
    {
        Directory.CreateDirectory(_folder["bin"]);
        Directory.CreateDirectory(_folder["lib/include"]);
        Zig("one", "\x7fELF");
        Zig("two", "\x7fELF 2");
        File.CreateSymbolicLink(_folder["bin/zig"], _folder["alternative"]);
        File.CreateSymbolicLink(_folder["alternative"], _folder["one"]);
        var compiler = new Answer(Found);
        await Ask();
        await Ask();
        Assert.Equal(1, compiler.Asked);
        File.Delete(_folder["alternative"]);
        File.CreateSymbolicLink(_folder["alternative"], _folder["two"]);
        await Ask();
        await Ask();
        Assert.Equal(2, compiler.Asked);
        Zig("two", "\x7fELF 33");
        await Ask();
        Assert.Equal(3, compiler.Asked);

        void Zig(string name, string text)
        {
            File.WriteAllText(_folder[name], text);
            File.SetLastWriteTimeUtc(_folder[name], new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        Task Ask() => new HeaderSearchQuery(compiler, _folder["bin/zig"], _folder["."], Variable).Ask("linux-x64", "x86_64-linux-gnu.2.23");
    }

    [Fact]
    public async Task A_compiler_of_this_machine_is_queried_each_time()
    {
        File.WriteAllText(_folder["cc"], "\x7fELF");
        Directory.CreateDirectory(_folder["lib/include"]);
        var compiler = new Answer(Found);
        var query = new HeaderSearchQuery(compiler, _folder["cc"], _folder["."], Variable);
        await query.Ask("linux-x64", null);
        await query.Ask("linux-x64", null);
        Assert.Equal(2, compiler.Asked);
    }

    [Fact]
    public void Without_zig_the_compiler_is_the_one_of_CC_else_the_first_on_PATH()
    {
        var (gcc, own) = (Program("gcc"), Program("mycc"));
        var path = Path.GetDirectoryName(gcc);
        Assert.Equal(gcc, HeaderSearchQuery.FindCompiler(path, ""));
        Assert.Equal(gcc, HeaderSearchQuery.FindCompiler(path, null));
        Assert.Equal(own, HeaderSearchQuery.FindCompiler(path, "mycc"));
        Fails("PATH does not contain cc, gcc or clang", () => HeaderSearchQuery.FindCompiler("", null));
        Fails("PATH does not contain 'none', the value of CC", () => HeaderSearchQuery.FindCompiler(path, "none"));

        string Program(string name)
        {
            var program = _folder[HostSystem.This.ProgramNames(name).First()];
            File.WriteAllText(program, "");
            return program;
        }
    }

    private string? Variable(string name) => _variables.GetValueOrDefault(name);

    private static void Fails(string expected, Func<object> find)
    {
        var diagnostic = Assert.Throws<NativeException>(find).Diagnostic;
        Assert.Equal("NSDK4006", diagnostic.Code);
        Assert.Contains(expected, diagnostic.Message);
    }

    private sealed class Answer(string error) : ICommandRunner
    {
        public ProcessRequest? Request { get; private set; }

        public int Asked { get; private set; }

        public Task<ProcessResult> Run(ProcessRequest request)
        {
            Request = request;
            Asked++;
            return Task.FromResult(new ProcessResult(0, "", error));
        }
    }
}
