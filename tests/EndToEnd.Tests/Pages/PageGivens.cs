namespace EndToEnd.Tests.Pages;

/// <summary>The files that a page expects its reader to have: those in <c>Given/PAGE</c>, sources of C libraries, and values for its placeholders.</summary>
internal static class PageGivens
{
    private static readonly Dictionary<string, (string Library, string Folder)[]> s_sources = new()
    {
        ["build-scripts"] = [("zlib", "whole/vendor/zlib")],
        ["cmake-projects"] = [("zlib", "foo/vendor/zlib")],
        ["dependencies"] = [("zlib", "wrapper/vendor/zlib")],
    };

    private static readonly byte[] s_archive = SourceArchive.TarGz(SourceArchive.Foo);

    private static string ZigFolder => Path.GetDirectoryName(Repository.Zig)!;

    /// <summary>Writes the files.</summary>
    public static void Prepare(string page, TestFolder test)
    {
        // A page that shows the file must write it to the correct path.
        if (page is "README" or "getting-started")
            File.Delete(test["global.json"]);
        var given = Path.Combine(Repository.Root, "tests/EndToEnd.Tests/Pages/Given", page);
        if (Directory.Exists(given))
            test.Copy(given, ".");
        foreach (var (library, folder) in s_sources.GetValueOrDefault(page, []))
            test.Copy(Path.Combine(Repository.Sources, library), folder);
        // The page installs a tool. The .NET SDK stores the versions of tools per package directory, and this page has its own.
        if (page is "bindings" or "wrap")
            test.Variables["DOTNET_CLI_HOME"] = Path.Combine(Path.GetDirectoryName(test.Root)!, "home");
        test.Variables["OLD_ZIG"] = Repository.OldZig;
        if (page == "archives")
            WriteArchive(test);
        if (page == "properties")
            Directory.CreateSymbolicLink(Path.Combine(Directory.CreateDirectory(test["tools"]).FullName, "zig"), ZigFolder);
    }

    /// <summary>Commands with the paths of this machine instead of those on the page.</summary>
    public static string Replace(string commands) => commands
        .Replace("/opt/zig-0.14.0", ZigFolder, StringComparison.Ordinal)
        .Replace("<sha256>", SourceArchive.Hash(s_archive), StringComparison.Ordinal)
        .Replace("/media/cache", "../media/cache", StringComparison.Ordinal);

    // The library is only in the download cache: the address does not exist.
    private static void WriteArchive(TestFolder test)
    {
        SourceArchive.Write(test, "https://localhost:1/libfoo-1.2.tar.gz", SourceArchive.Hash(s_archive));
        File.WriteAllBytes(test["lib/libfoo-1.2.tar.gz"], s_archive);
        Directory.CreateDirectory(test["media/cache"]);
    }

    /// <summary>A fragment with values for the parts that the page omits.</summary>
    public static string Complete(string fragment) => fragment
        .Replace("Sha256=\"…\"", $"Sha256=\"{new string('0', 64)}\"", StringComparison.Ordinal)
        .Replace("<NativeSourceArchive … ", $"<NativeSourceArchive Include=\"libfoo-1.2.tar.gz\" Sha256=\"{new string('0', 64)}\" ", StringComparison.Ordinal);
}
