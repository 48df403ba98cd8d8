// Preloaded into the program (LD_PRELOAD), writes down every call that changes a file below MOTCUA_RECORDED, a folder,
// and every answer that is sent, into the file MOTCUA_RECORD. All processes of a run append to the same file.
//
// What happened before something else, in one thread or by a lock of the program's own, stands before it in the file:
// a change is written down once it is done, the beginning of a sync before it begins, its end once it has ended, an
// answer before it is sent. So a sync is never believed to cover more than it did, and an answer is never believed to
// be younger than it was.
//
// A folder's sync takes MOTCUA_SLOW_FOLDERS milliseconds, as on a busy disk.
//
// The calls themselves go to the kernel directly, not through the C library. A call on a recorded file that is not
// understood is written down as a fault, and fails the test.

#include "recorder.h"

// Opening

static int opening(int folder, const char *path, int flags, mode_t mode) {
  if (record < 0) return syscall(SYS_openat, folder, path, flags, mode);
  char resolved[PATH_MAX];
  struct stat status;
  pthread_mutex_lock(&turn);
  int is_new = (flags & O_CREAT) && fstatat(folder, path, &status, 0) != 0;
  int descriptor = syscall(SYS_openat, folder, path, flags, mode);
  int saved = errno;
  if (descriptor >= 0 && descriptor < MOST_DESCRIPTORS && !fstat(descriptor, &status)) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, resolved, PATH_MAX - 1);
    resolved[length > 0 ? length : 0] = 0;
    recorded[descriptor] = is_inside(resolved) && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
    if (recorded[descriptor]) {
      int unnamed = (flags & O_TMPFILE) == O_TMPFILE;
      int how = (is_new && !unnamed ? CREATED : 0) | (unnamed ? UNNAMED : 0) | (S_ISDIR(status.st_mode) ? IS_FOLDER : 0);
      note_path(OPENED, status.st_ino, how, resolved);
      if ((flags & O_TRUNC) && !is_new) note(TRUNCATED, status.st_ino, 0, 0, "", 0);
    }
  }
  pthread_mutex_unlock(&turn);
  errno = saved;
  return descriptor;
}

static mode_t mode_of(int flags, va_list arguments) {
  return flags & (O_CREAT | O_TMPFILE) ? (mode_t)va_arg(arguments, int) : 0;
}

#define OPEN(name)                                          \
  int name(const char *path, int flags, ...) {              \
    va_list arguments;                                      \
    va_start(arguments, flags);                             \
    mode_t mode = mode_of(flags, arguments);                \
    va_end(arguments);                                      \
    return opening(AT_FDCWD, path, flags, mode);            \
  }
#define OPENAT(name)                                        \
  int name(int folder, const char *path, int flags, ...) {  \
    va_list arguments;                                      \
    va_start(arguments, flags);                             \
    mode_t mode = mode_of(flags, arguments);                \
    va_end(arguments);                                      \
    return opening(folder, path, flags, mode);              \
  }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
