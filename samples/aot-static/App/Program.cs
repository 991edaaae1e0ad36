using System.Security.Cryptography;
using System.Text;

var key = RandomNumberGenerator.GetBytes(Box.KeySize);
using var notes = new Notes();
foreach (var text in new[] { "one file", "with libsodium and SQLite" })
    notes.Add(Box.Seal(Encoding.UTF8.GetBytes(text), key));
foreach (var box in notes.All())
    Console.WriteLine(Encoding.UTF8.GetString(Box.Open(box, key)));
