// Flags=forced;pair*;!sizes;!gone;color_none;a_struct | Rids=linux-x64;win-x64
enum plain { PLAIN_A, PLAIN_B, PLAIN_C };
enum pair_a { PAIR_READ = 1, PAIR_WRITE = 2 };
enum three { THREE_A = 1, THREE_B = 2, THREE_C = 4 };
enum all { ALL_NONE, ALL_A = 1 << 4, ALL_B = 1 << 5, ALL_C = 1 << 6, ALL = 0x70 };
enum sequence { S1 = 1, S2, S3, S4 };
enum gap { GAP_A = 1, GAP_B, GAP_C = 4, GAP_D };
enum many { MANY_A = 1, MANY_B = 2, MANY_C = 4, MANY_D = 8, MANY_AB = 3, MANY_CD = 12, MANY_ALL = 15 };
enum mask { MASK_A = 1, MASK_B = 2, MASK_C = 4, MASK_ALL = 0xffff };
enum signs { SIGN_A = 1, SIGN_B = 2, SIGN_C = 4, SIGN_NONE = -1 };
enum high { HIGH_A = 1 << 29, HIGH_B = 1 << 30, HIGH_C = 1 << 31 };
enum rest { REST_A = 1, REST_B = 2, REST_C = 4, REST_D = 8, REST_OTHER = 0x10 | 1 };
enum sizes { SIZE_1 = 1, SIZE_2 = 2, SIZE_4 = 4, SIZE_8 = 8 };
enum forced { FORCED = 1 };
struct a_struct { enum three t; enum { IN_A = 1, IN_B = 2, IN_C = 4 } inner; };
