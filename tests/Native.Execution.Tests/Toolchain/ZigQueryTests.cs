using Native.Core.Command;
using Native.Core.Diagnostics;

namespace Native.Execution.Tests.Toolchain;

public sealed class ZigQueryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _variables = [];
    private readonly Zig _zig = new();

    public ZigQueryTests()
    {
        Directory.CreateDirectory(_folder["lib"]);
        Directory.CreateDirectory(_folder["bin"]);
        File.WriteAllText(_folder["bin/zig"], "\x7fELF");
        _variables["XDG_CACHE_HOME"] = _folder["cache"];
        _zig.Answer = Answer("0.14.0");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Zig_is_queried_once()
    {
        var first = Ask();
        Assert.Equal((_folder["bin/zig"], "0.14.0", _folder["lib"], _folder["zig-cache"]), (first.Executable, first.Version, first.LibDirectory, first.GlobalCache));
        Assert.Equal(first, Ask());
        Assert.Equal(1, _zig.Asked);
    }

    [Theory]
    [InlineData("program")]
    [InlineData("folder")]
    [InlineData("variable")]
    [InlineData("library")]
    public void Zig_is_queried_again_after_a_change_of_its_inputs(string change)
    {
        Ask();
        _zig.Answer = Answer("0.15.0");
        var time = new DateTime(1985, 10, 26, 8, 15, 0, DateTimeKind.Utc);
        switch (change)
        {
            case "program": File.SetLastWriteTimeUtc(_folder["bin/zig"], time); break;
            case "folder": Directory.SetLastWriteTimeUtc(_folder["bin"], time); break;
            case "variable": _variables["ZIG_LIB_DIR"] = "/elsewhere"; break;
            default: Directory.Delete(_folder["lib"]); break;
        }

        Assert.Equal("0.15.0", Ask().Version);
        Assert.Equal(2, _zig.Asked);
    }

    // Version managers install such scripts.
    [Fact]
    public void A_script_is_queried_each_time()
    {
        File.WriteAllText(_folder["bin/zig"], "#!/bin/sh\n");
        Ask();
        _zig.Answer = Answer("0.15.0");
        Assert.Equal("0.15.0", Ask().Version);
    }

    [Fact]
    public void Without_a_cache_zig_is_queried_each_time_and_invalid_output_is_not_kept()
    {
        File.WriteAllText(_folder["cache"], "");
        Ask();
        Ask();
        Assert.Equal(2, _zig.Asked);
        File.Delete(_folder["cache"]);
        _zig.Answer = "no zig";
        Assert.Equal("NSDK1002", Assert.Throws<NativeException>(Ask).Diagnostic.Code);
        _zig.Answer = Answer("0.14.0");
        Assert.Equal("0.14.0", Ask().Version);
    }

    private string Answer(string version) =>
        $$"""
        {
         "lib_dir": "{{_folder["lib"]}}",
         "global_cache_dir": "{{_folder["zig-cache"]}}",
         "version": "{{version}}"
        }
        """;

    private Native.Core.Toolchain.ZigToolchain Ask() => ZigQuery.Ask(_zig, _folder["bin/zig"], _folder["bin"], name => _variables.GetValueOrDefault(name));

    private sealed class Zig : ICommandRunner
    {
        public string Answer { get; set; } = "";

        public int Asked { get; private set; }

        public Task<ProcessResult> Run(ProcessRequest request)
        {
            Asked++;
            Assert.Equal(["env"], request.Arguments);
            return Task.FromResult(new ProcessResult(0, Answer, ""));
        }
    }
}
