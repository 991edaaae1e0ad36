using Native.Bindgen.Emit;
using Native.Bindgen.Model;
using Native.Core.Bindings;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Bindgen.Mapping;

/// <summary>What came of shaping.</summary>
internal sealed record MappedHeader(CsFile File, IReadOnlyList<Diagnostic> Diagnostics, int Bound, int Refused, IReadOnlyList<BoundImport> Imports)
{
    /// <summary>What it is right on, in the order of the request.</summary>
    public required TargetSet Targets { get; init; }

    /// <summary>The item.</summary>
    public required BindingsOptions Options { get; init; }

    /// <summary>The RIDs of the targets.</summary>
    public IReadOnlyList<string> Rids => [.. Targets.Targets.Select(target => target.Rid)];

    /// <summary>The C of the whole file.</summary>
    public string Shims => ShimsOf(File);

    /// <summary>The C of what is left of the file.</summary>
    public string ShimsOf(CsFile file) => ShimWriter.Write(Targets, [.. file.Functions.Where(function => function.Shim is not null)], Options);
}

/// <summary>Merges what every target sees of a header into one C# model, or says exactly why not.</summary>
internal sealed class HeaderMapper
{
    private readonly BindingsOptions _options;
    private readonly TargetSet _targets;
    private readonly IReadOnlyList<HeaderModel> _models;
    private readonly Naming _naming;
    private readonly EnumMapper _enums;
    private readonly TypeTable _table;
    private readonly Dictionary<string, Declaration?[]> _typeDeclarations;
    private readonly Dictionary<string, Declaration?[]> _values;
    private readonly Dictionary<string, Declaration?[]> _hidingMacros;
    private readonly HashSet<string> _forms;
    private readonly HeaderFiles _files;
    private readonly HeaderAvailability _availability;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly List<(string Name, SourcePlace Place, UnsupportedDeclarationException UnsupportedDeclarationException)> _inline = [];
    private readonly TypeNames _typeNames;
    private readonly ClassNames _classNames;
    private int _bound;
    private int _refused;

    private HeaderMapper(BindingsOptions options, IReadOnlyList<HeaderModel> models, IReadOnlyList<string> missing)
    {
        _options = options;
        _models = models;
        _targets = new TargetSet([.. models.Select(model => model.Target)], missing);
        _naming = new Naming(options);
        _files = new HeaderFiles(options);
        _availability = new HeaderAvailability(_targets, models);
        _typeDeclarations = Merge(declaration => declaration is RecordDeclaration or EnumDeclaration);
        _typeNames = new TypeNames(_naming, _typeDeclarations, [options.ClassName, .. CSharpWords.ReservedTypes(options.Namespace)]);
        _enums = new EnumMapper(_targets, _naming, _typeNames, _files, options.StripEnumPrefix);
        var hidden = models.SelectMany(model => model.Declarations.Where(IsValue).GroupBy(value => value.Name).Where(values => values.Select(Value).Distinct().Count() > 1))
            .Select(values => values.Key).ToHashSet(StringComparer.Ordinal);
        _values = Merge(declaration => IsValue(declaration) && !Hides(declaration));
        _hidingMacros = Merge(Hides);
        bool Hides(Declaration declaration) => declaration is ConstantDeclaration { IsMacro: true } && hidden.Contains(declaration.Name);
        _forms = _values.Values.SelectMany(all => all).OfType<FunctionDeclaration>().Where(function => function.PublicName != function.Name)
            .Select(function => function.PublicName).ToHashSet(StringComparer.Ordinal);
        _classNames = new ClassNames(options.ClassName, OwnNames(_ => true), OwnNames(declaration => declaration is not FunctionDeclaration));
        _table = new TypeTable(_targets, _typeNames, _files, _typeDeclarations, options.Opaque, _enums);
    }

    /// <summary>Maps one header; it does not compile for the RIDs <paramref name="missing"/>.</summary>
    public static MappedHeader Map(BindingsOptions options, IReadOnlyList<HeaderModel> models, IReadOnlyList<string> missing) =>
        new HeaderMapper(options, models, missing).Map();

    private MappedHeader Map()
    {
        ReportRefused([.. _models.SelectMany(model => model.Refused).DistinctBy(refused => refused.Name)]);
        var imports = new LibraryImports(_options, _targets, _values);
        imports.TakeOutMissing();
        foreach (var (name, declarations) in _typeDeclarations.Where(pair => pair.Value.Any(declaration => declaration is { IsSelected: true })))
            _table.Require(name);
        var raw = Each<FunctionDeclaration, CsFunction>(_values, (name, all) => new FunctionMapper(_targets, _table.Mapper, _options.Shims).Map(name, all) with { Availability = _availability.Of(all) });
        ReportInline();
        var friendly = new FriendlyMapper(_options, _table.Mapper, _typeNames, raw);
        var functions = raw.ConvertAll(function => friendly.Map(function, [.. _values[function.NativeName].Cast<FunctionDeclaration?>()]));
        var constants = Each<ConstantDeclaration, CsConstant>(_values, Constant);
        var variables = Each<VariableDeclaration, CsVariable>(_values, Variable);
        constants.AddRange(Each<ConstantDeclaration, CsConstant>(_hidingMacros, Constant));
        var types = _table.Finish();
        ReportTypes(types);
        foreach (var constant in _enums.Constants.Where(constant => !IsSaid(constant, constants)))
            AddValue(constant, constants);
        var file = new CsFile { Functions = functions, Constants = constants, Variables = variables, Types = types, Handles = _options.Friendly ? friendly.Handles(functions) : [], Remarks = _availability.Remarks };
        _diagnostics.AddRange(new MetadataCheck(_options, _models.SelectMany(model => model.Declarations)).Warnings(friendly.Used));
        return new(file, _diagnostics, _bound, _refused, imports.Of(functions, variables)) { Targets = _targets, Options = _options };
    }

