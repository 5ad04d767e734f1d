// What Glibc's module leaves out: waiting for many sockets at once.
#include <sys/epoll.h>
#include <sys/eventfd.h>
