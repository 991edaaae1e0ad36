using Native.Bindgen.Mapping;
using Native.Core.Bindings;
using static Native.Bindgen.Emit.Framework;

namespace Native.Bindgen.Emit;

/// <summary>Writes <c>SafeHandle</c> classes.</summary>
internal static class HandleEmitter
{
    /// <summary>Writes one class.</summary>
    public static void Write(CodeWriter writer, CsHandle handle, BindingsOptions options)
    {
        writer.Separate();
        var type = Own(options, handle.Type);
        writer.Line($"/// <summary>Owns a <see cref=\"{type}\"/>, and frees it with <c>{handle.Destroy.TrimStart('@')}</c>.</summary>");
        writer.Line($"{options.Access} sealed unsafe partial class {handle.Name} : {Interop}.SafeHandle");
        writer.Open();
        writer.Line("/// <summary>Creates an invalid handle.</summary>");
        writer.Line($"public {handle.Name}() : base(0, ownsHandle: true)");
        writer.Open();
        writer.Close();
        writer.Separate();
        writer.Line("/// <summary>Wraps a pointer that the library returned.</summary>");
        writer.Line($"public {handle.Name}(nint handle, bool ownsHandle = true) : base(0, ownsHandle) => SetHandle(handle);");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override bool IsInvalid => handle == 0;");
        foreach (var (name, creator) in handle.Creators)
        {
            var target = $"{Class(options)}.{creator.Name}";
            FriendlyEmitter.WriteOne(writer, creator, name, target, Documentation.Inherit(creator, target, Documentation.Of(creator, creator.Parameters)));
        }

        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line("protected override bool ReleaseHandle()");
        writer.Open();
        writer.Line($"{Class(options)}.{handle.Destroy}(({type}*)handle);");
        writer.Line("return true;");
        writer.Close();
        writer.Close();
    }
}
