/// The parts of the package that are not sheets (ECMA-376 part 2, and part 1, 12.3).
enum Parts {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  static func contentTypes(sheets: Int) -> [UInt8] {
    let overrides = (1...sheets).map {
      #"<Override PartName="/xl/worksheets/sheet\#($0).xml" ContentType="\#(kind).worksheet+xml"/>"#
    }
    return Array(
      """
      \(declaration)<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/xl/workbook.xml" ContentType="\(kind).sheet.main+xml"/>\
      <Override PartName="/xl/styles.xml" ContentType="\(kind).styles+xml"/>\(overrides.joined())</Types>
      """.utf8)
  }

  static var packageRelationships: [UInt8] {
    Array(
      """
      \(declaration)<Relationships xmlns="\(relationships)">\
      <Relationship Id="rId1" Type="\(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
      """.utf8)
  }

  static func workbookRelationships(sheets: Int) -> [UInt8] {
    let targets = (1...sheets).map {
      #"<Relationship Id="rId\#($0)" Type="\#(office)/worksheet" Target="worksheets/sheet\#($0).xml"/>"#
    }
    return Array(
      """
      \(declaration)<Relationships xmlns="\(relationships)">\(targets.joined())\
      <Relationship Id="rId\(sheets + 1)" Type="\(office)/styles" Target="styles.xml"/></Relationships>
      """.utf8)
  }

  /// The list of sheets, and for each header the name that makes it print on every page.
  static func workbook(_ sheets: some Sequence<(String, Workbook.Sheet)>) -> [UInt8] {
    var out = Array(declaration.utf8)
    out.append(contentsOf: "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>".utf8)
    var titles: [UInt8] = []
    for (index, (name, sheet)) in sheets.enumerated() {
      out.append(contentsOf: "<sheet name=\"".utf8)
      XMLText.append(name, to: &out)
      out.append(contentsOf: "\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>".utf8)
      if !sheet.header.isEmpty {
        let row = sheet.caption.count + 1
        titles.append(contentsOf: "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"\(index)\">'".utf8)
        // In a formula an apostrophe of the name is doubled.
        XMLText.append(
          name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"), to: &titles)
        titles.append(contentsOf: "'!$\(row):$\(row)</definedName>".utf8)
      }
    }
    out.append(contentsOf: "</sheets>".utf8)
    if !titles.isEmpty {
      out.append(contentsOf: "<definedNames>".utf8)
      out.append(contentsOf: titles)
      out.append(contentsOf: "</definedNames>".utf8)
    }
    out.append(contentsOf: "</workbook>".utf8)
    return out
  }
}
