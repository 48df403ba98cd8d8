import CZlib

/// Raw DEFLATE (RFC 1951) and CRC-32, by zlib.
enum Deflate {
  /// `bytes` compressed, without the header and checksum of the zlib format.
  static func compress(_ bytes: [UInt8]) throws(WorkbookError) -> [UInt8] {
    var stream = z_stream()
    // Negative window bits ask for raw output (zlib.h, deflateInit2).
    let ready = deflateInit2_(
      &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard ready == Z_OK else { throw .compression(code: ready) }
    defer { deflateEnd(&stream) }
    let room = Int(deflateBound(&stream, UInt(bytes.count)))
    var code = Z_OK
    // `avail_in` and `avail_out` are 32 bits wide: the archive refuses parts beyond that before it comes here.
    let out = [UInt8](unsafeUninitializedCapacity: room) { target, count in
      bytes.withUnsafeBufferPointer { source in
        // zlib's header is older than const; the input is only read.
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = UInt32(clamping: source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(clamping: target.count)
        code = deflate(&stream, Z_FINISH)
      }
      count = room - Int(stream.avail_out)
    }
    guard code == Z_STREAM_END else { throw .compression(code: code) }
    return out
  }
}
