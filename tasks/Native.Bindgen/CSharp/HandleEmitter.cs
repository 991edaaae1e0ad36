using Native.Bindgen.Shape;

namespace Native.Bindgen.CSharp;

/// <summary>Classes that free what they own.</summary>
internal static class HandleEmitter
{
    /// <summary>Writes one.</summary>
    public static void Write(CodeWriter writer, CsHandle handle, string access, string className)
    {
        writer.Separate();
        writer.Line($"/// <summary>Owns a <see cref=\"{handle.Type}\"/>, and frees it with {handle.Destroy}.</summary>");
        writer.Line($"{access} sealed unsafe partial class {handle.Name} : SafeHandle");
        writer.Open();
        writer.Line("/// <summary>Owns nothing yet.</summary>");
        writer.Line($"public {handle.Name}() : base(0, ownsHandle: true)");
        writer.Open();
        writer.Close();
        writer.Separate();
        writer.Line("/// <summary>Takes what the library created.</summary>");
        writer.Line($"public {handle.Name}(nint handle, bool ownsHandle = true) : base(0, ownsHandle) => SetHandle(handle);");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override bool IsInvalid => handle == 0;");
        foreach (var creator in handle.Creators)
            FriendlyEmitter.WriteOne(writer, creator with { ResultHandle = handle.Name }, creator.Name, $"{className}.{creator.Name}");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line("protected override bool ReleaseHandle()");
        writer.Open();
        writer.Line($"{className}.{handle.Destroy}(({handle.Type}*)handle);");
        writer.Line("return true;");
        writer.Close();
        writer.Close();
    }
}
