using Native.Core.Bindings;
using Native.Core.Incremental;

namespace Native.Core.Tests.Bindings;

public sealed class LibClangCandidatesTests
{
    [Theory]
    [InlineData("/usr/lib/llvm-19/lib/libclang.so", true)]
    [InlineData("/usr/lib/llvm-19/lib/libclang-19.so.1", true)]
    [InlineData("/usr/lib/llvm-14/lib/libclang-14.0.6.so", true)]
    [InlineData("/usr/lib64/libclang.so.20.1", true)]
    [InlineData("/opt/homebrew/opt/llvm/lib/libclang.dylib", true)]
    [InlineData("C:/Program Files/LLVM/bin/libclang.dll", true)]
    [InlineData("/usr/lib/llvm-19/lib/libclang-cpp.so.19", false)]
    [InlineData("/usr/lib/llvm-19/lib/libclangAST.a", false)]
    [InlineData("/usr/lib/llvm-19/lib/libclang.so.txt", false)]
    public void Only_libclang_itself_is_a_candidate(string path, bool expected) => Assert.Equal(expected, LibClangCandidates.IsLibClang(path));

    [Fact]
    public void A_newer_one_appears_in_the_named_folder_or_next_to_the_versions_of_LLVM()
    {
        Assert.Equal([StepInput.NamesIn("/opt/llvm/lib", "libclang*")], LibClangCandidates.Versions("/opt/llvm/lib"));
        Assert.Equal(
            [
                StepInput.NamesIn("/usr/lib", "llvm-*"), StepInput.NamesIn("/usr/lib64", "llvm*"),
                StepInput.NamesIn("/opt/homebrew/opt", "llvm*"), StepInput.NamesIn("/usr/local/opt", "llvm*"),
            ],
            LibClangCandidates.Versions(""));
    }

    [Fact]
    public void The_newest_comes_first_whatever_names_its_version() => Assert.Equal(
        [
            "/usr/lib64/libclang.so.20.1",
            "/usr/lib/llvm-19/lib/libclang.so",
            "/usr/lib/llvm-19/lib/libclang-19.so.1",
            "/opt/homebrew/opt/llvm@18/lib/libclang.dylib",
            "/usr/lib/x86_64-linux-gnu/libclang-14.so.1",
            "/usr/lib/libclang.so",
        ],
        LibClangCandidates.Newest(
        [
            "/usr/lib/libclang.so",
            "/usr/lib/x86_64-linux-gnu/libclang-14.so.1",
            "/usr/lib/llvm-19/lib/libclang-19.so.1",
            "/usr/lib64/libclang.so.20.1",
            "/opt/homebrew/opt/llvm@18/lib/libclang.dylib",
            "/usr/lib/llvm-19/lib/libclang.so",
            "/usr/lib/llvm-19/lib/libclang.so",
        ]));
}
