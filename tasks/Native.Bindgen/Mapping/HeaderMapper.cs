using Native.Bindgen.Emit;
using Native.Bindgen.Model;
using Native.Core.Bindings;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Bindgen.Mapping;

/// <summary>Represents the C# model of a header.</summary>
internal sealed record MappedHeader(CsFile File, IReadOnlyList<Diagnostic> Diagnostics, int Bound, int Refused, IReadOnlyList<BoundImport> Imports)
{
    /// <summary>The targets that it supports, in the order of the request.</summary>
    public required TargetSet Targets { get; init; }

    /// <summary>The options of the item.</summary>
    public required BindingsOptions Options { get; init; }

    /// <summary>The RIDs of the targets.</summary>
    public IReadOnlyList<string> Rids => [.. Targets.Targets.Select(target => target.Rid)];

    /// <summary>The C shims of the whole file.</summary>
    public string Shims => ShimsOf(File);

    /// <summary>Returns the C shims of a part of the file.</summary>
    public string ShimsOf(CsFile file) => ShimWriter.Write(Targets, [.. file.Functions.Where(function => function.Shim is not null)], Options);
}

/// <summary>Merges the declarations of all targets into one C# model, and reports each declaration that cannot be bound.</summary>
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
        _enums = new EnumMapper(_targets, _naming, _typeNames, _files, options);
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

    /// <summary>Maps one header, which does not compile for the RIDs <paramref name="missing"/>.</summary>
    public static MappedHeader Map(BindingsOptions options, IReadOnlyList<HeaderModel> models, IReadOnlyList<string> missing) =>
        new HeaderMapper(options, models, missing).Map();

    private MappedHeader Map()
    {
        ReportRefused([.. _models.SelectMany(model => model.Refused).DistinctBy(refused => refused.Name)]);
        var imports = new LibraryImports(_options, _targets, _values);
        imports.TakeOutMissing();
        foreach (var (name, declarations) in _typeDeclarations.Where(pair => pair.Value.Any(declaration => declaration is { IsSelected: true })))
            _table.Require(name);
        List<CsTypeDeclaration> types = [.. MapCallbacks()];
        var raw = Each<FunctionDeclaration, CsFunction>(_values, (name, all) => new FunctionMapper(_targets, _table.Mapper, _options.Shims).Map(name, all) with { Availability = _availability.Of(all) });
        ReportInline();
        var friendly = new FriendlyMapper(_options, _table.Mapper, new HandleRules(_options, _typeNames, _typeDeclarations, raw));
        var functions = raw.ConvertAll(function => Named(friendly.Map(function, [.. _values[function.NativeName].Cast<FunctionDeclaration?>()])));
        var constants = Each<ConstantDeclaration, CsConstant>(_values, Constant);
        var variables = Each<VariableDeclaration, CsVariable>(_values, Variable);
        constants.AddRange(Each<ConstantDeclaration, CsConstant>(_hidingMacros, Constant));
        types.InsertRange(0, _table.Finish());
        ReportTypes(types);
        foreach (var constant in _enums.Constants.Where(constant => !IsRepresented(constant, constants)))
            AddValue(constant, constants);
        var file = new CsFile { Functions = functions, Constants = constants, Variables = variables, Types = types, Handles = _options.Friendly ? friendly.Handles(functions) : [], Remarks = _availability.Remarks };
        _diagnostics.AddRange(new MetadataCheck(_options, _models.SelectMany(model => model.Declarations)).Warnings(friendly.Used, _enums.UsedFlags));
        return new(file, _diagnostics, _bound, _refused, imports.Of(functions, variables)) { Targets = _targets, Options = _options };
    }

    // An overload that differs only in its result has the name of the C function.
    private CsFunction Named(CsFunction function) => !_options.Friendly || !function.ReturnsText || function.HasFriendlyParameter
        ? function
        : function with { Name = _classNames.Invent(function.Name), OverloadName = function.Name };

    // A C# constant needs no platform attribute, because its value is compiled into the assembly.
    private CsConstant Constant(string name, IReadOnlyList<ConstantDeclaration?> all)
    {
        var constant = new ConstantMapper(_targets, _table).Map(name, all);
        constant = constant with { NativeName = all.First(declaration => declaration is not null)!.Name };
        return constant.IsConst && !all.Contains(null) ? constant : constant with { Availability = _availability.Of(all) };
    }

    // Before functions, whose documentation refers to the delegate types.
    private IEnumerable<CsDelegate> MapCallbacks()
    {
        var mapper = new CallbackMapper(_options, _naming, _typeNames, _files);
        return Merge(declaration => declaration is CallbackDeclaration).Values.Select(all => mapper.Map(_table.Mapper, [.. all.Cast<CallbackDeclaration?>()])).OfType<CsDelegate>();
    }

    private static bool IsValue(Declaration declaration) => declaration is not (RecordDeclaration or EnumDeclaration or CallbackDeclaration);

    // Compared to skip a macro that has the same value as the constant that it hides.
    private static object Value(Declaration declaration) => declaration switch
    {
        ConstantDeclaration { Value: IntegerValue number } => number.Value,
        ConstantDeclaration constant => constant.Value,
        _ => declaration,
    };

    // A macro that was not bound is already reported, and it hides the constant in C.
    private bool IsRepresented(CsConstant constant, List<CsConstant> constants) => _values.ContainsKey(constant.NativeName)
        && (!_classNames.Has(constant.NativeName) || constants.Exists(other => other.NativeName == constant.NativeName && other.Value == constant.Value));

    private HashSet<string> OwnNames(Func<Declaration, bool> which) =>
    [
        .. _values.Where(pair => pair.Value.OfType<Declaration>().Any(which)).Select(pair => pair.Key),
        .. _typeDeclarations.Values.SelectMany(all => all).OfType<EnumDeclaration>().SelectMany(type => type.Members).Select(member => member.Name),
    ];

    // Adds an enum value as a constant of the class. A macro with the same name has precedence, as in C.
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
        // Windows exports only the initial value of a thread-local variable, and macOS exports a function instead.
        var without = Enumerable.Range(0, all.Count).Where(i => all[i] is { IsThreadLocal: true } && !_targets.Targets[i].Target.IsElf).ToList();
        if (without.Count > 0)
            throw new UnsupportedDeclarationException($"it is thread-local, which is supported on Linux, but not on {_targets.Rids(without)}; write C functions that read and write it");
        var types = all.Select(variable => variable?.Type).ToList();
        // An array is bound as a reference to its first element.
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
                    throw new UnsupportedDeclarationException("its kind (function, variable or macro) differs between RIDs");
                // Metadata request other forms of this function.
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

    // Returns declarations in the order of the first target, followed by those that only other targets have.
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
        _diagnostics.Add(Diagnostic.Warning("NSDK4010", $"{_inline.Count} inline functions of {_options.DisplayName} are not bound: they need C shims, {FunctionMapper.ShimHint}. "
            + $"Exclude them with Block=\"{string.Join(';', _inline.Select(function => function.Name))}\" to silence this.", _options.Header));
    }

    private void ReportRefused(List<RefusedDeclaration> all)
    {
        foreach (var same in all.GroupBy(refused => refused.IsAddress ? "" : refused.Name).Select(group => group.ToList()))
        {
            var first = same[0];
            if (first.Target.Length > 0)
                Warn(first.Place, $"The macro '{first.Name}' is not bound: it expands to '{first.Target}', and the declaration that it hides has its name in C#. "
                    + $"Call '{first.Target}' to get the same result as in C. Exclude both with Block=\"{first.Name}\" to silence this.");
            else if (same.Count == 1)
                Refuse(first.Name, first.Place, new UnsupportedDeclarationException(first.Reason));
            else
                Warn(first.Place, $"{same.Count} macros are not bound, because they are addresses or other values that C# cannot represent. Write C functions that return them, "
                    + $"or exclude them with Block=\"{string.Join(';', same.Select(refused => refused.Name))}\" to silence this.", same.Count);
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
            _diagnostics.Add(new(Severity.Warning, "NSDK4012", $"'{name}' is bound without fields, and can only be used through pointers: {refusal.Message}. "
                + $"Set Opaque=\"{name}\" to silence this{(_targets.Count > 1 ? ", or bind for fewer RIDs" : "")}.", declaration.Place.File, declaration.Place.Line, declaration.Place.Column));
        }

        _diagnostics.AddRange(_table.LeftOut.Select(left => new Diagnostic(Severity.Warning, "NSDK4014",
            $"'{left.Type}' is bound without its member '{left.Member}': {left.Reason}. Write C functions that read and write it, or bind for fewer RIDs.",
            left.Place.File, left.Place.Line, left.Place.Column)));
        var refused = _table.Refused.Keys.Select(_typeNames.Of).ToHashSet(StringComparer.Ordinal);
        _bound += types.Count(type => !refused.Contains(type.Name)) + _enums.Constants.Count;
    }

    // A declaration that differs between RIDs is not bound, so that no RID gets wrong C#.
    private void Refuse(string name, SourcePlace place, UnsupportedDeclarationException refusal)
    {
        _refused++;
        // With one RID, fewer RIDs are not an option.
        var fewer = _targets.Count > 1 ? ", or bind for fewer RIDs" : "";
        var (code, text) = refusal switch
        {
            { IsPassing: true } => ("NSDK4022", $"'{name}' is not bound: {refusal.Message}. Write and bind a C function that takes the address of the value and calls '{name}'. "
                + $"Exclude it with Block=\"{name}\" to silence this{fewer}."),
            { IsLayout: true } => ("NSDK4011", $"'{name}' is not bound, because no C# declaration is correct on {(_targets.Count > 1 ? "every RID" : _targets.Targets[0].Rid)}: {refusal.Message}. "
                + $"Exclude it with Block=\"{name}\" to silence this{fewer}."),
            _ => ("NSDK4010", $"'{name}' is not bound: {refusal.Message}. Exclude it with Block=\"{name}\" to silence this."),
        };
        _diagnostics.Add(new(Severity.Warning, code, text, place.File, place.Line, place.Column));
    }
}
