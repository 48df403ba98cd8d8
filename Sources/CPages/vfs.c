#include "CPages.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/// An open database file; the standard VFS's own file follows it in memory.
struct file {
  sqlite3_file base;
  /// Of the checked pages; 0: the header on disk says that there are none, or there is no header yet.
  uint32_t page_size;
  /// Whether pages were stamped before the file had a header.
  int is_ahead;
  uint32_t last_damaged;
  /// A page to work on: a buffer of SQLite's is never changed.
  uint8_t *scratch;
  uint32_t scratch_size;
};

static sqlite3_vfs *standard;

static struct file *whole(sqlite3_file *file) { return (struct file *)file; }
static sqlite3_file *real(sqlite3_file *file) { return (sqlite3_file *)(whole(file) + 1); }

static uint8_t *scratch(struct file *file, uint32_t size) {
  if (file->scratch_size < size) {
    uint8_t *larger = realloc(file->scratch, size);
    if (!larger) return NULL;
    file->scratch = larger;
    file->scratch_size = size;
  }
  return file->scratch;
}

static int is_page(int count, sqlite3_int64 offset) {
  return count >= 512 && (count & (count - 1)) == 0 && offset % count == 0;
}

/// The size of the checked pages. While there are none, it is read from the file each time: another program may be
/// adding checksums, and a new file gets its header only when its first transaction ends, after pages that no longer
/// fit into the cache. Those are stamped, since every new file of this program has checksums.
static uint32_t checked_size(sqlite3_file *file, int count, int is_writing) {
  struct file *own = whole(file);
  if (own->page_size) return own->page_size;
  uint8_t header[100] = {0}, nothing[16] = {0};
  int code = real(file)->pMethods->xRead(real(file), header, sizeof header, 0);
  if (code == SQLITE_OK) own->page_size = pages_checked_size(header);
  int is_new = (code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ) && memcmp(header, nothing, 16) == 0;
  if (!is_new || !is_writing) return own->page_size;
  own->is_ahead = 1;
  return (uint32_t)count;
}

static int damaged(sqlite3_file *file, uint32_t number) {
  whole(file)->last_damaged = number;
  return pages_damaged;
}

/// The header, before SQLite knows how large the pages are. If it says that there are no checksums, the whole first
/// page is read to see whether that is true.
static int read_header(sqlite3_file *file, const uint8_t *header) {
  struct file *own = whole(file);
  own->page_size = pages_checked_size(header);
  if (own->page_size) return SQLITE_OK;
  uint32_t size = (uint32_t)header[16] << 8 | (uint32_t)header[17] << 16;
  if (!is_page((int)size, 0) || size > 65536) return SQLITE_OK;
  uint8_t *page = scratch(own, size);
  if (!page) return SQLITE_IOERR_NOMEM;
  if (real(file)->pMethods->xRead(real(file), page, (int)size, 0) != SQLITE_OK) return SQLITE_OK;
  return pages_lost_mark(page, size) ? damaged(file, 1) : SQLITE_OK;
}

static int read_page(sqlite3_file *file, void *buffer, int count, sqlite3_int64 offset) {
  int code = real(file)->pMethods->xRead(real(file), buffer, count, offset);
  uint32_t size = code == SQLITE_OK ? checked_size(file, count, 0) : 0;
  if (code == SQLITE_OK && !size && offset == 0 && pages_lost_mark(buffer, (size_t)count)) return damaged(file, 1);
  // Another size: SQLite has not seen the header yet, and reads again when it has.
  if (size != (uint32_t)count) return code;
  uint32_t number = (uint32_t)(offset / size) + 1;
  return pages_match(buffer, size, number) ? SQLITE_OK : damaged(file, number);
}

/// A piece of a page, such as newer versions of SQLite read where a long value ends: the page is read and compared.
static int read_piece(sqlite3_file *file, void *buffer, int count, sqlite3_int64 offset) {
  uint32_t size = checked_size(file, count, 0);
  sqlite3_int64 start = size ? offset - offset % size : 0;
  if (!size || offset + count > start + size) return real(file)->pMethods->xRead(real(file), buffer, count, offset);
  uint8_t *page = scratch(whole(file), size);
  if (!page) return SQLITE_IOERR_NOMEM;
  int code = read_page(file, page, (int)size, start);
  memcpy(buffer, page + (offset - start), (size_t)count);
  return code;
}

static int xRead(sqlite3_file *file, void *buffer, int count, sqlite3_int64 offset) {
  if (is_page(count, offset)) return read_page(file, buffer, count, offset);
  if (offset >= 512) return read_piece(file, buffer, count, offset);
  // Within the header, where SQLite looks for changes: the page is compared when it is read.
  int code = real(file)->pMethods->xRead(real(file), buffer, count, offset);
  return code == SQLITE_OK && offset == 0 && count >= 100 ? read_header(file, buffer) : code;
}

