using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.Incremental;
using Native.Execution;

namespace Native.UpToDate.Tests;

public sealed class CheckStepTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("native-uptodate-ä ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_step_that_did_not_run_is_stale()
    {
        var check = Check([]);
        Assert.True(check.IsStale);
        Assert.Equal("it has not run yet", check.Reason);
    }

    [Fact]
    public void A_step_with_unchanged_inputs_is_not_stale_and_returns_its_items()
    {
        var state = Done([Item("a.c", ("Defines", "X"))], [File("in.h")], StepItem.Of("Library", "/l/50%;(z).a", ("Kind", "Static")));
        var check = Check([Item("a.c", ("Defines", "X"))]);
        Assert.False(check.IsStale, check.Reason);
        var item = Assert.Single(check.Items);
        Assert.Equal(("/l/50%;(z).a", "Library", "Static"), (item.ItemSpec, item.GetMetadata("Type"), item.GetMetadata("Kind")));
        var read = new ReadStep { States = [new TaskItem(state)] };
        Assert.True(read.Execute());
        Assert.Equal(("/l/50%;(z).a", Path.Combine(_folder, "in.h")), (Assert.Single(read.Items).ItemSpec, Assert.Single(read.Files).ItemSpec));
    }

    [Theory]
    [InlineData("a.c", "Defines", "Y")]
    [InlineData("a.c", "Options", "X")]
    [InlineData("a.c", "Defines", "")]
    [InlineData("b.c", "Defines", "X")]
    public void Every_metadata_value_counts(string include, string name, string value)
    {
        Done([Item("a.c", ("Defines", "X"))], []);
        Assert.True(Check([Item(include, (name, value))]).IsStale);
    }

    [Fact]
    public void The_kind_and_the_order_of_items_count()
    {
        Done([Item("NativeSource"), Item("a"), Item("NativeDefine"), Item("b")], []);
        Assert.False(Check([Item("NativeSource"), Item("a"), Item("NativeDefine"), Item("b")]).IsStale);
        Assert.True(Check([Item("NativeSource"), Item("a"), Item("b"), Item("NativeDefine")]).IsStale);
        Assert.True(Check([Item("NativeSource"), Item("b"), Item("NativeDefine"), Item("a")]).IsStale);
    }

    [Fact]
    public void An_input_counts_with_its_time_and_its_size_and_the_file_behind_a_link()
    {
        var (target, link) = (Write("real/v.h", "1"), Path.Combine(_folder, "v.h"));
        System.IO.File.CreateSymbolicLink(link, target);
        var time = new DateTime(1985, 10, 26, 8, 15, 0, DateTimeKind.Utc);
        System.IO.File.SetLastWriteTimeUtc(target, time);
        Done([], [File("v.h")]);
        Assert.False(Check([]).IsStale);
        Write("real/v.h", "22");
        System.IO.File.SetLastWriteTimeUtc(target, time);
        Assert.Equal($"{link} changed", Check([]).Reason);
        Done([], [File("v.h")]);
        System.IO.File.SetLastWriteTimeUtc(target, time.AddHours(-1));
        Assert.Equal($"{link} changed", Check([]).Reason);
        System.IO.File.Delete(target);
        Assert.Equal($"{link} was removed", Check([]).Reason);
    }

    [Fact]
    public void A_name_that_a_search_did_not_find_counts_when_it_appears()
    {
        Done([], [StepInput.NotFound(Path.Combine(_folder, "first"), ["cfg.h", "sys/x.h"])]);
        Assert.False(Check([]).IsStale);
        Write("first/other.h", "");
        Write("first/sys/other.h", "");
        Assert.False(Check([]).IsStale);
        var appeared = Write("first/sys/x.h", "");
        Assert.Equal($"{appeared} was added", Check([]).Reason);
    }

    [Fact]
    public void Files_folders_and_variables_that_make_all_stale_are_returned_with_their_states()
    {
        var variable = $"NATIVE_TEST_{Guid.NewGuid():N}";
        Write("data/one.bin", "1");
        CheckStep Now() => Check([], [new TaskItem(Path.Combine(_folder, "data"))], [new TaskItem(variable)]);
        Write("step.state", new StepState(Now().OptionText, []).Write());
        Assert.False(Now().IsStale, Now().Reason);
        Environment.SetEnvironmentVariable(variable, "x;y");
        Assert.Contains($"{variable}=x;y", Now().Reason);
        Assert.Equal($"{variable}=x;y", Now().Rerun[1]);
        Environment.SetEnvironmentVariable(variable, null);
        Assert.False(Now().IsStale);
        Write("data/deep/two.bin", "1");
        Assert.True(Now().IsStale);
    }

    [Fact]
    public void Flags_count_in_all_of_their_forms_and_do_not_make_everything_stale()
    {
        CheckStep Now() => Check([], flagRids: [new TaskItem("linux-arm64")]);
        Write("step.state", new StepState(Now().OptionText, []).Write());
        foreach (var name in new[] { "CFLAGS", "CXXFLAGS_linux-arm64", "LDFLAGS_linux_arm64", "CPPFLAGS" })
        {
            Assert.False(Now().IsStale, Now().Reason);
            Environment.SetEnvironmentVariable(name, "-DX");
            Assert.Contains($"{name}=-DX", Now().Reason);
            Assert.Empty(Now().Rerun);
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    [Fact]
    public void A_stale_step_is_one_item_with_all_inputs_of_its_task()
    {
        var check = Check([Item("a;b%41.c", ("Defines", "X;Y"))], variables: [new TaskItem("NATIVE_TEST_NOT_SET")]);
        var stale = new Native.Tasks.StaleStep(Assert.Single(check.Stale));
        Assert.Equal((check.State, check.OptionText), (stale.State, stale.OptionText));
        Assert.Equal(check.Rerun, stale.Rerun);
        Assert.InRange(stale.Started, DateTime.UtcNow.AddMinutes(-1).Ticks, DateTime.UtcNow.Ticks);
        Done([], []);
        Assert.Empty(Check([]).Stale);
    }

    private string Write(string path, string text)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllText(full, text);
        return full;
    }

    private StepInput File(string path)
    {
        var full = Path.Combine(_folder, path);
        if (!System.IO.File.Exists(full))
            Write(path, "");
        return new InputReader(new DiskFileReader(), _ => null).File(full);
    }

    private string Done(ITaskItem[] options, IReadOnlyList<StepInput> inputs, params IReadOnlyList<StepItem> items) =>
        Write("step.state", new StepState(Check(options).OptionText, inputs) { Items = items }.Write());

    private CheckStep Check(ITaskItem[] options, ITaskItem[]? rerun = null, ITaskItem[]? variables = null, ITaskItem[]? flagRids = null)
    {
        var check = new CheckStep { State = Path.Combine(_folder, "step.state"), Options = options, RerunFiles = rerun ?? [], Variables = variables ?? [], FlagRids = flagRids ?? [] };
        Assert.True(check.Execute());
        return check;
    }

    private static TaskItem Item(string include, params (string Name, string Value)[] metadata) =>
        new(include, metadata.ToDictionary(pair => pair.Name, pair => pair.Value));
}
