import CZlib

/// A gzip stream (RFC 1952) over zlib, reused from one content to the next. One owner at a time.
struct Deflater: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>

  /// Fails where zlib has no memory or the level is not 0 to 9.
  init?(level: Int) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard czlib_gzip_begin(stream, Int32(level)) == Z_OK else {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// The whole content as one gzip stream.
  mutating func compress(_ bytes: [UInt8]) -> [UInt8]? {
    deflateReset(stream)
    let bound = Int(deflateBound(stream, uLong(bytes.count)))
    var finished = false
    let compressed = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      bytes.withUnsafeBufferPointer { input in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = uInt(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = uInt(output.count)
        finished = deflate(stream, Z_FINISH) == Z_STREAM_END
      }
      count = bound - Int(stream.pointee.avail_out)
    }
    return finished ? compressed : nil
  }

  /// One piece of a longer content; the result may be empty while zlib gathers more. The last call sets `finish`.
  mutating func compress(piece bytes: [UInt8], finish: Bool) -> [UInt8] {
    var compressed: [UInt8] = []
    bytes.withUnsafeBufferPointer { input in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.pointee.avail_in = uInt(input.count)
      var room = 0
      repeat {
        let piece = [UInt8](unsafeUninitializedCapacity: 16384) { output, count in
          stream.pointee.next_out = output.baseAddress
          stream.pointee.avail_out = uInt(output.count)
          deflate(stream, finish ? Z_FINISH : Z_NO_FLUSH)
          room = Int(stream.pointee.avail_out)
          count = output.count - room
        }
        compressed += piece
      } while room == 0
      stream.pointee.next_in = nil
    }
    return compressed
  }
}
