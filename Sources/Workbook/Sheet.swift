extension Workbook {
  /// A table with its caption above it.
  public struct Sheet: Hashable, Sendable {
    /// Shown on the tab. Characters that a sheet's name may not have are replaced, and repeated names are numbered.
    public var name: String
    /// Lines above the table: what it shows, of which period, as of when.
    public var caption: [String]
    /// The bold row that stays in sight and is printed on each page; there is none if this is empty.
    public var header: [String]
    public var rows: [Row]
    /// Column widths in characters, from the first; a column without one is sized by its content.
    public var widths: [Double]

    public init(
      name: String, caption: [String] = [], header: [String] = [], rows: [Row] = [], widths: [Double] = []
    ) {
      self.name = name
      self.caption = caption
      self.header = header
      self.rows = rows
      self.widths = widths
    }
  }

  /// A row of cells from the first column on.
  public struct Row: Hashable, Sendable, ExpressibleByArrayLiteral {
    public var cells: [Cell]
    /// Set for a row of totals.
    public var isBold: Bool

    public init(_ cells: [Cell], isBold: Bool = false) {
      self.cells = cells
      self.isBold = isBold
    }

    public init(arrayLiteral cells: Cell...) {
      self.init(cells)
    }
  }

  public enum Cell: Hashable, Sendable {
    /// Always text, never a formula, even if it begins with `=`. Characters that XML 1.0 does not allow are left out.
    case text(String)
    /// A number that is not finite is shown as `#NUM!`.
    case number(Double)
    /// Shown with separators of thousands. Spreadsheets keep 15 digits.
    case integer(Int)
    /// A share from 0 to 1, shown as a percentage with one decimal.
    case percent(Double)
    /// A day of the Gregorian calendar. Spreadsheets count from 1900 to 9999; any other day, and one that does not
    /// exist, is written as text.
    case date(year: Int, month: Int, day: Int)
    /// A minute of such a day, from 0.
    case moment(year: Int, month: Int, day: Int, minute: Int)
    case empty
  }
}
