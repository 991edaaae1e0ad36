using Native.Core.CMake;
using Native.Core.Diagnostics;

namespace Native.Core.Tests.CMake;

public sealed class CMakeReplyTests
{
    private readonly FakeFiles _files = new FakeFiles()
        .With("/r/index.json", text: """{ "reply": { "codemodel-v2": { "jsonFile": "model.json" }, "cmakeFiles-v1": { "jsonFile": "files.json" } } }""")
        .With("/r/model.json", text: Paths.Quoted("""
            { "paths": { "source": "/s", "build": "/b" }, "configurations": [
              { "name": "Debug", "targets": [] }, { "name": "Release", "targets": [ { "jsonFile": "z.json" } ] } ] }
            """))
        .With("/r/files.json", text: Paths.Quoted("""
            { "inputs": [ { "path": "CMakeLists.txt" }, { "path": "/usr/share/x.cmake", "isCMake": true }, { "path": "/b/gen.cmake", "isGenerated": true },
              { "path": "/t/toolchain.cmake", "isExternal": true }, { "path": "CMakeLists.txt" } ] }
            """))
        .With("/r/z.json", text: Paths.Quoted("""
            { "name": "z", "id": "z::@1", "type": "SHARED_LIBRARY", "nameOnDisk": "libz.so.1.2", "artifacts": [ { "path": "sub/libz.so" } ],
              "sources": [ { "path": "z.c" }, { "path": "/b/made.c", "isGenerated": true } ],
              "compileGroups": [ { "includes": [ { "path": "/s/include" }, { "path": "/usr/x", "isSystem": true } ], "defines": [ { "define": "A=1" } ] } ],
              "dependencies": [ { "id": "core::@1" } ],
              "link": { "language": "CXX", "commandFragments": [ { "fragment": "-O2", "role": "flags" }, { "fragment": "-lm", "role": "libraries" } ] } }
            """));

    [Fact]
    public void The_targets_of_a_configuration_and_the_inputs_of_CMake_are_read()
    {
        var reply = CMakeReply.Read("/r/index.json", "Release", _files);
        Assert.Equal(["/s/CMakeLists.txt", "/t/toolchain.cmake"], Paths.Plain(reply.Inputs));
        var target = reply.Targets.Single();
        Assert.Equal(("z", "z::@1", "SHARED_LIBRARY", "CXX"), (target.Name, target.Id, target.Type, target.LinkLanguage));
        Assert.Equal(["/b/sub/libz.so", "/b/sub/libz.so.1.2"], Paths.Plain(target.Artifacts));
        Assert.Equal(["/s/z.c"], Paths.Plain(target.Sources));
        Assert.Equal(["/s/include"], Paths.Plain(target.IncludePaths));
        Assert.Equal(["A=1"], target.Defines);
        Assert.Equal(["core::@1"], target.Dependencies);
        Assert.Equal(["-lm"], target.LinkFragments);
    }

    [Fact]
    public void Another_configuration_has_its_own_targets() => Assert.Empty(CMakeReply.Read("/r/index.json", "Debug", _files).Targets);

    [Theory]
    [InlineData("/r/index.json", "{")]
    [InlineData("/r/index.json", "{}")]
    [InlineData("/r/model.json", "[]")]
    public void An_invalid_reply_is_an_error(string file, string text) => Assert.Equal("NSDK3029",
        Assert.Throws<NativeException>(() => CMakeReply.Read("/r/index.json", "Release", _files.With(file, text: text))).Diagnostic.Code);

    [Fact]
    public void A_missing_reply_is_an_error() => Assert.Equal("NSDK3029",
        Assert.Throws<NativeException>(() => CMakeReply.Read("/r/index.json", "Release", _files.Without("/r/z.json"))).Diagnostic.Code);
}
