using System.Runtime.InteropServices;
using Sqlite;

/// <summary>Notes in a database in memory.</summary>
internal sealed unsafe class Notes : IDisposable
{
    private readonly sqlite3SafeHandle _database;

    public Notes()
    {
        Check(NativeMethods.sqlite3_open(":memory:", out _database));
        Query("CREATE TABLE notes (box BLOB)");
    }

    public void Add(byte[] box) => Query($"INSERT INTO notes VALUES (x'{Convert.ToHexString(box)}')");

    public IEnumerable<byte[]> All() => Query("SELECT hex(box) FROM notes ORDER BY rowid").Select(Convert.FromHexString);

    public void Dispose() => _database.Dispose();

    private List<string> Query(string sql)
    {
        Check(NativeMethods.sqlite3_prepare_v2(_database, sql, -1, out var statement, null));
        using (statement)
        {
            var rows = new List<string>();
            int result;
            while ((result = NativeMethods.sqlite3_step(statement)) == NativeMethods.SQLITE_ROW)
                rows.Add(Marshal.PtrToStringUTF8((nint)NativeMethods.sqlite3_column_text(statement, 0))!);
            Check(result);
            return rows;
        }
    }

    private void Check(int result)
    {
        if (result is not (NativeMethods.SQLITE_OK or NativeMethods.SQLITE_DONE))
            throw new InvalidOperationException(Marshal.PtrToStringUTF8((nint)NativeMethods.sqlite3_errmsg(_database)));
    }
}
