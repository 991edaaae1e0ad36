// Rename=ugly=Pretty;old_type=NewType | StripPrefix=lib_ | Block=hidden*
struct string { int class; int this; };
int lock(int in, int out, struct string *string);
int ugly(void);
struct old_type { int x; };
int lib_open(struct old_type *t);
int lib_2d(void);
int hidden_one(void);
int unnamed(int, int, int param1);
int same;
#define same 5
