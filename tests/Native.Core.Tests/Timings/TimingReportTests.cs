using Native.Core.Timings;

namespace Native.Core.Tests.Timings;

public sealed class TimingReportTests
{
    private const string Rid = "linux-x64";

    [Fact]
    public void A_record_survives_its_line()
    {
        var record = new TimingRecord(TimingKind.Process, Rid, "CompileSources", "/p/<a> & \"ü\n.c", "its options changed", 5, 9, true);
        Assert.DoesNotContain('\n', record.Write());
        Assert.Equal(record, TimingRecord.Read(record.Write()));
    }

    [Fact]
    public void The_incomplete_line_of_a_killed_process_is_skipped() => Assert.Null(TimingRecord.Read("{\"Kind\":\"Proc"));

    [Fact]
    public void Processes_that_overlap_are_in_different_rows()
    {
        var rid = Assert.Single(Report(
            Phase("CompileSources", 0, 100), File("a.c", 10, 50), File("b.c", 20, 30), File("c.c", 30, 90), File("d.c", 50, 60)).Rids);
        Assert.Equal(2, rid.Lanes);
        Assert.Equal(["a.c 0", "b.c 1", "c.c 1", "d.c 0"], rid.Processes.Select(bar => $"{bar.Name} {bar.Lane}"));
        Assert.Equal((10, 40, "it was not built yet"), (rid.Processes[0].Start, rid.Processes[0].Duration, rid.Processes[0].Reason));
    }

    [Fact]
    public void A_file_waits_for_a_core_from_the_first_compilation_on()
    {
        var rid = Assert.Single(Report(Phase("CompileSources", 0, 500), File("a.c", 100, 300), File("b.c", 110, 250), File("c.c", 250, 400)).Rids);
        Assert.Equal(["", "", "a free core 150"], rid.Processes.Select(Waits));
    }

    [Fact]
    public void A_link_waits_for_the_last_object_and_a_task_for_its_lock()
    {
        var rid = Assert.Single(Report(
            Phase("CompileSources", 0, 300), Record(TimingKind.Wait, "CompileSources", "/p/obj/lock", 0, 100), File("a.c", 100, 200), File("b.c", 100, 290),
            Record(TimingKind.Wait, "LinkBinary", "/p/obj/lock", 300, 301), Phase("LinkBinary", 300, 400)).Rids);
        Assert.Equal(["the lock obj/lock, which another build held 100", "the objects; b.c was the last one 290"], rid.Phases.Select(Waits));
        Assert.Equal(["Compile sources", "Link binary"], rid.Phases.Select(phase => phase.Name));
    }

    [Theory]
    [InlineData("BuildCMakeProjects", "Build CMake projects")]
    [InlineData("BuildWithCMakeFallback", "Build with CMake fallback")]
    [InlineData("ResolveDependencies", "Resolve dependencies")]
    public void A_task_has_a_readable_name(string task, string name) => Assert.Equal(name, Assert.Single(Assert.Single(Report(Phase(task, 0, 1)).Rids).Phases).Name);

    [Fact]
    public void A_build_that_starts_nothing_is_up_to_date()
    {
        var check = Record(TimingKind.Check, "build", "", 0, 1, "");
        Assert.True(Report(check).IsUpToDate);
        Assert.Equal(new TimingCheck("Compile and link", ""), Assert.Single(Assert.Single(Report(check).Rids).Checks));
        Assert.False(Report(check with { Reason = "a.h changed" }).IsUpToDate);
        Assert.False(Report(check, File("a.c", 1, 2)).IsUpToDate);
    }

    [Fact]
    public void RIDs_are_in_the_order_of_their_start_and_share_one_time()
    {
        var report = Report(File("a.c", 100, 150) with { Rid = "win-x64" }, File("a.c", 20, 50));
        Assert.Equal(["linux-x64", "win-x64"], report.Rids.Select(rid => rid.Rid));
        Assert.Equal((130, 80, 80), (report.Duration, report.Work, report.Rids[1].Processes[0].Start));
    }

    [Fact]
    public void No_name_ends_the_script_element_of_the_page()
    {
        var page = TimingPage.Write(Report(File("</script><b>&ü.c", 0, 1)) with { Project = "<i>{{data}}" });
        Assert.Contains("<h1 id=\"title\">&lt;i&gt;", page);
        Assert.DoesNotContain("</script><b>", page);
        Assert.DoesNotContain("<i>{{", page);
        Assert.Contains("\\u003C/script\\u003E\\u003Cb\\u003E\\u0026", page);
        Assert.DoesNotContain("http", page);
    }

    private static TimingReport Report(params TimingRecord[] records) => TimingReport.Of(records, "p", "Debug", "/p");

    private static string Waits(TimingBar bar) => string.Join(", ", bar.Waits.Select(wait => $"{wait.For} {wait.Duration}"));

    private static TimingRecord Phase(string task, int start, int end) => Record(TimingKind.Phase, task, "", start, end, "");

    private static TimingRecord File(string name, int start, int end) => Record(TimingKind.Process, "CompileSources", $"/p/{name}", start, end);

    private static TimingRecord Record(TimingKind kind, string phase, string name, int start, int end, string reason = "it was not built yet") =>
        new(kind, Rid, phase, name, reason, start * TimeSpan.TicksPerMillisecond, end * TimeSpan.TicksPerMillisecond);
}
