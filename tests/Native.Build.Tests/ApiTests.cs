using System.Reflection;
using System.Runtime.CompilerServices;

namespace Native.Build.Tests;

/// <summary>The public API equals the content of Api.txt, so that a reviewer sees every change of the API.</summary>
public sealed class ApiTests
{
    // NATIVE_SDK_REWRITE=1 writes the file again.
    [Fact]
    public void The_public_API_equals_Api_txt()
    {
        var (file, api) = (Path.Combine(SourceFolder(), "Api.txt"), string.Concat(Lines().Select(line => line + "\n")));
        if (Environment.GetEnvironmentVariable("NATIVE_SDK_REWRITE") == "1")
            File.WriteAllText(file, api);
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), api);
    }

    // The package hides Native.Core and Native.Execution from the compiler, so the public API must not contain their types.
    [Fact]
    public void The_public_API_does_not_use_the_assemblies_that_the_package_hides()
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var type in typeof(CBuild).Assembly.GetExportedTypes())
        {
            var members = type.GetMethods(all).Where(IsVisible).SelectMany(method => Signature(method).Append(method.ReturnType))
                .Concat(type.GetConstructors(all).Where(IsVisible).SelectMany(Signature))
                .Concat(type.GetFields(all).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly).Select(field => field.FieldType));
            Assert.All(members.Concat(type.GetInterfaces()).Append(type.BaseType ?? typeof(object)).SelectMany(Parts),
                part => Assert.False(part.Assembly.GetName().Name is "Native.Core" or "Native.Execution", $"{type} shows {part}"));
        }

        static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
        static IEnumerable<Type> Signature(MethodBase method) => method.GetParameters().Select(parameter => parameter.ParameterType);
        static IEnumerable<Type> Parts(Type type) => type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Append(type);
    }

    private static IEnumerable<string> Lines()
    {
        foreach (var type in typeof(CBuild).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            yield return $"{(type.IsEnum ? "enum" : type.IsAbstract && type.IsSealed ? "static class" : "class")} {type.FullName}";
            var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(member => member.GetCustomAttribute<CompilerGeneratedAttribute>() is null && member is not MethodInfo { IsSpecialName: true }
                    && member is not FieldInfo { IsSpecialName: true })
                .Select(Text).Order(StringComparer.Ordinal);
            foreach (var member in members)
                yield return $"  {member}";
        }
    }

    private static string Text(MemberInfo member) => member switch
    {
        MethodInfo method => $"{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        PropertyInfo property => $"{Name(property.PropertyType)} {property.Name} {{ {(property.CanRead ? "get; " : "")}{(property.CanWrite ? "set; " : "")}}}",
        _ => member.Name,
    };

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "")}{Name(parameter.ParameterType)} {parameter.Name}"
        + (parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "null"}" : "")));

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;

    internal static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
