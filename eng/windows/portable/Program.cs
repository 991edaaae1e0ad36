// Assemblies of the .NET SDK for Linux have code that was compiled ahead of time for Linux. The loader of Windows refuses them, so this program
// writes those of a copy of the SDK again, with their IL alone. Usage: portable SDK COPY FRAMEWORK
using Mono.Cecil;

// Of the flags in the CLI header: the native code is a translation of the IL (ECMA-335 II.25.3.3.1, COMIMAGE_FLAGS_IL_LIBRARY).
const ModuleAttributes IlLibrary = (ModuleAttributes)4;

var (sdk, copy, framework) = (args[0], args[1], args[2]);
Parallel.ForEach(Directory.EnumerateFiles(copy, "*.dll", SearchOption.AllDirectories), path =>
{
    // What an assembly refers to is read from the SDK itself, whose files stay as they are.
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
        // A library of C.
    }
});
