using var database = new Database();
database.Query("CREATE VIRTUAL TABLE notes USING fts5(text)");
database.Query("INSERT INTO notes VALUES ('the quick brown fox'), ('a lazy dog'), ('the fox again')");
foreach (var note in database.Query("SELECT text FROM notes WHERE notes MATCH 'fox' ORDER BY rowid"))
    Console.WriteLine(note);
Console.WriteLine(database.Query("SELECT printf('%.3f', pi())")[0]);
