using System.Text;

namespace Native.Bindgen.Tests;

/// <summary>Names that are valid in C and that have a meaning in C#, in .NET or in the generator.</summary>
internal static class HostileNames
{
    private const string Words =
        "abstract as base byte catch checked class decimal delegate event explicit finally fixed foreach implicit in interface internal is lock namespace new null "
        + "object operator out override params private protected public readonly ref sbyte sealed stackalloc string this throw try uint ulong unchecked unsafe ushort "
        + "using virtual __arglist __makeref __reftype __refvalue "
        + "add alias allows and args ascending async await by descending dynamic equals extension field file from get global group init into join let managed nameof "
        + "nint not notnull nuint on or orderby partial record remove required scoped select set unmanaged value var when where with yield _ __ value__ "
        + "System Microsoft Runtime InteropServices NativeLibrary CLong CULong MemoryMarshal OperatingSystem RuntimeInformation Architecture Utf8StringMarshaller Span "
        + "ReadOnlySpan String Exception ArgumentNullException ArgumentOutOfRangeException Unsafe DllImport DllImportAttribute CallingConvention LayoutKind StructLayout "
        + "FieldOffset InlineArray UnscopedRef Obsolete SupportedOSPlatform SafeHandle Library __Library Handle Object Int32 IntPtr Type Attribute Enum "
        + "ToString GetType Equals GetHashCode Finalize MemberwiseClone ReferenceEquals "
        + "NativeMethods NativeMethods_ Anonymous Anonymous_ Anonymous1 _bitfield1 _bitfield2 param0 param1 param1_ e0 length handle ownsHandle Close Dispose IsInvalid "
        + "ReleaseHandle SetHandle __result __text_native _Anonymous_e__Union _Anonymous_e__Struct _box_e__FixedBuffer _box_e__Struct get_level set_level level level_ "
        + "get_Length thing thing_ things thingSafeHandle thing2 Made größe ключ a$b a_b";

    /// <summary>All names, and each name with the <c>_</c> that escaping would add.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Words.Split(' '), "string_", "nint_", "System_", "_bitfield1_", "ToString_"];

    /// <summary>Some names in random order, each once.</summary>
    public static string[] Some(Random random, int count)
    {
        var names = All.ToArray();
        random.Shuffle(names);
        return names[..count];
    }

    /// <summary>
    /// A struct whose members have these names: fields, arrays, bit-fields, anonymous and nested members, an array at the end; and the
    /// number of members that it has in C#, where anonymous members have names too.
    /// </summary>
    public static (string Text, int Members) Struct(string name, string[] members, Random random)
    {
        var text = new StringBuilder($"struct {name} {{\n");
        var anonymous = 0;
        for (var i = 0; i < members.Length; i++)
        {
            var member = members[i];
            var (line, used) = random.Next(8) switch
            {
                0 => ($"unsigned {member} : 7;", 1),
                1 => ($"char {member}[3];", 1),
                2 => ($"struct {{ int x; }} {member};", 1),
                3 when i + 1 < members.Length => ($"union {{ int {member}; float {members[i + 1]}; }};", 2),
                4 when i + 1 < members.Length => ($"struct {{ unsigned {member} : 3, {members[i + 1]} : 5; }};", 2),
                5 when i + 1 < members.Length => ($"union {{ struct {{ short {member}; }}; struct {{ char *{members[i + 1]}; }}; }};", 2),
                6 when i == members.Length - 1 => ($"int {member}[];", 1),
                _ => ($"int {member};", 1),
            };
            text.Append($"    {line}\n");
            i += used - 1;
            anonymous += used - 1;
        }

        return (text.Append("};\n").ToString(), members.Length + anonymous);
    }
}
