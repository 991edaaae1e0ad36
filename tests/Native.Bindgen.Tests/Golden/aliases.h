// Allow=zip_*;zip_handle;zip_sum;zip_limit

int zip_open_v2(const char *path, int flags);
extern int zip_errno_v2;
extern const int zip_version_v2;
int zip_printf_v2(int level, ...);

/** Opens an archive. */
#define zip_open zip_open_v2
#define zip_errno zip_errno_v2
#define zip_version zip_version_v2
/* A chain, with parentheses. */
#define zip_open_newest (zip_open)
#define zip_circle zip_circle_2
#define zip_circle_2 zip_circle
/* To what cannot be bound. */
#define zip_printf zip_printf_v2

struct zip_state { int a; };
#define zip_handle struct zip_state *
#define zip_sum(a, b) ((a) + (b))
#define zip_limit zip_nothing
enum zip_kind { zip_first = 1 };
#define zip_default zip_first
