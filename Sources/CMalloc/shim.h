// The C library's own header for its allocator, which Swift's module of that library leaves out.
#if __has_include(<malloc.h>)
#include <malloc.h>
#endif
