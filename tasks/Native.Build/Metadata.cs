namespace Native.Build;

/// <summary>Facts for the scripts of projects that reference this one.</summary>
public static class Metadata
{
    /// <summary>They find it with <see cref="BuildContext.Dependency"/>, or as <c>DEP_&lt;NAME&gt;_&lt;KEY&gt;</c>.</summary>
    public static void Set(string key, string value) => Instructions.Say("metadata", $"{key}={value}");
}
