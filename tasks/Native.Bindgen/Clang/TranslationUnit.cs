using System.Runtime.InteropServices;
using System.Text;
using Native.Core.Diagnostics;
using static Native.Bindgen.Clang.LibClang;

namespace Native.Bindgen.Clang;

/// <summary>Represents a message of clang.</summary>
internal sealed record ClangMessage(CXDiagnosticSeverity Severity, string Text, string File, int Line, int Column);

/// <summary>Represents a parsed file in memory, which includes the header.</summary>
internal sealed unsafe class TranslationUnit : IDisposable
{
    // CXTranslationUnit_DetailedPreprocessingRecord | KeepGoing | IncludeAttributedTypes (_Nonnull)
    private const uint Options = 0x01 | 0x200 | 0x1000;
    private const uint SkipFunctionBodies = 0x40;

    private readonly void* _index;
    private CXTranslationUnitImpl* _unit;

    private TranslationUnit(void* index, CXTranslationUnitImpl* unit)
    {
        _index = index;
        _unit = unit;
    }

    /// <summary>The handle of libclang.</summary>
    public CXTranslationUnitImpl* Handle => _unit;

    /// <summary>The root cursor.</summary>
    public CXCursor Root => clang_getTranslationUnitCursor(_unit);

    /// <summary>
    /// Parses <paramref name="text"/> as a file <paramref name="name"/>, without the bodies of functions unless <paramref name="withBodies"/>. Reports NSDK4005 if
    /// libclang fails.
    /// </summary>
    public static TranslationUnit Parse(string name, string text, IReadOnlyList<string> arguments, string header, bool withBodies = false)
    {
        var index = clang_createIndex(0, 0);
        using var names = new NativeStrings([name, text, .. arguments]);
        var file = new CXUnsavedFile
        {
            Filename = names[0],
            Contents = names[1],
            Length = new CULong((uint)Encoding.UTF8.GetByteCount(text)),
        };
        CXTranslationUnitImpl* unit = null;
        var error = clang_parseTranslationUnit2(index, names[0], names.From(2), arguments.Count, &file, 1, Options | (withBodies ? 0 : SkipFunctionBodies), &unit);
        if (error == CXErrorCode.CXError_Success)
            return new(index, unit);
        clang_disposeIndex(index);
        throw new NativeException(Diagnostic.Error("NSDK4005",
            $"libclang failed on this header ({error}). Expected a header that a compiler accepts; try another libclang with "
                + "NativeLibClangPath, or exclude the code that it fails on with a macro in Defines.", header));
    }

    /// <summary>Returns every message, in order.</summary>
    public List<ClangMessage> Messages()
    {
        var messages = new List<ClangMessage>();
        for (uint i = 0, count = clang_getNumDiagnostics(_unit); i < count; i++)
        {
            var diagnostic = clang_getDiagnostic(_unit, i);
            var (file, line, column, _) = ClangText.Place(clang_getDiagnosticLocation(diagnostic));
            messages.Add(new(clang_getDiagnosticSeverity(diagnostic), clang_getDiagnosticSpelling(diagnostic).Take(),
                ClangText.FileName(file), (int)line, (int)column));
            clang_disposeDiagnostic(diagnostic);
        }

        return messages;
    }

    /// <summary>Returns the full path of every file that was read.</summary>
    public List<string> Files()
    {
        var files = new List<string>();
        var handle = GCHandle.Alloc(files);
        clang_getInclusions(_unit, &AddFile, (void*)GCHandle.ToIntPtr(handle));
        handle.Free();
        return files;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_unit is null)
            return;
        clang_disposeTranslationUnit(_unit);
        clang_disposeIndex(_index);
        _unit = null;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static void AddFile(void* file, CXSourceLocation* stack, uint depth, void* data) =>
        ((List<string>)GCHandle.FromIntPtr((nint)data).Target!).Add(ClangText.FileName((nint)file));
}
