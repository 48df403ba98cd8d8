import CPages
import Glibc
import System

/// What a write-ahead log holds (sqlite.org/fileformat2.html, 4).
struct LogScan {
  /// The pages of its transactions, and the last frame of each, from 1.
  private(set) var frames: [Int: Int] = [:]
  /// How many pages the database has after the last of them.
  private(set) var pageCount: Int?
  /// The first frame, from 1, that does not fit its checksum although the end of a transaction follows it.
  ///
  /// Where none follows, nothing can be told: a log that was being written when the power failed ends in the same way.
  private(set) var brokenFrame: Int?

  private struct Header: Equatable {
    let isWhole: Bool
    let isBigEndian: Bool
    let salts: ArraySlice<UInt8>
    let checksum: [UInt32]

    /// How many bytes are read: those of the header, and of the first frame's.
    static let byteCount = 32 + 24

    /// Of one that is damaged, as the first frame has it.
    init(_ bytes: [UInt8], pageSize: Int) {
      let magic = bytes.number(at: 0)
      checksum = bytes.numbers(at: 24)
      let order = magic & 1 == 1
      isWhole =
        magic & ~1 == 0x377F_0682 && bytes.number(at: 8) == pageSize
        && bytes.logChecksum(of: [0..<24], isBigEndian: order, from: [0, 0]) == checksum
      isBigEndian = isWhole ? order : 1.bigEndian == 1
      salts = isWhole ? bytes[16..<24] : bytes[40..<48]
    }
  }

  /// Reads the log while it may be written, from its beginning again if that was overwritten meanwhile.
  init(of path: String, pageSize: Int) throws(DatabaseError) {
    guard FileSystem.size(of: path) != nil else { return }
    self = try DatabaseError.wrapping {
      let descriptor = try Descriptor(opening: path, O_RDONLY)
      // One that begins again each time is in use, and whole.
      for _ in 0..<5 {
        guard let header = try LogScan.header(of: descriptor.raw, path, pageSize) else { break }
        let scan = try LogScan(Reader(descriptor: descriptor.raw, header: header, pageSize: pageSize, path: path))
        if try LogScan.header(of: descriptor.raw, path, pageSize) == header { return scan }
      }
      return LogScan()
    }
  }

  private init() {}

  private init(_ reader: Reader) throws(SystemError) {
    var reader = reader
    guard reader.header.isWhole else {
      // SQLite takes no frame of such a log.
      if try reader.hasEnd(after: 0) { brokenFrame = 1 }
      return
    }
    var pending: [Int: Int] = [:]
    var number = 1
    while true {
      guard try reader.read(number), reader.isNext else {
        guard try reader.hasEnd(after: number) else { return }
        // What was written before that end can be read now, if it was not before.
        guard try reader.read(number), reader.isNext else {
          brokenFrame = number
          return
        }
        continue
      }
      reader.take()
      pending[reader.page] = number
      if reader.pageCount > 0 {
        frames.merge(pending) { $1 }
        pageCount = reader.pageCount
        pending = [:]
      }
      number += 1
    }
  }

  /// nil where the log has no frame.
  private static func header(of descriptor: Int32, _ path: String, _ pageSize: Int) throws(SystemError) -> Header? {
    var bytes = [UInt8](repeating: 0, count: Header.byteCount)
    let count = try DescriptorBytes.read(descriptor, into: &bytes, at: 0, path: path)
    return count == bytes.count ? Header(bytes, pageSize: pageSize) : nil
  }

  /// The frames of a log, each a header of 24 bytes and a page.
  private struct Reader {
    let descriptor: Int32
    let header: Header
    let path: String
    /// Of the last frame that was taken.
    private var checksum: [UInt32]
    private var frame: [UInt8]

    init(descriptor: Int32, header: Header, pageSize: Int, path: String) {
      (self.descriptor, self.header, self.path) = (descriptor, header, path)
      checksum = header.checksum
      frame = [UInt8](repeating: 0, count: 24 + pageSize)
    }

    var page: Int { frame.number(at: 0) }
    /// How many pages the database has then, in the last frame of a transaction; 0 in others.
    var pageCount: Int { frame.number(at: 4) }
    private var stored: [UInt32] { frame.numbers(at: 16) }

    /// Whether the frame follows those that were taken.
    var isNext: Bool { isOurs && computed(from: checksum) == stored }
    private var isOurs: Bool { frame[8..<16].elementsEqual(header.salts) }

    mutating func take() { checksum = stored }

    /// Reads a frame; false at the end of the file.
    mutating func read(_ number: Int) throws(SystemError) -> Bool {
      let offset = 32 + (number - 1) * frame.count
      return try DescriptorBytes.read(descriptor, into: &frame, at: offset, path: path) == frame.count
    }

    /// Whether the last frame of a transaction follows, and fits the frame before it.
    mutating func hasEnd(after number: Int) throws(SystemError) -> Bool {
      var before = header.checksum
      if number > 0 {
        guard try read(number) else { return false }
        before = stored
      }
      var next = number + 1
      while try read(next) {
        if isOurs, pageCount > 0, computed(from: before) == stored { return true }
        before = stored
        next += 1
      }
      return false
    }

    private func computed(from start: [UInt32]) -> [UInt32] {
      frame.logChecksum(of: [0..<8, 24..<frame.count], isBigEndian: header.isBigEndian, from: start)
    }
  }
}

extension [UInt8] {
  /// A number of four bytes, the highest first.
  fileprivate func number(at place: Int) -> Int {
    self[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  /// Two such numbers.
  fileprivate func numbers(at place: Int) -> [UInt32] { [place, place + 4].map { UInt32(number(at: $0)) } }

  fileprivate func logChecksum(of ranges: [Range<Int>], isBigEndian: Bool, from start: [UInt32]) -> [UInt32] {
    var checksum = start
    withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return }
      for range in ranges {
        pages_add_to_log_checksum(first + range.lowerBound, range.count, isBigEndian ? 1 : 0, &checksum)
      }
    }
    return checksum
  }
}
