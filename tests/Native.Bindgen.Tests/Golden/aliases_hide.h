// Rids=linux-x64;win-x64
/* A function that a second name hides: C calls the other one. */
int door_open(int level);
int door_open_v2(int level, int flags);
#define door_open door_open_v2
/* A variable. */
extern int door_state;
extern int door_state_v2;
#define door_state door_state_v2
/* The same function under two names says nothing new. */
int door_shut(int level) __asm__("door_shut_v2");
int door_shut_v2(int level);
#define door_shut door_shut_v2
/* Defined again, the last one counts: a number, another name, nothing. */
#define door_limit door_open_v2
#undef door_limit
#define door_limit 8
#define door_lock 9
#undef door_lock
#define door_lock door_open_v2
#define door_bell door_open_v2
#undef door_bell
#define door_bell door_shut_v2
#define door_key door_open_v2
#undef door_key
/* Undefined before the function is declared. */
#define door_ring door_open_v2
#undef door_ring
int door_ring(void);
/* A macro with parameters is no second name. */
#define door_knock door_open_v2
#undef door_knock
#define door_knock(level) door_open_v2(level, 1)
