using Native.Core.Diagnostics;
using Native.Core.Frameworks;
using Native.Core.Link;
using Native.Core.Platform;

namespace Native.Core.Tests.Frameworks;

public sealed class FrameworkPlanTests
{
    [Fact]
    public void Each_symbol_belongs_to_one_stub_and_unused_frameworks_have_none()
    {
        var (stubs, errors) = Make([Named("Security"), Named("CoreFoundation"), Named("IOKit")], "_kCFBooleanTrue", "_SecRandomCopyBytes", "_CFRelease", "_CFRelease");
        Assert.Empty(errors);
        Assert.Equal(["Security: _SecRandomCopyBytes", "CoreFoundation: _CFRelease _kCFBooleanTrue"], Text(stubs));
    }

    [Fact]
    public void Patterns_of_the_project_take_precedence()
    {
        var (stubs, errors) = Make([Named("CoreFoundation"), Named("Acme", "Acme*", "CFAcme", "Widget")], "_CFAcme", "_CFRelease", "_AcmeOpen", "_OBJC_CLASS_$_Widget");
        Assert.Empty(errors);
        Assert.Equal(["CoreFoundation: _CFRelease", "Acme: _AcmeOpen _CFAcme _OBJC_CLASS_$_Widget"], Text(stubs));
    }

    [Fact]
    public void A_framework_provides_the_symbols_of_those_that_it_exports()
    {
        Assert.Equal(["Foundation: _CFRelease _NSLog", "objc: _objc_msgSend"], Text(Make([Named("Foundation")], "_objc_msgSend", "_NSLog", "_CFRelease").Stubs));
        Assert.Equal(["AppKit: _NSApp _NSLog"], Text(Make([Named("Foundation"), Named("AppKit")], "_NSLog", "_NSApp").Stubs));
        Assert.Equal(["CoreFoundation: _CFRelease", "Foundation: _NSLog"], Text(Make([Named("CoreFoundation"), Named("Foundation")], "_NSLog", "_CFRelease").Stubs));
    }

    [Fact]
    public void A_required_framework_has_a_stub_without_symbols() =>
        Assert.Equal(["Security: "], Text(Make([Named("Security") with { IsNeeded = true }, Named("IOKit")]).Stubs));

    [Fact]
    public void A_symbol_of_a_framework_that_is_not_linked_is_an_error()
    {
        var error = Assert.Single(Make([Named("CoreFoundation")], "_SecRandomCopyBytes").Errors);
        Assert.Equal("NSDK3053", error.Code);
        Assert.Equal("/p/native/a.c", error.File);
        Assert.Equal("'SecRandomCopyBytes', which a.c uses, is not defined, and belongs to none of the linked frameworks (CoreFoundation). Expected the framework Security in the project: "
            + "<NativeLinkLibrary Include=\"Security\" Kind=\"Framework\" Condition=\"$(NativeRuntimeIdentifier.StartsWith('osx'))\" />.", error.Message);
    }

    // A forgotten source must not become an import from a framework, which would fail when the library is loaded.
    [Fact]
    public void An_unknown_symbol_is_an_error_even_if_one_framework_is_linked()
    {
        Assert.Contains("'helper', which a.c uses, is not defined", Assert.Single(Make([Named("CoreFoundation")], "_helper").Errors).Message, StringComparison.Ordinal);
        Assert.Contains("Include=\"Acme\" Kind=\"Framework\" Symbols=\"helper\"", Assert.Single(Make([Named("CoreFoundation"), Named("Acme")], "_helper").Errors).Message, StringComparison.Ordinal);
        Assert.Contains("'nothing'", Assert.Single(FrameworkPlan.Make([], ["_nothing", "_objc_msgSend"], false, _ => null).Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_can_leave_other_symbols_to_the_loader()
    {
        var (stubs, errors) = FrameworkPlan.Make([Named("Security")], ["_napi_create_object", "_SecRandomCopyBytes"], allowsOthers: true, _ => null);
        Assert.Empty(errors);
        Assert.Equal(["Security: _SecRandomCopyBytes"], Text(stubs));
    }

    [Fact]
    public void A_framework_for_another_system_is_an_error()
    {
        FrameworkPlan.RefuseFor(NativeTarget.Parse("osx-arm64"), [Named("Security")]);
        FrameworkPlan.RefuseFor(NativeTarget.Parse("linux-x64"), [new("m", LibraryKind.Default)]);
        var error = Assert.Throws<NativeException>(() => FrameworkPlan.RefuseFor(NativeTarget.Parse("linux-x64"), [Named("Security") with { Origin = "x.pc" }])).Diagnostic;
        Assert.Equal("NSDK2041", error.Code);
        Assert.Contains("'Security' (from x.pc) is linked for linux-x64", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stub_is_a_text_based_library()
    {
        var stub = new FrameworkStub("Foundation", ["_NSLog", "_OBJC_CLASS_$_NSString", "_it's"]);
        Assert.Equal("Foundation.framework/Foundation.tbd", stub.FileName);
        Assert.Equal("libobjc.tbd", new FrameworkStub("objc", []).FileName);
        Assert.Equal("""
            --- !tapi-tbd
            tbd-version: 4
            targets: [ x86_64-macos, arm64-macos ]
            install-name: '/System/Library/Frameworks/Foundation.framework/Versions/C/Foundation'
            current-version: 1.0
            compatibility-version: 1.0
            exports:
              - targets: [ x86_64-macos, arm64-macos ]
                symbols:
                  - '_NSLog'
                  - '_OBJC_CLASS_$_NSString'
                  - '_it''s'
            ...

            """.ReplaceLineEndings("\n"), stub.Write());
        // A list cannot be empty.
        Assert.EndsWith("\ncompatibility-version: 1.0\n...\n", new FrameworkStub("AppKit", []).Write());
    }

    private static LinkLibrary Named(string name, params string[] symbols) => new(name, LibraryKind.Framework) { Symbols = symbols };

    private static (IReadOnlyList<FrameworkStub> Stubs, IReadOnlyList<Diagnostic> Errors) Make(IReadOnlyList<LinkLibrary> frameworks, params string[] symbols) =>
        FrameworkPlan.Make(frameworks, symbols, allowsOthers: false, _ => "/p/native/a.c");

    private static IEnumerable<string> Text(IEnumerable<FrameworkStub> stubs) => stubs.Select(stub => $"{stub.Framework}: {string.Join(' ', stub.Symbols)}");
}
