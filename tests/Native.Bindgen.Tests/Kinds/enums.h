enum neg { NEG_A = -1, NEG_B };
enum wide { WIDE_A = 0x100000000ll };
enum wideneg { WN_A = -0x100000000ll, WN_B = 5 };
enum full { FULL_A = 0xFFFFFFFFFFFFFFFFull };
enum u32 { U32_A = 0xFFFFFFFFu };
enum both { BOTH_A = -1, BOTH_B = 0xFFFFFFFFu };
enum __attribute__((packed)) small { SMALL_A, SMALL_B = 200 };
enum __attribute__((packed)) smallneg { SN_A = -128, SN_B = 127 };
enum __attribute__((packed)) sh { SH_A = 40000 };
enum dup { DUP_A = 1, DUP_B = 1, DUP_C = DUP_A | 4, };
enum { ANON_A = 3, ANON_NEG = -7, ANON_BIG = 0x123456789ll };
typedef enum { TD_A, TD_B = 1 << 30, TD_C = (int)(1u << 31) } td;
typedef enum td2 { TD2_A = 'x' } td2_t;
enum chars { CH_NUL = '\0', CH_NL = '\n', CH_FF = (unsigned char)'\xff' };
enum sizes { SZ = sizeof(long), SZP = sizeof(void *) };
enum fwd;
enum fwd { FWD_A = 9 };
enum self { SELF_A = 1,
#define SELF_A SELF_A
 SELF_B = SELF_A + 1
#define SELF_B SELF_B
};
enum keyword { if_ = 1, string = 2, event = 3, ToString = 5, keyword = 6 };
struct uses { enum small s; enum wide w; enum neg n; enum smallneg sn; enum sh h; td t; };
enum wide wide_get(enum small a, enum smallneg b, enum full c, enum both d, enum keyword e, enum fwd f);
