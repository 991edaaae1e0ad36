using System;
using Geometry;

var door = new Rectangle(5, 12);
Console.WriteLine($"The diagonal of {door.Width} x {door.Height} is {door.Diagonal}.");
