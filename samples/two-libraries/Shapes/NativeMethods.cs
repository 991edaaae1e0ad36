using System.Runtime.InteropServices;

namespace Shapes;

public static class NativeMethods
{
    [DllImport("shapes")]
    public static extern int shapes_diagonal(int width, int height);
}
