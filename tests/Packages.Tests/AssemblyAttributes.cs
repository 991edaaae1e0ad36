// The tests run qemu and wine.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
