import OneStop

/// A share of dossiers in tenths of a percent.
package struct Rate: Hashable, Comparable {
  /// 0 to 1000.
  package let tenths: Int

  /// Rounded half up, except that 100 % and 0 % are always exact; nil where there is nothing to divide.
  package init?(_ part: Int, of whole: Int) {
    guard whole > 0 else { return nil }
    let rounded = (2_000 * part + whole) / (2 * whole)
    tenths = part == whole ? 1_000 : part == 0 ? 0 : min(max(rounded, 1), 999)
  }

  /// Made from a share from 0 to 1, rounded in the same way.
  package init?(share: Double) {
    guard (0...1).contains(share) else { return nil }
    let rounded = Int((share * 1_000).rounded())
    tenths = share == 1 ? 1_000 : share == 0 ? 0 : min(max(rounded, 1), 999)
  }

  package static func < (left: Rate, right: Rate) -> Bool { left.tenths < right.tenths }

  /// `96,4%` in Vietnamese, `96.4%` in English.
  package func text(_ language: Language) -> String {
    "\(Rate.decimal(tenths, language))%"
  }

  /// Tenths as a number with one decimal.
  package static func decimal(_ tenths: Int, _ language: Language) -> String {
    "\(tenths / 10)\(language == .vietnamese ? "," : ".")\(tenths % 10)"
  }
}
