namespace Native.Execution;

/// <summary>Represents the parameter <c>Timings</c> of the tasks: <c>obj/native/Debug/timings/linux-x64/hello</c>.</summary>
/// <param name="Folder">The directory of the records and the page.</param>
/// <param name="Rid">The RID that is built.</param>
/// <param name="Project">The name of the project.</param>
internal sealed record TimingPlace(string Folder, string Rid, string Project)
{
    /// <summary>The configuration.</summary>
    public string Configuration => Path.GetFileName(Path.GetDirectoryName(Folder)!);

    /// <summary>The page.</summary>
    public string Page => Path.Combine(Folder, "native-timings.html");

    /// <summary>Reads the parameter.</summary>
    public static TimingPlace Of(string timings)
    {
        var rid = Path.GetDirectoryName(timings)!;
        return new(Path.GetDirectoryName(rid)!, Path.GetFileName(rid), Path.GetFileName(timings));
    }
}
