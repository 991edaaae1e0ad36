using Native.Bindgen;
using Native.Bindgen.Clang;
using Native.Bindgen.Model;
using Native.Core.Bindings;

namespace Native.Tool.Tests;

public sealed class HeaderConventionsTests
{
    [UnixTheory(Unix.Libclang)]
    // Pairs of an opaque type.
    [InlineData("box *box_new(int n); void box_free(box *b);", "box:box_new:box_free")]
    [InlineData("box *BOX_createBox(void); unsigned long BOX_freeBox(box *b);", "box:BOX_createBox:BOX_freeBox")]
    [InlineData("int box_open(const char *path, box **out); int box_close(box *b);", "box:box_open:box_close")]
    [InlineData("box *box_new(void); box *box_new_copy(const box *b); void box_free(box *b);", "box:box_new:box_free box:box_new_copy:box_free")]
    [InlineData("typedef box *Box; Box BoxCreate(void); void BoxDestroy(Box b);", "box:BoxCreate:BoxDestroy")]
    // Two ways to read it.
    [InlineData("box *box_new(void); void box_free(box *b); void box_close(box *b);", "")]
    [InlineData("box *box_new(void); void box_free(box *b, int how);", "")]
    [InlineData("box *box_open_child(box *parent); void box_free(box *b);", "")]
    [InlineData("const box *box_new(void); void box_free(box *b);", "")]
    [InlineData("struct pair { int a; }; struct pair *pair_new(void); void pair_free(struct pair *p);", "")]
    public void Handles_are_pairs_of_an_opaque_type(string header, string expected) => Assert.Equal(expected, string.Join(' ', Infer(header).Handles));

    [UnixTheory(Unix.Libclang)]
    [InlineData("int get(int *out_value);", "get:out_value")]
    [InlineData("int get(double *result_out, box *b);", "get:result_out")]
    [InlineData("int get(_Bool *out);", "get:out")]
    [InlineData("int get(int *value);", "")]
    [InlineData("int get(const int *out);", "")]
    [InlineData("int get(unsigned char *out);", "")]
    [InlineData("int get(int *out, int out_count);", "")]
    [InlineData("int get(int *layout);", "")]
    public void Out_parameters_have_a_name_that_says_so(string header, string expected) => Assert.Equal(expected, string.Join(' ', Infer(header).OutParameters));

    [UnixTheory(Unix.Libclang)]
    [InlineData("int put(const unsigned char *data, unsigned long len);", "put:data:len")]
    [InlineData("int put(const void *data, unsigned data_size);", "put:data:data_size")]
    [InlineData("int put(void *dst, unsigned long dstSize, const void *src, unsigned long srcSize);", "put:dst:dstSize put:src:srcSize")]
    [InlineData("int put(unsigned char *in, unsigned long inlen, unsigned char *out, unsigned long outlen);", "put:in:inlen put:out:outlen")]
    [InlineData("int sum(const double *values, int nvalues);", "sum:values:nvalues")]
    [InlineData("int sum(const double *values, int count);", "sum:values:count")]
    // The size of an array of double can be in bytes.
    [InlineData("int sum(const double *values, unsigned long size);", "")]
    // The length can belong to either pointer.
    [InlineData("int copy(void *to, const void *from, unsigned long len);", "")]
    [InlineData("int put(const void *data, unsigned long *len);", "")]
    [InlineData("int put(const void *data, unsigned char len);", "")]
    [InlineData("int put(box *b, unsigned long len);", "")]
    public void Spans_are_a_pointer_and_its_length(string header, string expected) => Assert.Equal(expected, string.Join(' ', Infer(header).Spans));

    [UnixTheory(Unix.Libclang)]
    [InlineData("const char *box_version(void); int box_max(void);", "box_version", true)]
    [InlineData("int box_max(void); unsigned box_version_number(void);", "box_version_number", false)]
    [InlineData("unsigned long crypto_bytes_max(void); void sodium_init(void);", "crypto_bytes_max", false)]
    [InlineData("int box_init(void); void abort_all(void); int box_get_error(void); const char *box_version_of(int x);", null, false)]
    public void The_test_calls_a_function_without_effects(string header, string? name, bool isText)
    {
        var call = SafeCall.Choose(Read(header).OfType<FunctionDeclaration>());
        Assert.Equal((name, isText), (call?.Name, call?.IsText ?? false));
    }

    private static Conventions Infer(string header) => new HeaderConventions(Read(header)).Infer();

    private static IReadOnlyList<Declaration> Read(string text)
    {
        LibClangLoader.Load("");
        using var folder = new TestFolder();
        folder.Write("test.h", $"typedef struct box box;\n{text}\n");
        var model = Generator.Read(new BindingsOptions { Header = folder["test.h"], DisplayName = "test.h", LibraryName = "test" }, new("linux-x64", ["--target=x86_64-linux-gnu"]));
        Assert.Empty(model.Errors);
        return model.Declarations;
    }
}
