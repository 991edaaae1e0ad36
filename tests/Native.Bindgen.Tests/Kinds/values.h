/* Constants: casts, sizes, strings, characters, numbers of every type. */
#include <stddef.h>
#include <stdint.h>
#include <limits.h>
#include <float.h>
#include <inttypes.h>
struct pt { int x; short y; };
enum e8 { E_NEG = -5, E_BIG = 2147483647 };
enum e64 { F_LOW = -1, F_HIGH = 0xFFFFFFFFll };
enum eu64 { G_MAX = 0xFFFFFFFFFFFFFFFFull };
enum eswap { H_A = 'A', H_MC = 'ab', H_NEG = INT_MIN };
#define C_CAST ((unsigned char)300)
#define C_SCHAR ((signed char)200)
#define C_SIZE sizeof(struct pt)
#define C_OFF offsetof(struct pt, y)
#define C_ALIGN _Alignof(double)
#define C_NEGU (-1u)
#define C_SHIFT (1ull << 63)
#define C_CHAR 'x'
#define C_CHARHI '\xff'
#define C_MULTI 'abcd'
#define C_WCHAR L'\u00e9'
#define C_U16 u'\u20ac'
#define C_U32 U'\U0001F600'
#define C_STR "plain"
#define C_STR0 "a\0b"
#define C_STR0END "ab\0"
#define C_STRHEX "\x41" "B"
#define C_STROCT "\1012"
#define C_STRQ "\"\\\t\a?"
#define C_STREMPTY ""
#define C_STRUTF "h\u00e9llo"
#define C_STRU8 u8"h\u00e9"
#define C_WSTR L"wide"
#define C_U16STR u"sixteen"
#define C_U32STR U"thirty"
#define C_STRCAT C_STR "-" C_STRHEX
#define C_STRPTR ((const char *)"ptr")
#define C_PRI "%" PRIu64 "\n"
#define C_LD 3.5L
#define C_F 1.5f
#define C_D 1e-300
#define C_HEXF 0x1.8p3
#define C_INF (1.0/0.0)
#define C_FLTMAX FLT_MAX
#define C_DBLMIN DBL_MIN
#define C_INTMIN INT_MIN
#define C_LLMIN LLONG_MIN
#define C_ULLMAX ULLONG_MAX
#define C_LONGMAX LONG_MAX
#define C_BOOL ((_Bool)5)
#define C_PTR ((void *)-1)
#define C_PTRN ((struct pt *)0)
#define C_FNP ((void (*)(int))1)
#define C_ENUM E_NEG
#define C_ENUMCAST ((enum e8)E_NEG)
#define C_TERN (sizeof(long) == 8 ? 10 : 20)
#define C_COMMA (1, 2)
#define C_COMPOUND ((struct pt){1,2})
#define C_INT128 ((__int128)1 << 100)
#define C_I128SMALL ((__int128)7)
#define C_CPLX (1.0 + 2.0i)
#define C_STMT ({ int a = 3; a; })
#define C_BIN 0b1010
#define C_OCT 0755
#define C_SEP 1000000L
#define C_DEPS (C_OCT | C_BIN)
#define C_GENERIC _Generic(1, int: 11, default: 22)
#define C_SIZEOFEXPR (sizeof("hello") - 1)
#define C_STRELEM "hello"[1]
#define C_NOT !0
#define C_INV ~0u
#define C_INVL ~0UL
#define C_EMPTY
#define C_TYPE unsigned long
#define C_KEYWORD static
#define C_BRACE { 1, 2 }
#define C_FUNC c_func
#define C_FUNCADDR (&c_func)
#define C_VARADDR (&c_var)
#define C_ARR c_arr
#define C_ARRLEN (sizeof c_arr / sizeof *c_arr)
#define C_UNDERSCORE _
#define C_FLOATINT ((int)3.99)
#define C_NEGDIV (-7 / 2)
#define C_NEGMOD (-7 % 3)
#define C_NEGSHR (-8 >> 1)
#define C_VERSION "v" C_STR
int c_func(void);
extern int c_var;
extern int c_arr[7];
static const int sc_i = -3;
static const unsigned char sc_uc = 200;
static const double sc_d = 2.5;
static const char sc_s[] = "st\0r";
static const char sc_pad[9] = "ab";
static const char *const sc_p = "pp";
static const char *sc_pm = "pm";
static const int sc_arr[] = {1,2};
static const struct pt sc_pt = {1,2};
static int sc_mut = 4;
static const uint64_t sc_u64 = UINT64_MAX;
static const long double sc_ld = 1.5L;
