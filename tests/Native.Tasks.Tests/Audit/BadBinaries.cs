using System.Buffers.Binary;
using Native.Core.Platform;
using TestKit;

namespace Native.Tasks.Tests;

/// <summary>
/// Creates libraries with a real compiler, each with a fault. If zig's linkers cannot create the fault, some bytes of a valid library are changed.
/// </summary>
public sealed class BadBinaries : IDisposable
{
    private const string Code = "#include <stdlib.h>\n#ifdef _WIN32\n__declspec(dllexport)\n#endif\nint a(int n) { return abs(n) + (getenv(\"X\") != 0); }\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("native-audit-ä ").FullName;
    private readonly Lock _lock = new();
    private readonly HashSet<string> _stubs = [];

    public BadBinaries()
    {
        Write("a.c", Code);
        Write("use.c", "int m(void); int a(void) { return m(); }\n");
        Write("m.c", "int m(void) { return 1; }\n");
        Write("main.c", "int main(void) { return 0; }\n");
        Write("static.S", ".text\n.globl a\na: movabs $a, %rax\nret\n");
        Write("glibc.c", "int pthread_create(void *, void *, void *, void *); int a(void) { return pthread_create(0, 0, 0, 0); }\n");
        Write("runtime.map", "GLIBCXX_3.4.99 { global: m; };\n");
    }

    public void Dispose()
    {
        // Under wine, the directory can be gone.
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    /// <summary>
    /// Links <c>a</c> for <paramref name="rid"/> with <paramref name="arguments"/>, changes bytes according to <paramref name="patch"/>, and returns the full
    /// path. A file name at the start of the patch renames the file.
    /// </summary>
    public string Make(string rid, string arguments, string patch)
    {
        var target = NativeTarget.Parse(rid);
        var isProgram = arguments.Contains("main.c", StringComparison.Ordinal);
        var folder = Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("N"))).FullName;
        var name = target.FileName("a", isProgram ? NativeOutputType.Executable : NativeOutputType.SharedLibrary);
        var words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var stub in words.Where(word => word.StartsWith("stub:", StringComparison.Ordinal)).ToList())
            words[words.IndexOf(stub)] = Stub(target, stub["stub:".Length..]);
        if (words.Remove("unnamed"))
            words.AddRange(isProgram ? [] : ["-shared"]);
        else if (!isProgram)
            words.AddRange(["-shared", .. target.IsWindows ? [] : target.IsMacOS ? [$"-Wl,-install_name,@rpath/{name}"] : (string[])[$"-Wl,-soname,{name}"]]);
        if (!words.Contains("-target"))
            words.AddRange(["-target", target.ZigTriple(null, null)]);
        var output = Path.Combine(folder, name);
        Zig([.. words, "-o", output]);
        return Change(output, patch);
    }

    /// <summary>Creates a text file with the name of a library, and returns its full path.</summary>
    public string Text(string name)
    {
        Write(name, "INPUT(liba.so.1)\n");
        return Path.Combine(_folder, name);
    }

    private string Stub(NativeTarget target, string name)
    {
        var path = Path.Combine(_folder, target.Rid, name);
        lock (_lock)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var library = target.IsWindows ? Path.ChangeExtension(path, ".lib") : path;
            if (_stubs.Add(path))
                Zig(["-target", target.ZigTriple(null, null), "-shared", "m.c", "-o", path, .. target.IsWindows ? ["-Xlinker", "--out-implib", "-Xlinker", library]
                    : target.IsMacOS ? [$"-Wl,-install_name,/opt/lib/{name}"]
                    : (string[])[$"-Wl,-soname,{name}", .. name.Contains("++", StringComparison.Ordinal) ? (string[])["-Wl,--version-script,runtime.map"] : []]]);
            return library;
        }
    }

    private void Zig(IEnumerable<string> arguments) => Tool.Run(Repository.Zig, ["cc", "-g0", .. arguments], _folder, new Dictionary<string, string?>
    {
        ["ZIG_GLOBAL_CACHE_DIR"] = Path.Combine(Repository.Cache, "zig"),
        ["ZIG_LOCAL_CACHE_DIR"] = Path.Combine(_folder, "cache"),
    }).Succeeds();

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private static string Change(string path, string patch)
    {
        if (patch.Length == 0)
            return path;
        if (patch.StartsWith("name ", StringComparison.Ordinal))
        {
            var renamed = Path.Combine(Path.GetDirectoryName(path)!, patch["name ".Length..]);
            File.Move(path, renamed);
            return renamed;
        }

        var file = File.ReadAllBytes(path);
        switch (patch)
        {
            case "elf stack":
                // PT_GNU_STACK gets the flag PF_X.
                file[ProgramHeader(file, 0x6474_E551) + 4] |= 1;
                break;
            case "elf no stack":
                BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(ProgramHeader(file, 0x6474_E551)), 0x6FFF_FFF0);
                break;
            case "elf no sections":
                file.AsSpan(40, 8).Clear();
                file.AsSpan(60, 2).Clear();
                break;
            case "pe nx":
                file[Optional(file) + 71] &= 0xFE;
                break;
            case "pe base":
                file[Optional(file) + 70] &= 0xBF;
                break;
            case "pe version":
                file[Optional(file) + 48] = 11;
                break;
            case "macho stack":
                file[26] |= 2;
                break;
            case "macho fixed":
                file[26] &= 0xDF;
                break;
            case "macho unsigned":
                file[LoadCommand(file, 0x1D)] = 0x29;
                break;
            case "macho ios":
                file[LoadCommand(file, 0x32) + 8] = 2;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(patch), patch, null);
        }

        File.WriteAllBytes(path, file);
        return path;
    }

    // In 64-bit files, the table starts at offset 64, and an entry has 56 bytes.
    private static int ProgramHeader(byte[] file, uint type) =>
        Enumerable.Range(0, file[56]).Select(i => 64 + (i * 56)).First(at => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at)) == type);

    private static int Optional(byte[] file) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(60)) + 24;

    private static int LoadCommand(byte[] file, uint type)
    {
        var at = 32;
        while (BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at)) != type)
            at += BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 4));
        return at;
    }
}
