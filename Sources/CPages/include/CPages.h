#ifndef CPAGES_H
#define CPAGES_H

// Checksums of SQLite's pages. The last eight bytes of each page of a database file hold a checksum of the others; SQLite
// leaves them alone in a file whose header reserves them (sqlite.org/fileformat2.html, 1.3.4).
//
// It is in C because each page that is read or written passes through it.

#include <stddef.h>
#include <stdint.h>

/// How many bytes of a page its checksum takes.
static const int32_t pages_reserved = 8;

/// The checksum of a page with the number, counted from 1; `size` counts the reserved bytes, and is a multiple of 32.
///
/// A change of one word of eight bytes always changes it, and so does another number; of other changes, one in 2⁶⁴ does
/// not. Anybody can compute it: it guards against failing disks, not against people.
uint64_t pages_checksum(const uint8_t *page, size_t size, uint32_t number);

/// Whether the page ends with its checksum.
int pages_match(const uint8_t *page, size_t size, uint32_t number);

/// Writes the checksum into the page.
void pages_stamp(uint8_t *page, size_t size, uint32_t number);

/// The size of the pages by the first 100 bytes of a database file; 0 where they are no header of a file with checksums.
uint32_t pages_checked_size(const uint8_t *header);

/// Whether the header says that there are no checksums, yet the first page has one: then the header is damaged. The page
/// is the same afterwards.
int pages_lost_mark(uint8_t *page, size_t size);

/// Makes SQLite's standard VFS (sqlite.org/vfs.html), with checksums added, the default one of this process. Not while
/// other threads use SQLite. Returns a code of SQLite.
///
/// A page is stamped on its way into the database file and compared on its way out; one that does not match is
/// `pages_damaged`. A file whose header does not reserve the bytes is passed through. The write-ahead log has
/// checksums of SQLite's own, and is left to the standard VFS, as are journals and temporary files.
int pages_register(void);

/// SQLITE_CORRUPT, with a code of our own. SQLITE_IOERR_DATA is meant for this, but any error of that kind makes SQLite
/// undo the whole transaction, in which others have changes as well.
static const int32_t pages_damaged = 11 | 0x6D << 8;

/// For sqlite3_file_control: the number of the last page that did not match, a uint32_t; 0: none.
static const int32_t pages_last_damaged = 0x6D6F7463;

/// Adds bytes, a multiple of eight, to the checksum of a write-ahead log (sqlite.org/fileformat2.html, 4.2).
void pages_add_to_log_checksum(const uint8_t *bytes, size_t count, int is_big_endian, uint32_t checksum[2]);

#endif
