using Native.Bindgen.Model;
using Native.Core.Bindings;

namespace Native.Bindgen.Mapping;

/// <summary>Maps enums. A value that differs between targets becomes a property of the class.</summary>
internal sealed class EnumMapper(TargetSet targets, Naming naming, TypeNames names, HeaderFiles files, BindingsOptions options)
{
    private readonly EnumFlags _flags = new(options);

    /// <summary>The entries of <c>Flags</c> that had an effect.</summary>
    public IReadOnlySet<string> UsedFlags => _flags.Used;

    /// <summary>The values that a C# enum cannot contain.</summary>
    public List<CsConstant> Constants { get; } = [];

    /// <summary>Maps an enum, and returns it with its C# type.</summary>
    public (CsTypeDeclaration? Enum, CsType Type) Map(IReadOnlyList<EnumDeclaration?> declarations)
    {
        var present = declarations.OfType<EnumDeclaration>().ToList();
        var first = present[0];
        var size = first.Underlying.Size;
        if (present.Exists(declaration => declaration.Underlying.Size != size))
            throw new UnsupportedDeclarationException($"its size differs: {targets.Describe([.. declarations.Select(declaration => declaration?.Underlying.Size ?? 0)])}", isLayout: true);
        var underlying = Underlying(present, size);
        var sizes = targets.Each(_ => size);
        if (first.IsAnonymous)
        {
            Constants.AddRange(Members(declarations).Select(member => Constant(member, declarations, underlying, null)));
            return (null, new(underlying, sizes, sizes));
        }

        var name = names.Of(first.Name);
        var prefix = options.StripEnumPrefix ? Naming.CommonPrefix([.. first.Members.Select(member => member.Name)]) : "";
        var members = new List<CsEnumMember>();
        var memberNames = new NameScope(["value__"]).TakeAll(Members(declarations).Select(member => member.Name), member => MemberName(member, prefix));
        foreach (var member in Members(declarations))
        {
            if (Values(member.Name, declarations).Distinct().Count() > 1)
                Constants.Add(Constant(member, declarations, underlying, name));
            else
                members.Add(new(memberNames[member.Name], NumberText.Plain(NumberText.Wrap(underlying, member.Value)), member.Comment));
        }

        return (new CsEnum(name, first.Comment, underlying, members)
        {
            NativeName = first.NativeName,
            IsFlags = _flags.Has(first.Name, present.SelectMany(declaration => declaration.Members).Select(member => member.Value)),
        }, new(name, sizes, sizes));
    }

    private string MemberName(string name, string prefix)
    {
        var rest = prefix.Length > 0 && name.StartsWith(prefix, StringComparison.Ordinal) && name.Length > prefix.Length ? name[prefix.Length..] : name;
        return rest == name ? naming.Public(name) : Naming.Escape(char.IsAsciiDigit(rest[0]) ? $"_{rest}" : rest);
    }

    private static List<EnumMember> Members(IReadOnlyList<EnumDeclaration?> declarations) =>
        [.. declarations.OfType<EnumDeclaration>().SelectMany(declaration => declaration.Members).DistinctBy(member => member.Name)];

    private static IEnumerable<decimal> Values(string name, IReadOnlyList<EnumDeclaration?> declarations) =>
        declarations.OfType<EnumDeclaration>().SelectMany(declaration => declaration.Members).Where(member => member.Name == name).Select(member => member.Value);

    private CsConstant Constant(EnumMember member, IReadOnlyList<EnumDeclaration?> declarations, string underlying, string? cast)
    {
        var name = naming.Public(member.Name);
        var header = files.Of(declarations.First(declaration => declaration is not null)!);
        var values = declarations.Select(declaration => declaration?.Members.FirstOrDefault(other => other.Name == member.Name)?.Value).ToList();
        if (cast is null)
            return ConstantMapper.Numbers(targets, name, underlying, values) with { NativeName = member.Name, Comment = member.Comment, Header = header };
        var texts = values.ConvertAll(value => value is { } known ? NumberText.Cast(cast, known) : null);
        return new(name, cast, RuntimeChoice.Expression(targets, texts), false) { NativeName = member.Name, Comment = member.Comment, Header = header };
    }

    // All targets share the C# type, so use int if all values fit, regardless of the sign on each target.
    private static string Underlying(List<EnumDeclaration> declarations, int size)
    {
        var values = declarations.SelectMany(declaration => declaration.Members).Select(member => member.Value).ToList();
        var isSigned = size < 4 ? declarations.Exists(declaration => declaration.Underlying.IsSigned) : !values.Exists(value => value > Largest(size));
        return (size, isSigned && !values.Exists(value => value > Largest(size))) switch
        {
            (1, true) => "sbyte",
            (1, _) => "byte",
            (2, true) => "short",
            (2, _) => "ushort",
            (4, true) => "int",
            (4, _) => "uint",
            (_, true) => "long",
            _ => "ulong",
        };
    }

    private static decimal Largest(int size) => size switch { 1 => sbyte.MaxValue, 2 => short.MaxValue, 4 => int.MaxValue, _ => long.MaxValue };
}
