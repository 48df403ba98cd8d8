// What the calls of recorder.c share: what is recorded, and how it is written down.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/fs.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

// Known to record.py by these numbers.
enum kind {
  OPENED = 1, WRITTEN, TRUNCATED, ALLOCATED, SYNC_BEGAN, SYNC_ENDED, RENAMED, LINKED, UNLINKED, MADE_FOLDER,
  REMOVED_FOLDER, SEND_BEGAN, SENT, MAPPED, FAULT,
};
enum { CREATED = 1, UNNAMED = 2, IS_FOLDER = 4 };

struct header {
  uint32_t kind, length;
  uint64_t file, first, second;
};

enum { MOST_DESCRIPTORS = 1 << 16 };

// Whether the descriptor is of a file or folder that is recorded.
static _Atomic unsigned char recorded[MOST_DESCRIPTORS];
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static _Atomic uint64_t syncs;
static char root[PATH_MAX];
static size_t root_length;
static int record = -1;
static long slowness;

__attribute__((constructor)) static void begin(void) {
  const char *folder = getenv("MOTCUA_RECORDED"), *file = getenv("MOTCUA_RECORD");
  if (!folder || !file || !realpath(folder, root)) return;
  root_length = strlen(root);
  slowness = strtol(getenv("MOTCUA_SLOW_FOLDERS") ?: "0", NULL, 10);
  int low = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  // Out of the way of a program that counts its descriptors.
  record = fcntl(low, F_DUPFD_CLOEXEC, 900);
  syscall(SYS_close, low);
}

static void note(enum kind kind, uint64_t file, uint64_t first, uint64_t second, const void *bytes, size_t length) {
  int saved = errno;
  struct header header = {kind, length, file, first, second};
  struct iovec parts[] = {{&header, sizeof header}, {(void *)bytes, length}};
  // In one call, so that no other process's record comes between. A record that is lost would make the rest worthless.
  if (syscall(SYS_writev, record, parts, 2) != (long)(sizeof header + length)) abort();
  errno = saved;
}

static void note_path(enum kind kind, uint64_t file, uint64_t first, const char *path) {
  note(kind, file, first, 0, path, strlen(path));
}

static void fault(const char *call) { note_path(FAULT, 0, 0, call); }

static int is_inside(const char *path) {
  return record >= 0 && !strncmp(path, root, root_length) && (path[root_length] == '/' || !path[root_length]);
}

static int is_recorded(int descriptor) {
  return descriptor >= 0 && descriptor < MOST_DESCRIPTORS && recorded[descriptor];
}

static uint64_t number(int descriptor) {
  struct stat status;
  return fstat(descriptor, &status) ? 0 : status.st_ino;
}

/// The path with its folder resolved; false where it is not below the recorded folder.
static int resolve(int folder, const char *path, char *resolved) {
  if (record < 0) return 0;
  char whole[PATH_MAX * 2], link[64];
  if (path[0] == '/' || folder == AT_FDCWD) {
    snprintf(whole, sizeof whole, "%s", path);
  } else {
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(link, whole, PATH_MAX - 1);
    if (length < 0) return 0;
    snprintf(whole + length, sizeof whole - length, "/%s", path);
  }
  size_t length = strlen(whole);
  while (length > 1 && whole[length - 1] == '/') whole[--length] = 0;
  char *slash = strrchr(whole, '/');
  const char *name = slash ? slash + 1 : whole;
  char copy[PATH_MAX];
  snprintf(copy, sizeof copy, "%s", name);
  if (slash) *slash = 0;
  if (!realpath(slash ? (whole[0] ? whole : "/") : ".", resolved)) return 0;
  size_t end = strlen(resolved);
  snprintf(resolved + end, PATH_MAX - end, "%s%s", end > 1 ? "/" : "", copy);
  return is_inside(resolved);
}

static uint64_t number_at(const char *path) {
  struct stat status;
  return lstat(path, &status) ? 0 : status.st_ino;
}
