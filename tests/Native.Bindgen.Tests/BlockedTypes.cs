namespace Golden.blocked;

// The types that a project declares itself for Golden/blocked.cs, which is compiled with these tests.
#pragma warning disable CS8981, CS0649
internal struct point
{
    public int x;
    public int y;
}

internal enum color
{
    Red,
    Green,
}

internal struct FILE
{
}
