/// Days as spreadsheets count them (ECMA-376 part 1, 18.17.4.1, the 1900 date system).
enum DateSerial {
  /// 1 for 1 January 1900; nil for a day that does not exist or lies outside 1900 to 9999.
  static func of(year: Int, month: Int, day: Int) -> Int? {
    guard (1900...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    let before = year - 1
    let leapDays = (before / 4 - before / 100 + before / 400) - (1899 / 4 - 1899 / 100 + 1899 / 400)
    let serial = (year - 1900) * 365 + leapDays + lengths[..<(month - 1)].reduce(0, +) + day
    // The system has a 29 February 1900, which did not exist.
    return serial > 59 ? serial + 1 : serial
  }
}
