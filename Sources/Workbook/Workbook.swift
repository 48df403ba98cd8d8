/// A workbook in Office Open XML (ECMA-376, XLSX), which spreadsheet programs open.
///
/// The same value always gives the same bytes: nothing in the file depends on the clock or the machine.
public struct Workbook: Hashable, Sendable {
  public var sheets: [Sheet]
  /// How dates are shown, in the format language of spreadsheets (ECMA-376 part 1, 18.8.31).
  public var dateFormat: String

  public init(sheets: [Sheet] = [], dateFormat: String = "dd/mm/yyyy") {
    self.sheets = sheets
    self.dateFormat = dateFormat
  }

  /// The file.
  ///
  /// Throws where a spreadsheet program would refuse the file: without a sheet, beyond 1,048,576 rows or 16,384
  /// columns, with more than 32,767 UTF-16 units in a cell; and beyond 2 GiB in a part.
  public func bytes() throws(WorkbookError) -> [UInt8] {
    guard !sheets.isEmpty else { throw .noSheets }
    let names = SheetName.cleaned(sheets.map(\.name))
    var archive = ZipStream()
    var bytes: [UInt8] = []
    // Programs that guess a file's kind look at the first entry's name.
    bytes += try archive.deflated("[Content_Types].xml", Parts.contentTypes(sheets: sheets.count))
    bytes += try archive.deflated("_rels/.rels", Parts.packageRelationships)
    bytes += try archive.deflated("xl/workbook.xml", Parts.workbook(zip(names, sheets)))
    bytes += try archive.deflated("xl/_rels/workbook.xml.rels", Parts.workbookRelationships(sheets: sheets.count))
    bytes += try archive.deflated("xl/styles.xml", Style.sheet(dateFormat: dateFormat))
    for (index, sheet) in sheets.enumerated() {
      bytes += try archive.deflated("xl/worksheets/sheet\(index + 1).xml", SheetWriter.xml(sheet, name: names[index]))
    }
    return bytes + archive.end()
  }
}