    // A number is right everywhere once it is compiled in.
    private CsConstant Constant(string name, IReadOnlyList<ConstantDeclaration?> all)
    {
        var constant = new ConstantMapper(_targets, _table).Map(name, all);
        constant = constant with { NativeName = all.First(declaration => declaration is not null)!.Name };
        return constant.IsConst && !all.Contains(null) ? constant : constant with { Availability = _availability.Of(all) };
    }

    private static bool IsValue(Declaration declaration) => declaration is not (RecordDeclaration or EnumDeclaration);

    // A macro that has the value of the constant that it hides says nothing new.
    private static object Value(Declaration declaration) => declaration switch
    {
        ConstantDeclaration { Value: IntegerValue number } => number.Value,
        ConstantDeclaration constant => constant.Value,
        _ => declaration,
    };

    // A macro that was refused has its message, and C means the macro.
    private bool IsSaid(CsConstant constant, List<CsConstant> constants) => _values.ContainsKey(constant.NativeName)
        && (!_classNames.Has(constant.NativeName) || constants.Exists(other => other.NativeName == constant.NativeName && other.Value == constant.Value));

    private HashSet<string> OwnNames(Func<Declaration, bool> which) =>
    [
        .. _values.Where(pair => pair.Value.OfType<Declaration>().Any(which)).Select(pair => pair.Key),
        .. _typeDeclarations.Values.SelectMany(all => all).OfType<EnumDeclaration>().SelectMany(type => type.Members).Select(member => member.Name),
    ];

    // A value of an enum that is a constant of the class; a macro of its name comes first, because C means that.
    private void AddValue(CsConstant constant, List<CsConstant> constants)
    {
        try
        {
            constants.Add(constant with { Name = _classNames.Take(constant, constant.NativeName) });
        }
        catch (UnsupportedDeclarationException refusal)
        {
            Refuse(constant.NativeName, new(_options.Header, 0, 0, false), refusal);
        }
    }

    private CsVariable Variable(string name, IReadOnlyList<VariableDeclaration?> all)
    {
        var first = all.First(variable => variable is not null)!;
        // What Windows exports is what new threads begin with, and macOS has a function in its place.
        var without = Enumerable.Range(0, all.Count).Where(i => all[i] is { IsThreadLocal: true } && !_targets.Targets[i].Target.IsElf).ToList();
        if (without.Count > 0)
            throw new UnsupportedDeclarationException($"every thread has its own, which only Linux gives by name, and not {_targets.Rids(without)}; write C functions that read and write it");
        var types = all.Select(variable => variable?.Type).ToList();
        // Of an array the first element: the rest follows.
        while (types.OfType<CType>().All(type => TypeMapper.Bare(type) is ArrayType))
            types = types.ConvertAll(type => type is null ? null : ((ArrayType)TypeMapper.Bare(type)).Element);
        return new(name, first.Symbol, _table.Mapper.Map(types), first.IsConst, first.Comment) { NativeName = first.Name, Availability = _availability.Of(all) };
    }

    private List<TResult> Each<T, TResult>(Dictionary<string, Declaration?[]> values, Func<string, IReadOnlyList<T?>, TResult> map)
        where T : Declaration
        where TResult : CsDeclaration
    {
        var results = new List<TResult>();
        foreach (var (name, declarations) in values)
        {
            var first = declarations.First(declaration => declaration is not null)!;
            if (first is not T)
                continue;
            try
            {
                if (declarations.Any(declaration => declaration is not (null or T)))
                    throw new UnsupportedDeclarationException("it is a function, variable or macro on one target and another of them elsewhere");
                // Asked for in other forms.
                if (first is FunctionDeclaration { IsVariadic: true } or FunctionDeclaration { Shim.Message: >= 0 } && _forms.Contains(name))
                    continue;
                var publicName = _naming.Public(first is FunctionDeclaration function ? function.PublicName : name);
                var mapped = map(publicName, [.. declarations.Cast<T?>()]);
                results.Add((TResult)(mapped with { Name = _classNames.Take(mapped, name, first is FunctionDeclaration { NeedsShim: true }), Header = _files.Of(first) }));
                _bound++;
            }
            catch (UnsupportedDeclarationException refusal) when (refusal.IsInline && !_options.Allow.Contains(name))
            {
                _inline.Add((name, first.Place, refusal));
            }
            catch (UnsupportedDeclarationException refusal)
            {
                Refuse(first is FunctionDeclaration { PublicName: var asked } ? asked : name, first.Place, refusal);
            }
        }

        return results;
    }

