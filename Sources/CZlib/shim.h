#include <zlib.h>

/// deflateInit2 is a macro, which Swift does not see: a gzip stream of the given level (zlib.h).
///
/// A window of 16 KiB and tables to match, 96 KiB in place of 256: most pages are shorter, and what is written between two
/// requests stays in the processor's caches. A page of 130 KB grows by a twentieth.
static inline int czlib_gzip_begin(z_streamp stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 14 + 16, 6, Z_DEFAULT_STRATEGY);
}

/// A raw deflate stream, as zip files hold.
static inline int czlib_raw_begin(z_streamp stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
}
