#:package Native.Build@0.1.0
using System.Text;
using Native.Build;

// Generates a table in C, and its header.
const uint polynomial = 0xEDB88320;
var table = new StringBuilder("#include \"crc_table.h\"\nconst uint32_t crc_table[256] = {\n");
for (uint i = 0; i < 256; i++)
{
    var value = i;
    for (var bit = 0; bit < 8; bit++)
        value = (value & 1) != 0 ? polynomial ^ (value >> 1) : value >> 1;
    table.Append($"    0x{value:x8}u,\n");
}

BuildContext.WriteOut("crc_table.h", "#include <stdint.h>\nextern const uint32_t crc_table[256];\n");
Emit.Source(BuildContext.WriteOut("crc_table.c", table.Append("};\n").ToString()));
Emit.Include(BuildContext.OutDirectory);

// The compiler checks the features of the target, which can differ from this machine. The results determine which code is compiled.
var c = new CBuild();
if (c.HasFunction("getauxval", "sys/auxv.h"))
    Emit.Define("HAVE_GETAUXVAL");
Emit.Define("POINTER_SIZE", $"{c.SizeOf("void *")}");
Emit.Constant(NativeTarget.Current.IsWindows ? "FOR_WINDOWS" : "FOR_UNIX");

// The script itself reads no other file, so changes of other files do not run it again.
Rerun.IfChanged("build.cs");