    // The first target's order, then what only others have.
    private Dictionary<string, Declaration?[]> Merge(Func<Declaration, bool> which)
    {
        var merged = new Dictionary<string, Declaration?[]>(StringComparer.Ordinal);
        for (var i = 0; i < _models.Count; i++)
        {
            foreach (var declaration in _models[i].Declarations.Where(which))
            {
                if (!merged.TryGetValue(declaration.Name, out var all))
                    merged[declaration.Name] = all = new Declaration?[_models.Count];
                all[i] ??= declaration;
            }
        }

        return merged;
    }

    private void ReportInline()
    {
        if (_inline.Count == 1)
            Refuse(_inline[0].Name, _inline[0].Place, _inline[0].UnsupportedDeclarationException);
        if (_inline.Count <= 1)
            return;
        _refused += _inline.Count;
        _diagnostics.Add(Diagnostic.Warning("NSDK4010", $"{_inline.Count} inline functions of {_options.DisplayName} are not bound: only C can call them, and C can only be compiled "
            + $"into a library of this project. Leave them out with Block=\"{string.Join(';', _inline.Select(function => function.Name))}\" to silence this.", _options.Header));
    }

    private void ReportRefused(List<RefusedDeclaration> all)
    {
        foreach (var same in all.GroupBy(refused => refused.IsAddress ? "" : refused.Name).Select(group => group.ToList()))
        {
            var first = same[0];
            if (first.Target.Length > 0)
                Warn(first.Place, $"The macro '{first.Name}' is not bound: it stands for '{first.Target}', and what it hides has its name in C#. "
                    + $"Call '{first.Target}' for what C means by it. Leave out both with Block=\"{first.Name}\" to silence this.");
            else if (same.Count == 1)
                Refuse(first.Name, first.Place, new UnsupportedDeclarationException(first.Reason));
            else
                Warn(first.Place, $"{same.Count} macros are not bound, because they are addresses or other values that only C has. Write C functions that return them, "
                    + $"or leave them out with Block=\"{string.Join(';', same.Select(refused => refused.Name))}\" to silence this.", same.Count);
        }
    }

    private void Warn(SourcePlace place, string message, int refused = 1)
    {
        _refused += refused;
        _diagnostics.Add(new(Severity.Warning, "NSDK4010", message, place.File, place.Line, place.Column));
    }

    private void ReportTypes(List<CsTypeDeclaration> types)
    {
        foreach (var (name, refusal) in _table.Refused)
        {
            var declaration = _typeDeclarations[name].First(declaration => declaration is not null)!;
            _refused++;
            _diagnostics.Add(new(Severity.Warning, "NSDK4012", $"'{name}' is bound without its fields, for use behind pointers only: {refusal.Message}. "
                + $"Say so with Opaque=\"{name}\" to silence this{(_targets.Count > 1 ? ", or bind for fewer RIDs" : "")}.", declaration.Place.File, declaration.Place.Line, declaration.Place.Column));
        }

        _diagnostics.AddRange(_table.LeftOut.Select(left => new Diagnostic(Severity.Warning, "NSDK4014",
            $"'{left.Type}' is bound without its member '{left.Member}': {left.Reason}. Read and write it with C functions of your own, or bind for fewer RIDs.",
            left.Place.File, left.Place.Line, left.Place.Column)));
        var refused = _table.Refused.Keys.Select(_typeNames.Of).ToHashSet(StringComparer.Ordinal);
        _bound += types.Count(type => !refused.Contains(type.Name)) + _enums.Constants.Count;
    }

    // What is not the same everywhere is not bound at all: no RID gets C# that is wrong.
    private void Refuse(string name, SourcePlace place, UnsupportedDeclarationException refusal)
    {
        _refused++;
        // With one RID there are no others that it could differ from.
        var fewer = _targets.Count > 1 ? ", or bind for fewer RIDs" : "";
        var (code, text) = refusal switch
        {
            { IsPassing: true } => ("NSDK4022", $"'{name}' is not bound: {refusal.Message}. Write a C function that takes the address of the value and calls it, and bind that. "
                + $"Leave it out with Block=\"{name}\" to silence this{fewer}."),
            { IsLayout: true } => ("NSDK4011", $"'{name}' is not bound, because no C# declaration of it is right on {(_targets.Count > 1 ? "every RID" : _targets.Targets[0].Rid)}: {refusal.Message}. "
                + $"Leave it out with Block=\"{name}\" to silence this{fewer}."),
            _ => ("NSDK4010", $"'{name}' is not bound: {refusal.Message}. Leave it out with Block=\"{name}\" to silence this."),
        };
        _diagnostics.Add(new(Severity.Warning, code, text, place.File, place.Line, place.Column));
    }
}
