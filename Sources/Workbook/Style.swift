/// The styles of cells: an index into `cellXfs` of the style sheet.
enum Style: Int, CaseIterable {
  case plain, integer, percent, date, moment, wrapped
  case boldPlain, boldInteger, boldPercent, boldDate, boldMoment, boldWrapped
  case header, caption

  /// - Parameter wraps: whether text wraps, in a row of the height that it needs.
  init(_ cell: Workbook.Cell, bold: Bool, wraps: Bool = false) {
    switch cell {
    case .text where wraps: self = bold ? .boldWrapped : .wrapped
    case .moment: self = bold ? .boldMoment : .moment
    case .integer: self = bold ? .boldInteger : .integer
    case .percent: self = bold ? .boldPercent : .percent
    case .date: self = bold ? .boldDate : .date
    case .text, .number, .empty: self = bold ? .boldPlain : .plain
    }
  }

  /// Built-in formats have fixed numbers (ECMA-376 part 1, 18.8.30); our own begin at 164.
  private var format: Int {
    switch self {
    case .integer, .boldInteger: 3
    case .percent, .boldPercent: 164
    case .date, .boldDate: 165
    case .moment, .boldMoment: 166
    case .plain, .boldPlain, .wrapped, .boldWrapped, .header, .caption: 0
    }
  }

  private var xml: String {
    switch self {
    case .header:
      """
      <xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" \
      applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>
      """
    case .wrapped, .boldWrapped:
      """
      <xf numFmtId="0" fontId="\(self == .wrapped ? 0 : 1)" fillId="0" borderId="0" xfId="0" applyFont="1" \
      applyAlignment="1"><alignment wrapText="1"/></xf>
      """
    case .plain, .integer, .percent, .date, .moment, .caption:
      #"<xf numFmtId="\#(format)" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#
    case .boldPlain, .boldInteger, .boldPercent, .boldDate, .boldMoment:
      #"<xf numFmtId="\#(format)" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>"#
    }
  }

  /// `xl/styles.xml`
  static func sheet(dateFormat: String) -> [UInt8] {
    var out = Array(Parts.declaration.utf8)
    out.append(
      contentsOf: """
        <styleSheet xmlns="\(Parts.main)"><numFmts count="3"><numFmt numFmtId="164" formatCode="0.0%"/>\
        <numFmt numFmtId="165" formatCode="
        """.utf8)
    XMLText.append(dateFormat, to: &out)
    out.append(contentsOf: "\"/><numFmt numFmtId=\"166\" formatCode=\"".utf8)
    XMLText.append(dateFormat + " hh:mm", to: &out)
    out.append(
      contentsOf: """
        "/></numFmts>\
        <fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>\
        <font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>\
        <fills count="3"><fill><patternFill patternType="none"/></fill>\
        <fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">\
        <fgColor rgb="FFE8EDF3"/><bgColor indexed="64"/></patternFill></fill></fills>\
        <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>\
        <border><left/><right/><top/><bottom style="thin"><color rgb="FF5B6670"/></bottom><diagonal/></border></borders>\
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
        <cellXfs count="\(allCases.count)">\(allCases.map(\.xml).joined())</cellXfs>\
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """.utf8)
    return out
  }
}
