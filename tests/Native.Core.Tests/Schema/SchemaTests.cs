using System.Runtime.CompilerServices;
using Native.Core.Bindings;
using Native.Core.Compile;
using Native.Core.Dependencies;
using Native.Core.Link;
using Native.Core.Schema;

namespace Native.Core.Tests.Schema;

/// <summary>An option is declared once, and every generated file in the repository is up to date.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string> Files => [.. GeneratedFiles.All.Select(file => file.Path)];

    // NATIVE_SDK_REWRITE=1 writes the files.
    [Theory]
    [MemberData(nameof(Files))]
    public void A_generated_file_follows_from_the_schema(string path)
    {
        var file = Path.GetFullPath(Path.Combine(SourceFolder(), "../../..", path));
        var known = File.Exists(file) ? File.ReadAllText(file) : "";
        var expected = GeneratedFiles.All.Single(generated => generated.Path == path).Text(known);
        if (Environment.GetEnvironmentVariable("NATIVE_SDK_REWRITE") == "1")
            File.WriteAllText(file, expected);
        else
            Assert.Equal(expected, known);
    }

    [Fact]
    public void Every_choice_is_explained()
    {
        var silent = from option in ItemSchema.All.SelectMany(type => type.Options.Cast<Option>()).Concat(PropertySchema.All)
                     from choice in option.Choices
                     where !$"{option.Documentation} {option.Default}".Contains($"`{choice}`", StringComparison.Ordinal)
                     select $"{option.Name}: {choice}";
        Assert.Empty(silent);
    }

    [Fact]
    public void Choices_are_those_that_are_read()
    {
        Assert.Equal(Enum.GetNames<LibraryKind>(), Choices(ItemSchema.NativeLinkLibrary, "Kind"));
        Assert.Equal(Enum.GetNames<IncludeKind>(), Choices(ItemSchema.NativeIncludePath, "Kind"));
        Assert.Equal(Enum.GetNames<SourceLanguage>(), Choices(ItemSchema.NativeSource, "Language"));
        Assert.Equal(Enum.GetNames<DependencyMode>(), Choices(ItemSchema.NativeDependency, "Mode"));
        Assert.Equal(Enum.GetNames<BindingsMode>(), Choices(ItemSchema.NativeBindings, "Mode"));
    }

    // Every option has an effect: no option is declared without a reader.
    [Fact]
    public void Every_option_of_bindings_is_read()
    {
        string[] elsewhere = ["OutputFile", "Mode"];
        var plain = Text(BindingsReader.Read(Values(_ => ""), "/a.h", path => path));
        var unread = ItemSchema.NativeBindings.Options.Where(option => !elsewhere.Contains(option.Name)).Where(option =>
            Text(BindingsReader.Read(Values(name => name != option.Name ? "" : option.Type switch
            {
                OptionType.Flag => option.Default.Contains("true", StringComparison.Ordinal) ? "false" : "true",
                OptionType.Choice => option.Choices[^1],
                _ => "value",
            }), "/a.h", path => path)) == plain);
        Assert.Empty(unread);
    }

    [Theory]
    [InlineData("OutParameters", "--out-parameters")]
    [InlineData("Allow", "--allow")]
    public void An_option_of_the_command_is_the_name_in_lowercase_with_hyphens(string name, string command) =>
        Assert.Equal(command, ItemSchema.NativeBindings.Options.Single(option => option.Name == name).Command);

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static IReadOnlyList<string> Choices(ItemType type, string name) => type.Options.Single(option => option.Name == name).Choices;

    private static OptionValues Values(Func<string, string> get) => new(get, name => name, null);

    private static string Text(BindingsOptions options) => BindgenJson.Write(new BindgenRequest { Targets = [], Headers = [options] });
}
