using Native.Bindgen.Mapping;

namespace Native.Bindgen.Emit;

/// <summary>Writes enums.</summary>
internal static class EnumEmitter
{
    /// <summary>Writes one enum.</summary>
    public static void Write(CodeWriter writer, CsEnum type, string access)
    {
        Documentation.Write(writer, type.Comment);
        if (type.IsFlags)
            writer.Line("[global::System.Flags]");
        writer.Line($"{access} enum {TypeNames.Simple(type.Name)}{(type.Underlying == "int" ? "" : $" : {type.Underlying}")}");
        writer.Open();
        foreach (var member in type.Members)
        {
            if (member.Comment.Length > 0)
                writer.Separate();
            Documentation.Write(writer, member.Comment);
            writer.Line($"{member.Name} = {member.Value},");
        }

        writer.Close();
    }
}
