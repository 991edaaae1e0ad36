using Native.Core.Bindings;
using Native.Core.Diagnostics;

namespace Native.Core.Tests.Bindings;

public sealed class BindgenJsonTests
{
    // Source-generated deserializers ignore the defaults of init-only properties.
    [Fact]
    public void A_request_is_deserialized_with_its_defaults()
    {
        var request = BindgenJson.ReadRequest("""{"Targets":[{"Rid":"linux-x64","Arguments":["-x"]}],"Headers":[{"Header":"/a.h","DisplayName":"a.h","LibraryName":"a"}]}""")!;
        Assert.Equal(("NativeMethods", "internal", true), (request.Headers[0].ClassName, request.Headers[0].Access, request.Headers[0].Friendly));
        Assert.Empty(request.Headers[0].Allow);
        var again = BindgenJson.ReadRequest(BindgenJson.Write(request))!;
        Assert.Equal(["-x"], again.Targets[0].Arguments);
    }

    [Fact]
    public void A_response_is_deserialized_completely_and_an_incomplete_one_is_rejected()
    {
        var text = BindgenJson.Write(new BindgenResponse
        {
            Results = [new("/a.h", [new("a.h", "class A;")], "", 1, 2) { Imports = [new("f", "f_v2", "N.A", "F", ["linux-x64"])], Types = [new("N.S", "struct s")] }],
            Diagnostics = [new(Severity.Warning, "NSDK4010", "no", "/a.h", 4, 5)],
        });
        var response = BindgenJson.ReadResponse(text)!;
        Assert.Equal([new GeneratedFile("a.h", "class A;")], response.Results[0].Files);
        Assert.Equal(new GeneratedBindings("/a.h", response.Results[0].Files, "", 1, 2) { Imports = response.Results[0].Imports, Types = response.Results[0].Types }, response.Results[0]);
        Assert.Equal("f_v2", Assert.Single(response.Results[0].Imports).Symbol);
        Assert.Equal(new BoundType("N.S", "struct s"), Assert.Single(response.Results[0].Types));
        Assert.Equal(new Diagnostic(Severity.Warning, "NSDK4010", "no", "/a.h", 4, 5), response.Diagnostics[0]);
        Assert.Null(BindgenJson.ReadResponse(text[..(text.Length / 2)]));
    }
}
