// No metadata
using System.Runtime.InteropServices;
using Wrapped;

public sealed unsafe class DatabaseHandle : SafeHandle
{
    public DatabaseHandle(sqlite3* database)
        : base(0, ownsHandle: true) => SetHandle((nint)database);

    public sqlite3* Pointer => (sqlite3*)handle;

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => NativeMethods.sqlite3_close_v2((sqlite3*)handle) == NativeMethods.SQLITE_OK;
}

public sealed unsafe class StatementHandle : SafeHandle
{
    public StatementHandle(sqlite3_stmt* statement)
        : base(0, ownsHandle: true) => SetHandle((nint)statement);

    public sqlite3_stmt* Pointer => (sqlite3_stmt*)handle;

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.sqlite3_finalize((sqlite3_stmt*)handle);
        return true;
    }
}

public sealed unsafe class Database : IDisposable
{
    private readonly DatabaseHandle _handle;

    public Database(string path)
    {
        sqlite3* database;
        var error = NativeMethods.sqlite3_open_v2(path, &database, NativeMethods.SQLITE_OPEN_READWRITE | NativeMethods.SQLITE_OPEN_CREATE, (string?)null);
        _handle = new(database);
        Check(error);
    }

    public static string? Version => Marshal.PtrToStringUTF8((nint)NativeMethods.sqlite3_libversion());

    public IEnumerable<string> Query(string sql)
    {
        sqlite3_stmt* result;
        Check(NativeMethods.sqlite3_prepare_v2(_handle.Pointer, sql, -1, &result, null));
        using var statement = new StatementHandle(result);
        var rows = new List<string>();
        while (NativeMethods.sqlite3_step(statement.Pointer) == NativeMethods.SQLITE_ROW)
        {
            var columns = Enumerable.Range(0, NativeMethods.sqlite3_column_count(statement.Pointer));
            rows.Add(string.Join(' ', columns.Select(i =>
                $"{Marshal.PtrToStringUTF8((nint)NativeMethods.sqlite3_column_name(statement.Pointer, i))}={Marshal.PtrToStringUTF8((nint)NativeMethods.sqlite3_column_text(statement.Pointer, i))}")));
        }

        return rows;
    }

    public void Dispose() => _handle.Dispose();

    private void Check(int error)
    {
        if (error != NativeMethods.SQLITE_OK)
            throw new InvalidOperationException(Marshal.PtrToStringUTF8((nint)NativeMethods.sqlite3_errmsg(_handle.Pointer)));
    }
}
