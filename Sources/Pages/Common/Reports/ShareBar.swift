import Markup
import OneStop

/// Early, on time and late as one bar; the same figures are beside it in words.
struct ShareBar {
  private let parts: [Int]

  /// The classes of its parts, in their order.
  static let tones: [HTML] = ["bar-early", "bar-on-time", "bar-late"]

  init(_ ended: ReportFigures.Ended) {
    parts = [ended.early, ended.onTime, ended.late]
  }

  /// Empty where nothing has ended. A part that is not zero is always wide enough to be seen.
  var html: HTML {
    let whole = parts.reduce(0, +)
    guard whole > 0 else { return .empty }
    var widths = parts.map { $0 == 0 ? 0 : max(12, $0 * 1_000 / whole) }
    if let widest = widths.indices.max(by: { widths[$0] < widths[$1] }) {
      widths[widest] += 1_000 - widths.reduce(0, +)
    }
    var svg: HTML = "<svg class=\"bar\" viewBox=\"0 0 1000 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
    var start = 0
    for (width, tone) in zip(widths, Self.tones) where width > 0 {
      svg += "<path class=\"\(tone)\" d=\"M\(start) 0h\(width)v1H\(start)z\"/>"
      start += width
    }
    return svg + "</svg>"
  }
}
