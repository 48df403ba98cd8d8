// Shows a contended Mutex to the thread sanitizer, which otherwise reports a race that is none: the slow ways to lock
// and unlock are inside libswiftSynchronization, which is not instrumented, and end in futex(2), which is the kernel's.
// They are replaced by ones that also say what they did. Without the sanitizer this file is empty.

#if __has_feature(thread_sanitizer)

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))
// Synchronization._MutexHandle._lockSlow(UInt32) and ._unlockSlow(), of Swift 6.
#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

void __tsan_acquire(void *word);
void __tsan_release(void *word);

SWIFT void mutex_check_lock(uint32_t thread, SELF void *word) __asm__(LOCK_SLOW);
SWIFT void mutex_check_unlock(SELF void *word) __asm__(UNLOCK_SLOW);

SWIFT void mutex_check_lock(uint32_t thread, SELF void *word) {
  SWIFT void (*lock)(uint32_t, SELF void *) = dlsym(RTLD_NEXT, LOCK_SLOW);
  lock(thread, word);
  __tsan_acquire(word);
}

SWIFT void mutex_check_unlock(SELF void *word) {
  SWIFT void (*unlock)(SELF void *) = dlsym(RTLD_NEXT, UNLOCK_SLOW);
  __tsan_release(word);
  unlock(word);
}

#endif
