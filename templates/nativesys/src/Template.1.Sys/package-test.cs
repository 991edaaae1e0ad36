// dotnet build -c Release -t:NativeTestPackage runs this program in an app that installs the package.
using System.Runtime.InteropServices;

return NativeLibrary.TryLoad("Template.1.Sys.Native", typeof(Template._1.Sys.NativeMethods).Assembly, null, out _) ? 0 : 1;
