using System.Runtime.InteropServices;
using System.Text;

/// <summary>A database in memory: https://sqlite.org/c3ref/intro.html</summary>
internal sealed unsafe class Database : SafeHandle
{
    private const int Row = 100;

    public Database()
        : base(0, ownsHandle: true)
    {
        fixed (byte* name = ":memory:\0"u8)
            Check(sqlite3_open(name, out handle));
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Runs one statement and gives the first column of each row.</summary>
    public IReadOnlyList<string> Query(string sql)
    {
        var rows = new List<string>();
        nint statement;
        fixed (byte* text = Encoding.UTF8.GetBytes(sql + '\0'))
            Check(sqlite3_prepare_v2(handle, text, -1, out statement, null));
        int result;
        while ((result = sqlite3_step(statement)) == Row)
            rows.Add(Marshal.PtrToStringUTF8((nint)sqlite3_column_text(statement, 0)) ?? "NULL");
        sqlite3_finalize(statement);
        Check(result == 101 ? 0 : result);
        return rows;
    }

    protected override bool ReleaseHandle() => sqlite3_close_v2(handle) == 0;

    private void Check(int result)
    {
        if (result != 0)
            throw new InvalidOperationException(Marshal.PtrToStringUTF8((nint)sqlite3_errmsg(handle)));
    }

    [DllImport(sqlite.NativeConstants.LibraryName)]
    private static extern int sqlite3_open(byte* fileName, out nint database);

    [DllImport(sqlite.NativeConstants.LibraryName)]
    private static extern int sqlite3_prepare_v2(nint database, byte* sql, int length, out nint statement, byte** tail);

    [DllImport(sqlite.NativeConstants.LibraryName)]
    private static extern int sqlite3_step(nint statement);

    [DllImport(sqlite.NativeConstants.LibraryName)]
    private static extern byte* sqlite3_column_text(nint statement, int column);

    [DllImport(sqlite.NativeConstants.LibraryName)]
    private static extern int sqlite3_finalize(nint statement);

    [DllImport(sqlite.NativeConstants.LibraryName)]
    private static extern byte* sqlite3_errmsg(nint database);

    [DllImport(sqlite.NativeConstants.LibraryName)]
    private static extern int sqlite3_close_v2(nint database);
}
