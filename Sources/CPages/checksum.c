#include "CPages.h"

#include <string.h>

static uint64_t word(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

/// Multiplies modulo 2⁶⁴ − 1, to which the factor is prime: each state leads to another one, so that what differs
/// stays different until a second difference meets it. Unlike modulo 2⁶⁴, no bit is weaker than another.
static inline uint64_t step(uint64_t state, uint64_t word) {
  unsigned __int128 product = (unsigned __int128)(state ^ word) * 0xBF58476D1CE4E5B9u;
  uint64_t low = (uint64_t)product, sum = low + (uint64_t)(product >> 64);
  return sum + (sum < low);
}

uint64_t pages_checksum(const uint8_t *page, size_t size, uint32_t number) {
  // Four at a time, since each multiplication waits for the one before it.
  uint64_t a = 0x243F6A8885A308D3u, b = 0x13198A2E03707344u, c = 0xA4093822299F31D0u, d = 0x082EFA98EC4E6C89u;
  const uint8_t *last = page + size - 32;
  for (const uint8_t *bytes = page; bytes < last; bytes += 32) {
    a = step(a, word(bytes));
    b = step(b, word(bytes + 8));
    c = step(c, word(bytes + 16));
    d = step(d, word(bytes + 24));
  }
  a = step(a, word(last));
  b = step(b, word(last + 8));
  c = step(c, word(last + 16));
  d = step(d, number);
  return step(step(step(step(a, b), c), d), size);
}

int pages_match(const uint8_t *page, size_t size, uint32_t number) {
  return word(page + size - pages_reserved) == pages_checksum(page, size, number);
}

void pages_stamp(uint8_t *page, size_t size, uint32_t number) {
  uint64_t checksum = pages_checksum(page, size, number);
  for (int i = 0; i < pages_reserved; i++) page[size - pages_reserved + i] = (uint8_t)(checksum >> (8 * i));
}

uint32_t pages_checked_size(const uint8_t *header) {
  uint32_t size = (uint32_t)header[16] << 8 | (uint32_t)header[17] << 16;
  int is_size = size >= 512 && size <= 65536 && (size & (size - 1)) == 0;
  return is_size && header[20] == pages_reserved && memcmp(header, "SQLite format 3", 16) == 0 ? size : 0;
}

int pages_lost_mark(uint8_t *page, size_t size) {
  uint8_t reserved = page[20];
  if (reserved == pages_reserved) return 0;
  page[20] = (uint8_t)pages_reserved;
  int is_lost = pages_checked_size(page) == size && pages_match(page, size, 1);
  page[20] = reserved;
  return is_lost;
}

static uint32_t half_word(const uint8_t *bytes, int is_big_endian) {
  return is_big_endian ? (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3]
                       : (uint32_t)bytes[3] << 24 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[1] << 8 | bytes[0];
}

void pages_add_to_log_checksum(const uint8_t *bytes, size_t count, int is_big_endian, uint32_t checksum[2]) {
  for (const uint8_t *end = bytes + count; bytes < end; bytes += 8) {
    checksum[0] += half_word(bytes, is_big_endian) + checksum[1];
    checksum[1] += half_word(bytes + 4, is_big_endian) + checksum[0];
  }
}
