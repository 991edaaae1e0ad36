using System.Text.RegularExpressions;

namespace Packages.Tests;

/// <summary>Tests the page of NativeTimings as a browser shows it.</summary>
public sealed class TimingsTests : IDisposable
{
    // Presses the keys that the page explains, and writes what it shows into the title.
    private const string Keys = """
        <script>
        const press = key => (document.activeElement.bar ? document.activeElement : document.getElementById('time'))
          .dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        const shown = () => document.activeElement.bar.name;
        document.querySelector('.bar[tabindex="0"]').focus();
        const result = [shown()];
        for (const key of ['End', 'ArrowUp', 'Home', 'ArrowDown', 'Home']) { press(key); result.push(shown()); }
        press('+');
        result.push(document.getElementById('time').style.width);
        press('0');
        result.push(document.getElementById('time').style.width);
        document.getElementById('filter').value = 'win-x64 .dll';
        document.getElementById('filter').dispatchEvent(new Event('input'));
        result.push(document.getElementById('slow-rows').children.length);
        result.push([...document.querySelectorAll('.rid')].every(area => { let end = {}; return [...area.children].every(bar => {
          const box = bar.getBoundingClientRect(), ok = box.left >= (end[box.top] ?? 0) - 2.5; end[box.top] = box.right; return ok; }); }));
        document.title = 'tested: ' + result.join('|');
        </script>
        """;

    private readonly TestFolder _test = new("tïmings &");

    public void Dispose() => _test.Dispose();

    [Fact]
    public void The_page_shows_all_RIDs_of_a_package_and_is_removed_by_clean()
    {
        _test.Write("lib/lib.csproj", """
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>
                <!-- It has no effect on netstandard2.0. -->
                <NativeLoadDiagnostics>true</NativeLoadDiagnostics>
                <NativeRuntimeIdentifiers>linux-x64;linux-musl-x64;win-x64</NativeRuntimeIdentifiers>
              </PropertyGroup>
            </Project>
            """);
        _test.Write("lib/P.cs", "public class P { }\n");
        _test.Write("lib/native/a & ü.c", "int a(void) { return 1; }\n");
        _test.Write("lib/native/</script>/b.c", "int b(void) { return 1; }\n");
        var packed = _test.Dotnet("lib", "pack", "-p:NativeTimings=true", "-o", _test["feed"]).Succeeds();
        var page = _test["lib/obj/native/Release/timings/native-timings.html"];
        Assert.Single(Regex.Matches(packed.Output, Regex.Escape(page)));
        var dom = Dom(page, Keys);
        Assert.Matches("tested: [^|]+\\|[^|]+\\|[^|]+\\|[^|]+\\|[^|]+\\|[^|]+\\|200%\\|100%\\|1\\|true<", dom);
        Assert.Equal(3, Regex.Count(dom, "class=\"rid\""));
        foreach (var name in new[] { "native/a &amp; ü.c, win-x64", "native/&lt;/script&gt;/b.c, linux-musl-x64", "lib.Native.dll, win-x64" })
            Assert.Contains(name.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal), dom.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal));
        Assert.Contains("it was not built yet", dom);

        // Records of the previous build must not remain.
        _test.Dotnet("lib", "build", "-c", "Release", "-p:NativeTimings=true").Succeeds();
        var idle = Dom(page, "");
        Assert.Contains("id=\"idle\"><b>Nothing to do.", idle);
        Assert.DoesNotContain("win-x64", idle);

        // A build that fails writes the page, too.
        _test.Write("lib/native/a & ü.c", "int a(void) { return missing; }\n");
        var failed = _test.Dotnet("lib", "build", "-c", "Release", "-p:NativeTimings=true").Fails();
        Assert.Single(Regex.Matches(failed.Output, Regex.Escape(page)));
        dom = Dom(page, "");
        Assert.Matches("aria-label=\"native/a &amp; ü.c, linux-x64, [^\"]*, failed\"", dom);
        Assert.DoesNotContain("id=\"idle\"><b>", dom);
        Assert.Contains("<title>lib", dom);
        _test.Write("lib/native/a & ü.c", "int a(void) { return 1; }\n");
        _test.Dotnet("lib", "build", "-c", "Release").Succeeds();

        File.Delete(page);
        Assert.False(_test.Dotnet("lib", "build", "-c", "Release").Succeeds().RanTasks);
        Assert.False(File.Exists(page));
        _test.Dotnet("lib", "clean", "-c", "Release").Succeeds();
        Assert.False(Directory.Exists(_test["lib/obj/native/Release"]));
    }

    // Without a network: the page loads nothing.
    private string Dom(string page, string script)
    {
        _test.Write("page.html", File.ReadAllText(page).Replace("</body>", $"{script}</body>", StringComparison.Ordinal));
        return Tool.Run("chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={_test["browser"]}", "--window-size=1300,900", "--dump-dom", new Uri(_test["page.html"]).AbsoluteUri]).StandardOutput;
    }
}
