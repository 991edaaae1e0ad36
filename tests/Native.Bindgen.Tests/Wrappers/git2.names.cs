// Handles=git_repository:git_repository_open:git_repository_free;git_reference:git_repository_head:git_reference_free;git_blame:git_blame_file:git_blame_free
using System.Runtime.InteropServices;
using Wrapped;

public sealed unsafe class Repository : IDisposable
{
    private readonly git_repositorySafeHandle _handle;

    public Repository(string path) => Check(NativeMethods.git_repository_open(out _handle, path));

    public string? Directory => Marshal.PtrToStringUTF8((nint)NativeMethods.git_repository_workdir(_handle));

    public string? Head
    {
        get
        {
            Check(NativeMethods.git_repository_head(out var head, _handle));
            using (head)
                return Marshal.PtrToStringUTF8((nint)NativeMethods.git_reference_name(head));
        }
    }

    public IEnumerable<string> Blame(string path)
    {
        Check(NativeMethods.git_blame_file(out var blame, _handle, path, null));
        using var owned = blame;
        var hunks = new List<string>();
        for (uint i = 0; i < NativeMethods.git_blame_get_hunk_count(blame); i++)
        {
            var hunk = NativeMethods.git_blame_get_hunk_byindex(blame, i);
            var id = Marshal.PtrToStringUTF8((nint)NativeMethods.git_oid_tostr_s(&hunk->final_commit_id));
            hunks.Add($"{hunk->final_start_line_number}+{hunk->lines_in_hunk} {Marshal.PtrToStringUTF8((nint)hunk->final_signature->name)} {id}");
        }

        return hunks;
    }

    public void Dispose() => _handle.Dispose();

    private static void Check(int error)
    {
        if (error < 0)
            throw new InvalidOperationException(Marshal.PtrToStringUTF8((nint)NativeMethods.git_error_last()->message));
    }
}
