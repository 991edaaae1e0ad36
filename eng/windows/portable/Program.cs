// The assemblies of the .NET SDK for Linux contain native code for Linux, which the Windows loader rejects. This program rewrites the assemblies
// in a copy of the SDK, with only their IL. Usage: portable SDK COPY FRAMEWORK
using Mono.Cecil;

// The flag of the CLI header that marks native code compiled from the IL (ECMA-335 II.25.3.3.1, COMIMAGE_FLAGS_IL_LIBRARY).
const ModuleAttributes IlLibrary = (ModuleAttributes)4;

var (sdk, copy, framework) = (args[0], args[1], args[2]);
Parallel.ForEach(Directory.EnumerateFiles(copy, "*.dll", SearchOption.AllDirectories), path =>
{
    // References are resolved in the SDK itself, whose files do not change.
    var original = Path.Combine(sdk, Path.GetRelativePath(copy, path));
    using var resolver = new DefaultAssemblyResolver();
    foreach (var folder in new[] { Path.GetDirectoryName(original)!, framework, sdk })
        resolver.AddSearchDirectory(folder);
    try
    {
        using var module = ModuleDefinition.ReadModule(original, new(ReadingMode.Immediate) { AssemblyResolver = resolver });
        if ((module.Attributes & IlLibrary) == 0)
            return;
        module.Attributes = (module.Attributes & ~IlLibrary) | ModuleAttributes.ILOnly;
        module.Architecture = TargetArchitecture.AMD64;
        module.Write(path);
    }
    catch (BadImageFormatException)
    {
        // The file is a native library.
    }
});
