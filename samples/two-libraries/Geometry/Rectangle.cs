namespace Geometry;

public record Rectangle(int Width, int Height)
{
    public int Diagonal => Shapes.NativeMethods.shapes_diagonal(Width, Height);
}
