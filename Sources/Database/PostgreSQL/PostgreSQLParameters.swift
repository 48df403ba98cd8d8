#if PostgreSQL
  /// Parameters as libpq takes them: numbers in text form, which fits whatever type the server infers; texts and bytes as
  /// they are.
  struct PostgreSQLParameters {
    private var bytes: [UInt8] = []
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    typealias Pointers = UnsafePointer<UnsafePointer<CChar>?>

    mutating func with(
      _ values: [SQLValue], _ body: (Int32, Pointers?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Int32
    ) -> Int32 {
      bytes.removeAll(keepingCapacity: true)
      starts.removeAll(keepingCapacity: true)
      lengths.removeAll(keepingCapacity: true)
      formats.removeAll(keepingCapacity: true)
      for value in values { add(value) }
      return bytes.withUnsafeBytes { bytes in
        let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        let pointers = starts.map { start in start.flatMap { start in base.map { $0 + start } } }
        return body(Int32(values.count), pointers, lengths, formats)
      }
    }

    private mutating func add(_ value: SQLValue) {
      var isBinary = false
      let start = bytes.count
      switch value {
      case .null:
        starts.append(nil)
        lengths.append(0)
        formats.append(0)
        return
      case .integer(let number): bytes += String(number).utf8
      case .real(let number): bytes += String(number).utf8
      case .text(let text):
        bytes += text.utf8
        isBinary = true
      case .bytes(let content):
        bytes += content
        isBinary = true
      }
      starts.append(start)
      lengths.append(Int32(bytes.count - start))
      formats.append(isBinary ? 1 : 0)
      bytes.append(0)
    }
  }
#endif
