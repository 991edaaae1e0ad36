/* The input of the C# bindings: everything that this header includes from the library. */
#include <LIBRARY_HEADER>
