#include <zlib.h>

/// deflateInit2 is a macro, which Swift does not see: a gzip stream of the given level (zlib.h).
static inline int czlib_gzip_begin(z_streamp stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

/// A raw deflate stream, as zip files hold.
static inline int czlib_raw_begin(z_streamp stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
}
