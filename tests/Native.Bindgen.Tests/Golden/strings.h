// Rids=linux-x64;linux-arm64;win-x64;osx-arm64
#include <wchar.h>
#define PNG_MAGIC "\x89PNG\r\n\x1a\n"
#define GEM_MAGIC "GEM\0" "v2"
#define PARENTHESES ("in \"parentheses\"")
#define CAST ((const unsigned char *)"a\0b")
#define EMPTY_TEXT ""
#define ENDS_WITH_ZERO "end\0"
#define UTF8 u8"\u00e9t\u00e9 \U0001F600"
#define BIDIRECTIONAL "a\u202eb"
#define UTF16 u"a\u4e00\U0001F600"
#define UTF32 U"a\U0001F600"
#define WIDE L"wide"
#define CAST_WIDE ((const char *)L"wide")
static const char gem_magic[] = "GEM\0v2";
static const unsigned char signature[8] = "\x89PNG\r\n\x1a\n";
static const char four[4] = "RIFF";
static const char padded[8] = { "abc" };
static const char *const named = "by\0pointer";
static const wchar_t wide_text[] = L"wide";
static const char letters[] = { 'a', 'b', 0 };
static int counter = 3;
static _Thread_local int own = 4;
#ifdef _WIN32
#define SEPARATOR "\\"
#define BYTES "\xff\xfe"
#else
#define SEPARATOR "/"
#define BYTES "text"
#endif
