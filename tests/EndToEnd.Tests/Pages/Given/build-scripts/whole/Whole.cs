internal static unsafe class Whole
{
    public static int End(whole.z_stream* stream) => whole.Zlib.inflateEnd(stream);
}
