// No metadata
using System.Runtime.InteropServices;
using Wrapped;

public sealed unsafe class RepositoryHandle : SafeHandle
{
    public RepositoryHandle(git_repository* repository)
        : base(0, ownsHandle: true) => SetHandle((nint)repository);

    public git_repository* Pointer => (git_repository*)handle;

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.git_repository_free((git_repository*)handle);
        return true;
    }
}

public sealed unsafe class BlameHandle : SafeHandle
{
    public BlameHandle(git_blame* blame)
        : base(0, ownsHandle: true) => SetHandle((nint)blame);

    public git_blame* Pointer => (git_blame*)handle;

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.git_blame_free((git_blame*)handle);
        return true;
    }
}

public sealed unsafe class Repository : IDisposable
{
    private readonly RepositoryHandle _handle;

    public Repository(string path)
    {
        git_repository* repository;
        Check(NativeMethods.git_repository_open(&repository, path));
        _handle = new(repository);
    }

    public string? Directory => Marshal.PtrToStringUTF8((nint)NativeMethods.git_repository_workdir(_handle.Pointer));

    public string? Head
    {
        get
        {
            git_reference* head;
            Check(NativeMethods.git_repository_head(&head, _handle.Pointer));
            try
            {
                return Marshal.PtrToStringUTF8((nint)NativeMethods.git_reference_name(head));
            }
            finally
            {
                NativeMethods.git_reference_free(head);
            }
        }
    }

    public IEnumerable<string> Blame(string path)
    {
        git_blame* result;
        Check(NativeMethods.git_blame_file(&result, _handle.Pointer, path, null));
        using var blame = new BlameHandle(result);
        var hunks = new List<string>();
        for (uint i = 0; i < NativeMethods.git_blame_get_hunk_count(blame.Pointer); i++)
        {
            var hunk = NativeMethods.git_blame_get_hunk_byindex(blame.Pointer, i);
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
