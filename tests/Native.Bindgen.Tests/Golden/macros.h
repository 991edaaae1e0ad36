//
#include <stdint.h>
#include <stddef.h>
#define EMPTY
#define NUMBER 42
#define HEXADECIMAL 0xFFFFFFFFu
#define LARGE 0x1FFFFFFFFLL
#define LONG 5L
#define MINUS (-7)
#define SUM (NUMBER + 1)
#define CAST ((uint16_t)0xFFFF)
#define LETTER 'a'
#define REAL 1.5
#define SMALL_REAL 0.25f
#define TEXT "hello \"you\"\n"
#define JOINED TEXT " and more"
#define SIZE sizeof(int)
#define SIZE_OF_POINTER sizeof(void *)
#define INVALID ((void *)-1)
enum kind { FIRST, SECOND };
#define ALIAS SECOND
#define TRUTH ((_Bool)1)
#define NOT_A_CONSTANT some_call()
#define TYPE unsigned int
#define FUNCTION(x) ((x) + 1)
#define BROKEN (1 + 
#define BLOCK { 1 }
#define STATEMENT do { } while (0)
/** The largest number of users. */
#define DOCUMENTED 10
#define BEHIND 11 /**< Said behind. */
static const int in_c = 3;
static const char *const name_in_c = "name";
