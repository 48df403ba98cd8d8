/// Numbers and dates in words, as legal forms ask for them beside the figures.
package enum VietnameseWords {
  /// `Một trăm linh năm nghìn`; a fraction digit by digit: `hai phẩy năm`. nil beyond the range of `FormNumber`.
  package static func number(_ number: FormNumber) -> String? {
    let parts = number.description.split(separator: ".")
    guard let whole = Int(parts[0]) else { return nil }
    var words = whole < 0 || number.units < 0 ? ["âm"] : []
    words += integer(Int(whole.magnitude))
    if parts.count > 1 {
      words.append("phẩy")
      words += parts[1].utf8.map { digits[Int($0 - 0x30)] }
    }
    return words.joined(separator: " ").capitalisedAtStart
  }

  /// `Ngày mười hai tháng mười một năm hai nghìn không trăm hai mươi sáu`
  package static func date(_ date: LocalDate) -> String {
    let (year, month, day) = date.components
    let months = month == 4 ? "tư" : integer(month).joined(separator: " ")
    let words = "ngày \(dayWords(day)) tháng \(months) năm \(integer(year).joined(separator: " "))"
    return words.capitalisedAtStart
  }

  /// The first ten days of a month have `mùng` before them.
  private static func dayWords(_ day: Int) -> String {
    (day <= 10 ? "mùng " : "") + integer(day).joined(separator: " ")
  }

  private static let digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
  private static let scales = ["", "nghìn", "triệu"]

  /// In groups of three digits; nine digits make a `tỷ`.
  private static func integer(_ value: Int) -> [String] {
    guard value > 0 else { return [digits[0]] }
    let (billions, rest) = value.quotientAndRemainder(dividingBy: 1_000_000_000)
    var words = billions > 0 ? integer(billions) + ["tỷ"] : []
    for place in [2, 1, 0] {
      let divisor = [1, 1_000, 1_000_000][place]
      let group = rest / divisor % 1_000
      guard group > 0 else { continue }
      words += hundreds(group, isLeading: words.isEmpty)
      if place > 0 { words.append(scales[place]) }
    }
    return words
  }

  /// Within a larger number, a group says its hundreds even where there are none.
  private static func hundreds(_ value: Int, isLeading: Bool) -> [String] {
    let (hundreds, tens, ones) = (value / 100, value / 10 % 10, value % 10)
    var words = hundreds > 0 || !isLeading ? [digits[hundreds], "trăm"] : []
    switch tens {
    case 0: if ones > 0, !words.isEmpty { words.append("linh") }
    case 1: words.append("mười")
    default: words += [digits[tens], "mươi"]
    }
    switch ones {
    case 0: break
    case 1 where tens > 1: words.append("mốt")
    case 4 where tens > 1: words.append("tư")
    case 5 where tens > 0: words.append("lăm")
    default: words.append(digits[ones])
    }
    return words
  }
}

extension String {
  fileprivate var capitalisedAtStart: String { prefix(1).uppercased() + dropFirst() }
}
