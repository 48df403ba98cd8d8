#ifndef CSYSTEM_H
#define CSYSTEM_H

// Calls and constants that Swift's Glibc module does not show. Nothing here decides anything:
// each function is one system call, and errno is left for the caller.

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/socket.h>

/// The events of epoll(7), which are a C enumeration in one header and macros in another.
static const uint32_t csystem_readable = EPOLLIN;
static const uint32_t csystem_writable = EPOLLOUT;
static const uint32_t csystem_broken = EPOLLERR | EPOLLHUP;

/// One ready descriptor, as a plain pair: `struct epoll_event` is packed on x86-64.
struct csystem_event {
  uint64_t token;
  uint32_t events;
};

/// epoll_create1(2)
int csystem_epoll_create(void);

/// epoll_ctl(2) with EPOLL_CTL_ADD, EPOLL_CTL_MOD, EPOLL_CTL_DEL
int csystem_epoll_add(int epoll, int descriptor, uint32_t events, uint64_t token);
int csystem_epoll_modify(int epoll, int descriptor, uint32_t events, uint64_t token);
int csystem_epoll_remove(int epoll, int descriptor);

/// epoll_wait(2); at most 512 events a call
int csystem_epoll_wait(int epoll, struct csystem_event *events, int capacity, int milliseconds);

/// eventfd(2), non-blocking
int csystem_eventfd(void);

/// socket(2) of a stream, non-blocking, closed on exec
int csystem_stream_socket(int family);

/// accept4(2), non-blocking, closed on exec
int csystem_accept(int listener, struct sockaddr_storage *address);

/// setsockopt(2) with an integer
int csystem_set_option(int descriptor, int level, int name, int value);

/// send(2) and sendmsg(2) of two pieces, with MSG_NOSIGNAL
ssize_t csystem_send(int descriptor, const void *bytes, size_t count);
ssize_t csystem_send2(
  int descriptor, const void *first, size_t first_count, const void *second, size_t second_count);

/// getrlimit(2) and setrlimit(2) of RLIMIT_NOFILE: raises the soft limit to the hard one and returns what then holds
uint64_t csystem_raise_descriptor_limit(void);

/// open(2) with O_TMPFILE: a file without a name in the folder, readable and writable by the owner
int csystem_unnamed_file(const char *folder);

/// pthread_setname_np(3) of the calling thread
void csystem_name_thread(const char *name);

#endif