int __open_2(const char *path, int flags) { return opening(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return opening(AT_FDCWD, path, flags, 0); }
int __openat_2(int folder, const char *path, int flags) { return opening(folder, path, flags, 0); }
int __openat64_2(int folder, const char *path, int flags) { return opening(folder, path, flags, 0); }
int creat(const char *path, mode_t mode) { return opening(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

int close(int descriptor) {
  if (descriptor == record && record >= 0) return 0;
  if (descriptor >= 0 && descriptor < MOST_DESCRIPTORS) recorded[descriptor] = 0;
  return syscall(SYS_close, descriptor);
}

int dup(int descriptor) {
  int copy = syscall(SYS_dup, descriptor);
  if (copy >= 0 && copy < MOST_DESCRIPTORS) recorded[copy] = is_recorded(descriptor);
  return copy;
}

int dup3(int descriptor, int copy, int flags) {
  if (copy >= 0 && copy < MOST_DESCRIPTORS) recorded[copy] = is_recorded(descriptor);
  return syscall(SYS_dup3, descriptor, copy, flags);
}

int dup2(int descriptor, int copy) { return descriptor == copy ? copy : dup3(descriptor, copy, 0); }

// Content

/// Notes what a call has written behind the descriptor's place.
static void note_appended(int descriptor, const struct iovec *parts, int count, ssize_t written) {
  if (written <= 0) return;
  uint64_t file = number(descriptor), offset = lseek(descriptor, 0, SEEK_CUR) - written;
  for (int part = 0; part < count && written > 0; part++) {
    size_t length = parts[part].iov_len < (size_t)written ? parts[part].iov_len : (size_t)written;
    note(WRITTEN, file, offset, 0, parts[part].iov_base, length);
    offset += length;
    written -= length;
  }
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
  if (!is_recorded(descriptor)) return syscall(SYS_writev, descriptor, parts, count);
  pthread_mutex_lock(&turn);
  ssize_t written = syscall(SYS_writev, descriptor, parts, count);
  int saved = errno;
  note_appended(descriptor, parts, count, written);
  pthread_mutex_unlock(&turn);
  errno = saved;
  return written;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  if (!is_recorded(descriptor)) return syscall(SYS_write, descriptor, bytes, count);
  struct iovec part = {(void *)bytes, count};
  return writev(descriptor, &part, 1);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
  if (!is_recorded(descriptor)) return syscall(SYS_pwrite64, descriptor, bytes, count, offset);
  pthread_mutex_lock(&turn);
  ssize_t written = syscall(SYS_pwrite64, descriptor, bytes, count, offset);
  if (written > 0) note(WRITTEN, number(descriptor), offset, 0, bytes, written);
  pthread_mutex_unlock(&turn);
  return written;
}
ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  return pwrite64(descriptor, bytes, count, offset);
}

ssize_t pwritev64(int descriptor, const struct iovec *parts, int count, off64_t offset) {
  if (!is_recorded(descriptor)) return syscall(SYS_pwritev, descriptor, parts, count, offset, 0);
  ssize_t sum = 0;
  for (int part = 0; part < count; part++) {
    ssize_t written = pwrite64(descriptor, parts[part].iov_base, parts[part].iov_len, offset + sum);
    if (written < 0) return sum ? sum : written;
    sum += written;
    if ((size_t)written < parts[part].iov_len) break;
  }
  return sum;
}
ssize_t pwritev(int descriptor, const struct iovec *parts, int count, off_t offset) {
  return pwritev64(descriptor, parts, count, offset);
}

int ftruncate64(int descriptor, off64_t size) {
  if (!is_recorded(descriptor)) return syscall(SYS_ftruncate, descriptor, size);
  pthread_mutex_lock(&turn);
  int result = syscall(SYS_ftruncate, descriptor, size);
  if (!result) note(TRUNCATED, number(descriptor), size, 0, "", 0);
  pthread_mutex_unlock(&turn);
  return result;
}
int ftruncate(int descriptor, off_t size) { return ftruncate64(descriptor, size); }

int truncate64(const char *path, off64_t size) {
  char resolved[PATH_MAX];
  if (resolve(AT_FDCWD, path, resolved)) fault("truncate");
  return syscall(SYS_truncate, path, size);
}
int truncate(const char *path, off_t size) { return truncate64(path, size); }

int fallocate64(int descriptor, int mode, off64_t offset, off64_t length) {
  if (!is_recorded(descriptor)) return syscall(SYS_fallocate, descriptor, mode, offset, length);
  pthread_mutex_lock(&turn);
  int result = syscall(SYS_fallocate, descriptor, mode, offset, length);
  if (!result && mode) fault("fallocate");
  if (!result) note(ALLOCATED, number(descriptor), offset + length, 0, "", 0);
  pthread_mutex_unlock(&turn);
  return result;
}
int fallocate(int descriptor, int mode, off_t offset, off_t length) {
  return fallocate64(descriptor, mode, offset, length);
}
int posix_fallocate64(int descriptor, off64_t offset, off64_t length) {
  return fallocate64(descriptor, 0, offset, length) ? errno : 0;
}
int posix_fallocate(int descriptor, off_t offset, off_t length) {
  return posix_fallocate64(descriptor, offset, length);
}

/// Reads from the source what the kernel has copied by itself.
static void note_copied(int target, off_t offset, int source, off_t from, ssize_t count) {
  char buffer[1 << 16];
  uint64_t file = number(target);
  while (count > 0) {
    ssize_t read = pread(source, buffer, count < (ssize_t)sizeof buffer ? (size_t)count : sizeof buffer, from);
    if (read <= 0) return fault("reading what was copied");
    note(WRITTEN, file, offset, 0, buffer, read);
    offset += read;
    from += read;
    count -= read;
  }
}

static int port_of(int descriptor) {
  struct sockaddr_storage address;
  socklen_t length = sizeof address;
  if (record < 0 || getpeername(descriptor, (struct sockaddr *)&address, &length)) return 0;
  // At the same place in both families.
  return address.ss_family == AF_INET || address.ss_family == AF_INET6
    ? ntohs(((struct sockaddr_in *)&address)->sin_port) : 0;
}

ssize_t sendfile64(int target, int source, off64_t *place, size_t count) {
  int port = is_recorded(target) ? 0 : port_of(target);
  if (port) note(SEND_BEGAN, port, 0, 0, "", 0);
  if (!is_recorded(target)) {
    ssize_t sent = syscall(SYS_sendfile, target, source, place, count);
    if (port && sent > 0) note(SENT, port, sent, 0, "", 0);
    return sent;
  }
  pthread_mutex_lock(&turn);
  off_t from = place ? *place : lseek(source, 0, SEEK_CUR);
  ssize_t copied = syscall(SYS_sendfile, target, source, place, count);
  int saved = errno;
  if (copied > 0) note_copied(target, lseek(target, 0, SEEK_CUR) - copied, source, from, copied);
  pthread_mutex_unlock(&turn);
  errno = saved;
  return copied;
}
ssize_t sendfile(int target, int source, off_t *place, size_t count) {
  return sendfile64(target, source, place, count);
}

ssize_t copy_file_range(int source, off64_t *from, int target, off64_t *to, size_t count, unsigned flags) {
  if (is_recorded(target)) fault("copy_file_range");
  return syscall(SYS_copy_file_range, source, from, target, to, count, flags);
}

void *mmap64(void *address, size_t length, int protection, int flags, int descriptor, off64_t offset) {
  if (is_recorded(descriptor) && (flags & MAP_SHARED) && (protection & PROT_WRITE)) {
    note(MAPPED, number(descriptor), 0, 0, "", 0);
  }
  return (void *)syscall(SYS_mmap, address, length, protection, flags, descriptor, offset);
}
void *mmap(void *address, size_t length, int protection, int flags, int descriptor, off_t offset) {
  return mmap64(address, length, protection, flags, descriptor, offset);
}

// Syncs

static int sync_by(long call, int descriptor) {
  if (!is_recorded(descriptor)) return syscall(call, descriptor);
  uint64_t file = number(descriptor), sync = (uint64_t)getpid() << 32 | ++syncs;
  note(SYNC_BEGAN, file, sync, 0, "", 0);
  struct stat status;
  if (slowness && !fstat(descriptor, &status) && S_ISDIR(status.st_mode)) usleep(slowness * 1000);
  int result = syscall(call, descriptor);
  if (!result) note(SYNC_ENDED, file, sync, 0, "", 0);
  return result;
}

int fsync(int descriptor) { return sync_by(SYS_fsync, descriptor); }
int fdatasync(int descriptor) { return sync_by(SYS_fdatasync, descriptor); }

// Names

int renameat2(int from, const char *old, int to, const char *new, unsigned flags) {
  char before[PATH_MAX], after[PATH_MAX], both[PATH_MAX * 2];
  int is_before = resolve(from, old, before), is_after = resolve(to, new, after);
  if (!is_before && !is_after) return syscall(SYS_renameat2, from, old, to, new, flags);
  pthread_mutex_lock(&turn);
  uint64_t file = number_at(before);
  int result = syscall(SYS_renameat2, from, old, to, new, flags);
  if (!result) {
    if (!is_before || !is_after || flags & ~RENAME_NOREPLACE) fault("renameat2");
    size_t length = snprintf(both, sizeof both, "%s%c%s", before, 0, after);
    note(RENAMED, file, 0, 0, both, length);
  }
  pthread_mutex_unlock(&turn);
  return result;
}
int renameat(int from, const char *old, int to, const char *new) { return renameat2(from, old, to, new, 0); }
int rename(const char *old, const char *new) { return renameat2(AT_FDCWD, old, AT_FDCWD, new, 0); }

int linkat(int from, const char *old, int to, const char *new, int flags) {
  char after[PATH_MAX];
  if (!resolve(to, new, after)) return syscall(SYS_linkat, from, old, to, new, flags);
  pthread_mutex_lock(&turn);
  int result = syscall(SYS_linkat, from, old, to, new, flags);
  if (!result) note_path(LINKED, number_at(after), 0, after);
  pthread_mutex_unlock(&turn);
  return result;
}
int link(const char *old, const char *new) { return linkat(AT_FDCWD, old, AT_FDCWD, new, 0); }

int symlink(const char *target, const char *path) {
  char resolved[PATH_MAX];
  if (resolve(AT_FDCWD, path, resolved)) fault("symlink");
  return syscall(SYS_symlinkat, target, AT_FDCWD, path);
}

int unlinkat(int folder, const char *path, int flags) {
  char resolved[PATH_MAX];
  if (!resolve(folder, path, resolved)) return syscall(SYS_unlinkat, folder, path, flags);
  pthread_mutex_lock(&turn);
  uint64_t file = number_at(resolved);
  int result = syscall(SYS_unlinkat, folder, path, flags);
  if (!result) note_path(flags & AT_REMOVEDIR ? REMOVED_FOLDER : UNLINKED, file, 0, resolved);
  pthread_mutex_unlock(&turn);
  return result;
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int folder, const char *path, mode_t mode) {
  char resolved[PATH_MAX];
  if (!resolve(folder, path, resolved)) return syscall(SYS_mkdirat, folder, path, mode);
  pthread_mutex_lock(&turn);
  int result = syscall(SYS_mkdirat, folder, path, mode);
  if (!result) note_path(MADE_FOLDER, number_at(resolved), 0, resolved);
  pthread_mutex_unlock(&turn);
  return result;
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

// Answers

ssize_t send(int descriptor, const void *bytes, size_t count, int flags) {
  int port = port_of(descriptor);
  if (port) note(SEND_BEGAN, port, 0, 0, "", 0);
  ssize_t sent = syscall(SYS_sendto, descriptor, bytes, count, flags, NULL, 0);
  if (port && sent > 0) note(SENT, port, sent, 0, "", 0);
  return sent;
}

ssize_t sendmsg(int descriptor, const struct msghdr *message, int flags) {
  int port = port_of(descriptor);
  if (port) note(SEND_BEGAN, port, 0, 0, "", 0);
  ssize_t sent = syscall(SYS_sendmsg, descriptor, message, flags);
  if (port && sent > 0) note(SENT, port, sent, 0, "", 0);
  return sent;
}
