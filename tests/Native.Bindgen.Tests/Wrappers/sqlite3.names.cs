// Handles=sqlite3:sqlite3_open_v2:sqlite3_close_v2;sqlite3_stmt:sqlite3_prepare_v2:sqlite3_finalize
using System.Runtime.InteropServices;
using Wrapped;

public sealed unsafe class Database : IDisposable
{
    private readonly sqlite3SafeHandle _handle;

    public Database(string path) =>
        Check(NativeMethods.sqlite3_open_v2(path, out _handle, NativeMethods.SQLITE_OPEN_READWRITE | NativeMethods.SQLITE_OPEN_CREATE, null));

    public static string? Version => Marshal.PtrToStringUTF8((nint)NativeMethods.sqlite3_libversion());

    public IEnumerable<string> Query(string sql)
    {
        Check(NativeMethods.sqlite3_prepare_v2(_handle, sql, -1, out var statement, null));
        using var owned = statement;
        var rows = new List<string>();
        while (NativeMethods.sqlite3_step(statement) == NativeMethods.SQLITE_ROW)
        {
            var columns = Enumerable.Range(0, NativeMethods.sqlite3_column_count(statement));
            rows.Add(string.Join(' ', columns.Select(i =>
                $"{Marshal.PtrToStringUTF8((nint)NativeMethods.sqlite3_column_name(statement, i))}={Marshal.PtrToStringUTF8((nint)NativeMethods.sqlite3_column_text(statement, i))}")));
        }

        return rows;
    }

    public void Dispose() => _handle.Dispose();

    private void Check(int error)
    {
        if (error != NativeMethods.SQLITE_OK)
            throw new InvalidOperationException(Marshal.PtrToStringUTF8((nint)NativeMethods.sqlite3_errmsg(_handle)));
    }
}
