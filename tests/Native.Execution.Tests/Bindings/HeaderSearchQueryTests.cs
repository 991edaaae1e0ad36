using Native.Core.Command;
using Native.Core.Diagnostics;

namespace Native.Execution.Tests;

public sealed class HeaderSearchQueryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_compiler_is_queried_for_the_RID_in_English_and_its_list_is_read()
    {
        var compiler = new Answer("#include <...> search starts here:\n lib/include\nEnd of search list.\n");
        var arguments = await new HeaderSearchQuery(compiler, "/opt/zig", "/tmp").Ask("linux-x64", "x86_64-linux-gnu.2.23");
        Assert.Equal(Path.GetFullPath("/tmp/lib/include"), arguments[^1]);
        var request = compiler.Request!;
        Assert.Equal(("/opt/zig", "/tmp", "C"), (request.FileName, request.WorkingDirectory, request.Environment!["LC_ALL"]));
        Assert.Equal(["cc", "-target", "x86_64-linux-gnu.2.23"], request.Arguments.Take(3));
    }

    [Fact]
    public async Task Any_other_output_is_an_error_that_quotes_it()
    {
        var query = new HeaderSearchQuery(new Answer("no such option"), "/bin/odd", "/tmp");
        var diagnostic = (await Assert.ThrowsAsync<NativeException>(() => query.Ask("linux-x64", null))).Diagnostic;
        Assert.Equal("NSDK4006", diagnostic.Code);
        Assert.Contains("'/bin/odd -E -v -xc ", diagnostic.Message);
        Assert.Contains("the search path for headers of linux-x64", diagnostic.Message);
        Assert.EndsWith("The output was: no such option", diagnostic.Message);
    }

    [Fact]
    public void Without_zig_the_compiler_is_the_one_of_CC_else_the_first_on_PATH()
    {
        File.WriteAllText(_folder["gcc"], "");
        File.WriteAllText(_folder["mycc"], "");
        var path = Path.GetDirectoryName(_folder["gcc"]);
        Assert.Equal(_folder["gcc"], HeaderSearchQuery.FindCompiler(path, ""));
        Assert.Equal(_folder["gcc"], HeaderSearchQuery.FindCompiler(path, null));
        Assert.Equal(_folder["mycc"], HeaderSearchQuery.FindCompiler(path, "mycc"));
        Fails("PATH does not contain cc, gcc or clang", () => HeaderSearchQuery.FindCompiler("", null));
        Fails("PATH does not contain 'none', the value of CC", () => HeaderSearchQuery.FindCompiler(path, "none"));
    }

    private static void Fails(string expected, Func<object> find)
    {
        var diagnostic = Assert.Throws<NativeException>(find).Diagnostic;
        Assert.Equal("NSDK4006", diagnostic.Code);
        Assert.Contains(expected, diagnostic.Message);
    }

    private sealed class Answer(string error) : ICommandRunner
    {
        public ProcessRequest? Request { get; private set; }

        public Task<ProcessResult> Run(ProcessRequest request)
        {
            Request = request;
            return Task.FromResult(new ProcessResult(0, "", error));
        }
    }
}
