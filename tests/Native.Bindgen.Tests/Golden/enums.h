//
enum color { COLOR_RED, COLOR_GREEN = 5, COLOR_BLUE };
typedef enum { MODE_READ = 1, MODE_WRITE = 2, MODE_ALL = MODE_READ | MODE_WRITE } mode;
enum { ANSWER = 42, NEGATIVE = -1 };
enum big { BIG_ONE = 0x80000000u };
enum huge { HUGE_ONE = 0x100000000ll };
enum __attribute__((packed)) small { SMALL_ONE, SMALL_TWO };
enum typed : unsigned char { TYPED_ONE = 200 };
enum signs { SIGN_MINUS = -1, SIGN_PLUS = 1 };
struct settings { enum { LOUD, QUIET } noise; enum color color; };
enum color mix(enum color a, mode m, struct settings s);
