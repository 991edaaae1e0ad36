using Native.Core.Compile;
using Native.Core.IO;
using Native.Core.Incremental;

namespace Native.Core.Tests.Compile;

public sealed class CompilePlanTests
{
    private readonly FakeFiles _files = new FakeFiles().With("/src/a.c", 5).With("/src/b.c", 5).With("/src/h.h", 5);

    [Fact]
    public void Without_objects_every_source_is_stale_in_order()
    {
        var plan = Plan();
        Assert.Equal(["/obj/a.c.o: it was not built yet", "/obj/b.c.o: it was not built yet"], Stale(plan));
        Assert.Equal(["-x", "/src/a.c"], plan.Steps[0].Arguments);
        Assert.Null(plan.Steps[0].State);
    }

    [Theory]
    [InlineData("windows", "/obj/c.c.o")]
    [InlineData("macos", "/obj/c.c.o")]
    [InlineData("linux", "/obj/A.c.o /obj/c.c.o")]
    public void An_object_without_a_source_is_found_as_the_file_system_compares_names(string host, string expected) =>
        Assert.Equal(expected, string.Join(' ', Plan().Foreign(["/obj/A.c.o", "/obj/b.c.o", "/obj/c.c.o"], Hosts.Of(host))));

    [Fact]
    public void A_changed_header_makes_only_its_users_stale()
    {
        Built("a", "/src/a.c", "/src/h.h");
        Built("b", "/src/b.c");
        Assert.Empty(Plan().Stale);
        Assert.Equal(2, Plan().Steps.Count(step => step.State is not null));
        _files.With("/src/h.h", 6);
        Assert.Equal(["/obj/a.c.o: /src/h.h changed"], Stale(Plan()));
    }

    [Fact]
    public void Recorded_inputs_other_than_the_command_make_all_stale()
    {
        Built("a", "/src/a.c");
        Built("b", "/src/b.c");
        Assert.Equal(
            ["/obj/a.c.o: its dependencies changed: CC=2 was added", "/obj/b.c.o: its dependencies changed: CC=2 was added"],
            Stale(Plan("CC=2")));
    }

    [Fact]
    public void Each_file_is_read_once()
    {
        Built("a", "/src/a.c", "/src/h.h");
        Built("b", "/src/b.c", "/src/h.h");
        Plan();
        Assert.Single(_files.Asked, "/src/h.h");
    }

    private void Built(string name, params string[] inputs) =>
        _files.With($"/obj/{name}.c.o").With($"/obj/{name}.c.o.state", text: new StepState(
            StepOptions.Of("zig", [], ["-x", $"/src/{name}.c"]), [.. inputs.Select(path => StepInput.File(path, new FileStamp(5, 0)))]).Write());

    private CompilePlan Plan(params string[] rerun) => CompilePlan.Make(
        Requests.Compile(sources: [Requests.Source("/src/a.c"), Requests.Source("/src/b.c")]) with { RerunInputs = rerun },
        "zig", source => ["-x", source.Path], _files);

    private static IEnumerable<string> Stale(CompilePlan plan) => plan.Stale.Select(step => Paths.Plain($"{step.ObjectPath}: {step.Reason}"));
}
