namespace Native.Build;

/// <summary>Passes values to the build scripts of projects that reference this one.</summary>
public static class Metadata
{
    /// <summary>Sets a value. The scripts read it with <see cref="BuildContext.Dependency"/>, or as <c>DEP_&lt;NAME&gt;_&lt;KEY&gt;</c>.</summary>
    public static void Set(string key, string value) => Instructions.Print("metadata", $"{key}={value}");
}
