// EnumPrefix=Strip | StripPrefix=lib_
typedef enum { LIB_COLOR_RED, LIB_COLOR_GREEN, LIB_COLOR_3D } lib_color;
lib_color lib_mix(lib_color a);
