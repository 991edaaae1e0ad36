using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Native.Core.Bindings;

namespace Native.Bindgen.Tests;

/// <summary>
/// Whatever the names in C are, the C# compiles without a warning, and every declaration has a unique name. The tests look for missing declarations
/// through properties that do not depend on names: sizes, values, symbols and the number of members.
/// </summary>
public sealed class HostileNamesTests
{
    private static readonly string[] s_spaces = ["Made", "", "Made.event.System"];

    public static TheoryData<string> Spaces => [.. s_spaces];

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Types_keep_their_sizes_and_functions_their_symbols(string space)
    {
        var header = new StringBuilder("#include <stdint.h>\n#include <stddef.h>\n");
        var names = HostileNames.All;
        for (var i = 0; i < names.Count; i++)
        {
            header.Append($"struct {names[i]} {{ char x[{i + 1}]; struct {names[i]} *next; }} __attribute__((packed));\n")
                .Append($"struct {names[i]} *{names[i]}(const char *{names[i]}, intptr_t, long {names[(i + 1) % names.Count]}, struct {names[i]} *, _Bool {names[(i + 2) % names.Count]});\n");
        }

        var assembly = Compile(header.ToString(), space);
        var types = assembly.GetTypes().Where(type => type.IsValueType && !type.IsNested).ToList();
        Assert.Equal(Enumerable.Range(9, names.Count), types.Select(Size).Order());
        var functions = Functions(assembly);
        Assert.Equal(names.Order(StringComparer.Ordinal), functions.Select(Symbol).Order(StringComparer.Ordinal));
        // A parameter has its C type, even if another declaration has the same name.
        Assert.All(functions, function => Assert.Equal([typeof(byte*), typeof(nint), typeof(CLong), function.ReturnType, typeof(byte)],
            function.GetParameters().Select(parameter => parameter.ParameterType)));
        Assert.All(functions, function => Assert.Equal(names.ToList().IndexOf(Symbol(function)) + 9, Size(function.ReturnType.GetElementType()!)));
    }

    [Fact]
    public void All_values_are_generated()
    {
        var names = HostileNames.All;
        string Each(Func<string, int, string> line) => string.Concat(names.Select(line));
        var expected = Enumerable.Range(1, names.Count).ToList();

        var constants = Class(Compile(Each((name, i) => $"#define {name} {i + 1}\n"), "Made"));
        Assert.Equal(expected, constants.GetFields().Select(field => (int)field.GetRawConstantValue()!).Order());

        var nameless = Class(Compile($"enum {{ {Each((name, i) => $"{name} = {i + 1}, ")} }};", "Made"));
        Assert.Equal(expected, nameless.GetFields().Select(field => (int)field.GetRawConstantValue()!).Order());

        var named = Compile($"enum thing {{ {Each((name, i) => $"{name} = {i + 1}, ")} }};", "Made").GetTypes().Single(type => type.IsEnum);
        Assert.Equal(expected, named.GetEnumValues().Cast<int>().Order());
        Assert.Equal(expected.Count, named.GetEnumNames().Distinct().Count());

        var chosen = Class(Compile($"#ifdef _WIN32\n{Each((name, i) => $"#define {name} {i + 1}\n")}#else\n{Each((name, i) => $"#define {name} {i + 1001}\n")}#endif\n", "Made", null, "linux-x64", "win-x64"));
        Assert.Equal(expected.Select(value => value + 1000), chosen.GetProperties().Select(property => (int)property.GetValue(null)!).Order());

        var variables = Class(Compile(Each((name, i) => $"extern int {name};\n") + "int get_thing(void);\nint get_field(void);\n", "Made"));
        Assert.Equal(expected.Count, variables.GetProperties().Length);
        Assert.Equal(2, Functions(variables.Assembly).Count);
    }

    // The sequence is the same in every run, so that a failure can be reproduced.
    [Fact]
    public void All_members_of_generated_structs_are_bound()
    {
        var random = new Random(11);
        for (var round = 0; round < 6; round++)
        {
            var header = new StringBuilder();
            var counts = new Dictionary<string, int>();
            foreach (var name in HostileNames.Some(random, 40))
            {
                // Half of them have a member with their own name.
                var members = HostileNames.Some(random, random.Next(1, 9));
                if (random.Next(2) == 0 && !members.Contains(name))
                    members[0] = name;
                var (text, count) = HostileNames.Struct(name, members, random);
                header.Append(text).Append($"void use_{counts.Count}(struct {name} *p);\n");
                counts[$"use_{counts.Count}"] = count;
            }

            var assembly = Compile(header.ToString(), s_spaces[round % s_spaces.Length]);
            foreach (var function in Functions(assembly))
            {
                var type = function.GetParameters()[0].ParameterType.GetElementType()!;
                var methods = type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Count(method => !method.IsSpecialName);
                Assert.Equal((Symbol(function), counts[Symbol(function)]), (Symbol(function), type.GetFields().Length + type.GetProperties().Length + methods));
            }
        }
    }

    [Fact]
    public void Overloads_and_handles_compile_whatever_they_are_called()
    {
        var header = new StringBuilder("struct thing;\nvoid thing_free(struct thing *handle);\n");
        var creators = new List<string>();
        var names = HostileNames.All.Except(["handle", "__result", "NativeMethods", "thing"]).ToList();
        foreach (var name in names)
        {
            creators.Add($"thing:{name}:thing_free");
            header.Append($"struct thing *{name}(struct thing *{name}, const char *__result, const char *__{name}_native, _Bool NativeMethods, int *out_value, unsigned long *other, int);\n");
        }

        var assembly = Compile(header.ToString(), "Made", options => options with
        {
            Handles = creators,
            OutParameters = [.. names.Select(name => $"{name}:out_value")],
        });
        var handle = assembly.GetTypes().Single(type => typeof(SafeHandle).IsAssignableFrom(type));
        Assert.Equal(names.Count, handle.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly).Select(method => method.Name).Distinct().Count());
    }

    private static Assembly Compile(string header, string space, Func<BindingsOptions, BindingsOptions>? with = null, params string[] rids)
    {
        var (text, _, diagnostics) = Headers.GenerateText(header, options => (with?.Invoke(options) ?? options) with { Namespace = space, Access = "public" }, rids);
        Assert.Empty(diagnostics);
        var (messages, assembly) = CSharpCompiler.Compile(text);
        Assert.True(messages.Count == 0, string.Join("\n", messages.Take(8)) + "\n" + string.Join("\n", text.Split('\n').Take(400)));
        return assembly!;
    }

    private static Type Class(Assembly assembly) => assembly.GetTypes().Single(type => type.Name == "NativeMethods");

    private static List<MethodInfo> Functions(Assembly assembly) =>
        [.. Class(assembly).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(method => method.GetCustomAttribute<DllImportAttribute>() is not null)];

    private static string Symbol(MethodInfo method) => method.GetCustomAttribute<DllImportAttribute>()!.EntryPoint!;

    private static int Size(Type type) => (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type).Invoke(null, null)!;
}
