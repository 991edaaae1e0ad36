// dotnet build -c Release -t:NativeTestPackage runs this program in an app that installs the package, for each RID that the machine can run.
using System.Runtime.InteropServices;

return template__1_version() == 1 ? 0 : 1;

[DllImport("template__1")]
static extern int template__1_version();
