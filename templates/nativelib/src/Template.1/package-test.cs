// dotnet build -c Release -t:NativeTestPackage runs this program in an app that installs the package, for each RID that the machine can run.
return Template._1.Crc32.Hash("123456789"u8) == 0xCBF43926 ? 0 : 1;
