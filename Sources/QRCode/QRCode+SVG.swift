extension QRCode {
  /// The code as an SVG element in UTF-8: black on white, one path of horizontal runs, no style and no script.
  ///
  /// - Parameters:
  ///   - title: the image's description for screen readers; escaped here.
  ///   - moduleSize: CSS pixels per module in the element's own width and height; a style sheet may scale it.
  ///   - quietZone: light modules around the code; readers rely on 4 (ISO/IEC 18004, 6.3.8).
  public func svg(title: String, moduleSize: Int = 4, quietZone: Int = 4) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(400 + size * size * 2)
    appendSVG(to: &out, title: title, moduleSize: moduleSize, quietZone: quietZone)
    return out
  }

  /// Appends what `svg(title:moduleSize:quietZone:)` returns.
  public func appendSVG(to out: inout [UInt8], title: String, moduleSize: Int = 4, quietZone: Int = 4) {
    let margin = max(0, quietZone)
    let side = size + 2 * margin
    let pixels = side * max(1, moduleSize)
    // A run is a stroke of width one along the middle of its row. Shifting the view by half a module makes all
    // coordinates of the path whole.
    let origin = "-\(margin)"
    out.append(
      contentsOf: """
        <svg xmlns="http://www.w3.org/2000/svg" role="img" width="\(pixels)" height="\(pixels)" \
        viewBox="\(origin) \(origin).5 \(side) \(side)" shape-rendering="crispEdges"><title>
        """.utf8)
    Self.append(escaped: title, to: &out)
    out.append(
      contentsOf: """
        </title><rect x="\(origin)" y="\(origin).5" width="\(side)" height="\(side)" fill="#fff"/>\
        <path stroke="#000" d="
        """.utf8)
    for y in 0..<size { appendRow(y, to: &out) }
    out.append(contentsOf: "\"/></svg>".utf8)
  }

  private func appendRow(_ y: Int, to out: inout [UInt8]) {
    var pen: Int?
    var x = 0
    while x < size {
      guard self[x, y] else {
        x += 1
        continue
      }
      let start = x
      while x < size, self[x, y] { x += 1 }
      if let pen {
        out.append(contentsOf: "m\(start - pen) 0h\(x - start)".utf8)
      } else {
        out.append(contentsOf: "M\(start) \(y)h\(x - start)".utf8)
      }
      pen = x
    }
  }

  private static func append(escaped text: String, to out: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): out.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
      case 0..<0x20 where byte != 9 && byte != 10 && byte != 13: continue
      default: out.append(byte)
      }
    }
  }
}
