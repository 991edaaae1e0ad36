// The tests run qemu and wine, and read ELF files with LLVM.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