static int xWrite(sqlite3_file *file, const void *buffer, int count, sqlite3_int64 offset) {
  struct file *own = whole(file);
  if (!is_page(count, offset)) return real(file)->pMethods->xWrite(real(file), buffer, count, offset);
  if (offset == 0) {
    own->page_size = pages_checked_size(buffer);
    // Its pages have been stamped where they may hold content.
    if (!own->page_size && own->is_ahead) return SQLITE_IOERR_WRITE;
  }
  uint32_t size = offset == 0 ? own->page_size : checked_size(file, count, 1);
  if (size != (uint32_t)count)
    return real(file)->pMethods->xWrite(real(file), buffer, count, offset);
  uint8_t *page = scratch(own, (uint32_t)count);
  if (!page) return SQLITE_IOERR_NOMEM;
  memcpy(page, buffer, (size_t)count);
  pages_stamp(page, (size_t)count, (uint32_t)(offset / count) + 1);
  return real(file)->pMethods->xWrite(real(file), page, count, offset);
}

static int xFileControl(sqlite3_file *file, int operation, void *argument) {
  if (operation == pages_last_damaged) {
    *(uint32_t *)argument = whole(file)->last_damaged;
    return SQLITE_OK;
  }
  return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

static int xClose(sqlite3_file *file) {
  free(whole(file)->scratch);
  return real(file)->pMethods->xClose(real(file));
}

// The rest is the standard VFS's.

static int xTruncate(sqlite3_file *file, sqlite3_int64 size) {
  return real(file)->pMethods->xTruncate(real(file), size);
}
static int xSync(sqlite3_file *file, int flags) { return real(file)->pMethods->xSync(real(file), flags); }
static int xFileSize(sqlite3_file *file, sqlite3_int64 *size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
static int xLock(sqlite3_file *file, int level) { return real(file)->pMethods->xLock(real(file), level); }
static int xUnlock(sqlite3_file *file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
static int xCheckReservedLock(sqlite3_file *file, int *result) {
  return real(file)->pMethods->xCheckReservedLock(real(file), result);
}
static int xSectorSize(sqlite3_file *file) { return real(file)->pMethods->xSectorSize(real(file)); }
static int xDeviceCharacteristics(sqlite3_file *file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
static int xShmMap(sqlite3_file *file, int region, int size, int is_extending, void volatile **memory) {
  return real(file)->pMethods->xShmMap(real(file), region, size, is_extending, memory);
}
static int xShmLock(sqlite3_file *file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
static void xShmBarrier(sqlite3_file *file) { real(file)->pMethods->xShmBarrier(real(file)); }
static int xShmUnmap(sqlite3_file *file, int is_deleting) {
  return real(file)->pMethods->xShmUnmap(real(file), is_deleting);
}

/// Version 2, so that SQLite maps no pages into memory past `xRead`.
static const sqlite3_io_methods methods = {
    2,         xClose,    xRead,    xWrite,      xTruncate,  xSync,
    xFileSize, xLock,     xUnlock,  xCheckReservedLock, xFileControl, xSectorSize,
    xDeviceCharacteristics, xShmMap, xShmLock, xShmBarrier, xShmUnmap, NULL, NULL};

static int xOpen(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *flags_out) {
  (void)vfs;
  if (!(flags & SQLITE_OPEN_MAIN_DB)) return standard->xOpen(standard, name, file, flags, flags_out);
  memset(file, 0, sizeof(struct file));
  real(file)->pMethods = NULL;
  int code = standard->xOpen(standard, name, real(file), flags, flags_out);
  // Without shared memory there is no write-ahead log.
  if (code == SQLITE_OK && real(file)->pMethods->iVersion < 2) code = SQLITE_CANTOPEN;
  if (code == SQLITE_OK)
    file->pMethods = &methods;
  else if (real(file)->pMethods)
    real(file)->pMethods->xClose(real(file));
  return code;
}

int pages_register(void) {
  // The other methods are those of the standard VFS, and find in the copy what they need.
  static sqlite3_vfs ours;
  if (standard) return SQLITE_OK;
  standard = sqlite3_vfs_find(NULL);
  if (!standard) return SQLITE_ERROR;
  ours = *standard;
  ours.pNext = NULL;
  ours.zName = "pages";
  ours.szOsFile += (int)sizeof(struct file);
  ours.xOpen = xOpen;
  return sqlite3_vfs_register(&ours, 1);
}
