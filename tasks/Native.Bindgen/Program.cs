using Native.Bindgen;
using Native.Bindgen.Clang;
using Native.Core.Bindings;
using Native.Core.Diagnostics;

// Reads a request from the file that is named, and answers on standard output.
var request = BindgenJson.ReadRequest(File.ReadAllText(args[0]))!;
BindgenResponse response;
try
{
    LibClangLoader.Load(request.LibClangCandidates);
    response = Generator.Run(request, LibClangLoader.Version);
}
catch (NativeException exception)
{
    response = new() { Diagnostics = [exception.Diagnostic] };
}

Console.OpenStandardOutput().Write(System.Text.Encoding.UTF8.GetBytes(BindgenJson.Write(response)));
return 0;
