using System.Runtime.InteropServices;

/// <summary>A database in memory: https://sqlite.org/c3ref/intro.html</summary>
internal sealed unsafe class Database : IDisposable
{
    private readonly sqlite3SafeHandle _database;

    public Database() => Check(NativeMethods.sqlite3_open(":memory:", out _database));

    /// <summary>Runs one statement and returns the first column of each row.</summary>
    public IReadOnlyList<string> Query(string sql)
    {
        Check(NativeMethods.sqlite3_prepare_v2(_database, sql, -1, out var statement, null));
        using (statement)
        {
            var rows = new List<string>();
            int result;
            while ((result = NativeMethods.sqlite3_step(statement)) == NativeMethods.SQLITE_ROW)
                rows.Add(Marshal.PtrToStringUTF8((nint)NativeMethods.sqlite3_column_text(statement, 0)) ?? "NULL");
            Check(result);
            return rows;
        }
    }

    public void Dispose() => _database.Dispose();

    private void Check(int result)
    {
        if (result is not (NativeMethods.SQLITE_OK or NativeMethods.SQLITE_DONE))
            throw new InvalidOperationException(Marshal.PtrToStringUTF8((nint)NativeMethods.sqlite3_errmsg(_database)));
    }
}
