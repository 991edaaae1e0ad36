using Native.Core.Bindings;
using Native.Core.Diagnostics;

namespace Native.Bindgen.Tests;

/// <summary>The command line of native-bindgen.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("a.h -o a.cs --help")]
    public void Help_lists_every_option(string line)
    {
        var options = new ToolOptions(line.Split(' '));
        Assert.True(options.Help);
        Assert.All(ToolOptions.Names.Append("-h"), option => Assert.Contains(option, ToolOptions.Usage));
    }

    [Fact]
    public void The_version_option_prints_the_version() => Assert.True(new ToolOptions(["--version"]).Version);

    [Fact]
    public void Help_and_version_succeed_and_an_empty_command_line_fails() =>
        Assert.Equal([0, 0, 0, 2], new string[][] { ["--help"], ["-h"], ["--version"], [] }.Select(BindgenCommand.Run));

    [Theory]
    [InlineData("a.h --libary-name x", "Did you mean '--library-name'?")]
    [InlineData("a.h --allow", "'--allow VALUE'")]
    [InlineData("a.h b.h", "'b.h'")]
    [InlineData("a.h --friendly false", "--friendly=false")]
    [InlineData("a.h", "-o FILE.cs")]
    [InlineData("a.h -o a.cs --macros M()", "--shims")]
    [InlineData("a.h -o a.cs --shim-library shims", "--shims")]
    public void A_wrong_command_line_is_rejected(string line, string expected)
    {
        var diagnostic = Assert.Throws<NativeException>(() => new ToolOptions(line.Split(' '))).Diagnostic;
        Assert.Equal("NSDK4031", diagnostic.Code);
        Assert.Contains(expected, diagnostic.Message);
    }

    [Theory]
    [InlineData("--mode=Maybe", "--mode")]
    [InlineData("--friendly=perhaps", "--friendly")]
    public void A_wrong_value_names_its_option(string option, string expected)
    {
        var options = new ToolOptions(["a.h", "-o", "a.cs", option]);
        var diagnostic = Assert.Throws<NativeException>(() => (options.Verify, options.Bindings("a.h"))).Diagnostic;
        Assert.Equal("NSDK9003", diagnostic.Code);
        Assert.Contains(expected, diagnostic.Message);
    }

    [Fact]
    public void A_header_that_does_not_exist_has_its_code() =>
        Assert.Equal("NSDK4003", Assert.Throws<NativeException>(() => BindgenCommand.Run(["no-such.h", "-o", "a.cs"])).Diagnostic.Code);

    [UnixFact(Unix.Libclang)]
    public void A_file_that_cannot_be_written_has_its_own_code_and_is_not_reported_as_a_bug()
    {
        var folder = Directory.CreateTempSubdirectory("bindgen-").FullName;
        File.WriteAllText(Path.Combine(folder, "a.h"), "int a(void);\n");
        var result = Tool.Run("dotnet", ["exec", typeof(Generator).Assembly.Location, "a.h", "-o", "a.h/a.cs", "--rid", "linux-x64", "--zig", Repository.Zig], folder,
            new Dictionary<string, string?> { ["ZIG_GLOBAL_CACHE_DIR"] = Path.Combine(Repository.Cache, "zig") });
        Directory.Delete(folder, recursive: true);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("error NSDK2040", result.Output);
    }

    // Loading the assembly would delay every build that binds a header.
    [UnixFact(Unix.Libclang)]
    public void The_generator_that_a_build_starts_does_not_load_Native_Execution()
    {
        var folder = Directory.CreateTempSubdirectory("bindgen-").FullName;
        foreach (var name in new[] { "Native.Bindgen.dll", "Native.Core.dll", "Native.Bindgen.runtimeconfig.json" })
            File.Copy(Path.Combine(Path.GetDirectoryName(typeof(BindgenCommand).Assembly.Location)!, name), Path.Combine(folder, name));
        var (header, request) = (Path.Combine(folder, "a.h"), Path.Combine(folder, "request.json"));
        File.WriteAllText(header, "int a(void);\n");
        File.WriteAllText(request, BindgenJson.Write(new BindgenRequest
        {
            Targets = [new BindgenTarget("linux-x64", [])],
            Headers = [new BindingsOptions { Header = header, DisplayName = "a.h", LibraryName = "a" }],
        }));
        var result = Tool.Run("dotnet", ["exec", Path.Combine(folder, "Native.Bindgen.dll"), "--request", request], folder);
        Directory.Delete(folder, recursive: true);
        Assert.Equal(1, BindgenJson.ReadResponse(result.Succeeds())!.Results[0].Bound);
    }

    [Fact]
    public void Options_are_those_of_the_item()
    {
        var options = new ToolOptions(["a.h", "-o", "A.cs", "--allow", "a_*;b", "--allow=c", "-Iinc", "-D", "X=1", "--friendly=false", "--file-per-header", "--access", "public", "--rid", "win-x64"]);
        var bindings = options.Bindings("/x/a.h");
        Assert.Equal(["a_*", "b", "c"], bindings.Allow);
        Assert.Equal(["-DX=1", $"-I{Path.GetFullPath("inc")}"], bindings.Arguments);
        Assert.Equal((false, true, "public", "a", "NativeMethods"), (bindings.Friendly, bindings.FilePerHeader, bindings.Access, bindings.LibraryName, bindings.ClassName));
        Assert.Equal(("A.cs", "win-x64"), (options.Output, Assert.Single(options.Rids)));
    }
}
