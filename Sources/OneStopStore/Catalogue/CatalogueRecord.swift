import JSON
import OneStop

/// One record of the catalogue files, as it is written there.
struct CatalogueRecord {
  enum Kind: String, CaseIterable {
    case agency, procedure
    /// A year of days off and make-up days; its code is the year.
    case holidays
    /// A year's lunar dates.
    case lunar
    /// A matter that is handled elsewhere; its code is its name.
    case elsewhere
    /// A former commune; its code is its name with those of its district and province.
    case formerCommune = "former_commune"
  }

  var kind: Kind
  var code: String
  var text: String

  /// The records of a file in which the catalogue found no mistake.
  static func all(in file: CatalogueFile) throws(JSONError) -> [CatalogueRecord] {
    let bytes = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(file.bytes.dropFirst(3)) : file.bytes
    var scanner = JSONScanner(bytes)
    var records: [CatalogueRecord] = []
    var isFirst = true
    if try scanner.kind() == .array {
      try scanner.beginArray()
      while try scanner.nextElement(&isFirst) {
        let text = try element(&scanner)
        let value = try JSONValue(parsing: Array(text.utf8))
        let kind: Kind =
          value["matter_vi"] != nil
          ? .elsewhere
          : value["district_vi"] != nil ? .formerCommune : value["duration"] == nil ? .agency : .procedure
        guard let code = value.recordName(by: kind.naming) else { continue }
        records.append(CatalogueRecord(kind: kind, code: code, text: text))
      }
    } else {
      try scanner.beginObject()
      while let name = try scanner.nextName(&isFirst) {
        let text = try element(&scanner)
        let value = try JSONValue(parsing: Array(text.utf8))
        records.append(
          CatalogueRecord(
            kind: value["tet"] == nil ? .holidays : .lunar, code: year(try scanner.string(name)), text: text))
      }
    }
    return records
  }

  private static func year(_ name: String) -> String { Int(typed: name, in: 0...9_999).map(String.init) ?? name }

  /// Whether it says the same as another text: white space does not matter.
  func isSame(as text: String) -> Bool {
    if self.text == text { return true }
    let values = [self.text, text].map { try? JSONValue(parsing: Array($0.utf8)) }
    return values[0] != nil && values[0] == values[1]
  }

  private static func element(_ scanner: inout JSONScanner) throws(JSONError) -> String {
    String(decoding: scanner.bytes[try scanner.skipValue()], as: UTF8.self)
  }
}

extension CatalogueRecord.Kind {
  /// The file that holds records of the kind.
  var part: CatalogueFile.Part {
    switch self {
    case .agency: .agencies
    case .procedure: .procedures
    case .holidays: .holidays
    case .lunar: .lunar
    case .elsewhere: .elsewhere
    case .formerCommune: .formerCommunes
    }
  }

  /// The fields that name a record in a list.
  fileprivate var naming: [String] {
    switch self {
    case .elsewhere: ["matter_vi"]
    case .formerCommune: ["name_vi", "district_vi", "province_vi"]
    case .agency, .procedure, .holidays, .lunar: ["code"]
    }
  }

  /// The kinds that the catalogue always has, in the order in which they are read; others are read on request.
  static let always: [CatalogueRecord.Kind] = [.agency, .procedure, .holidays, .lunar, .elsewhere]

  /// A file of records, in their order.
  func file(_ records: [CatalogueRecord]) -> CatalogueFile {
    let text =
      switch self {
      case .agency, .procedure, .elsewhere, .formerCommune: "[" + records.map(\.text).joined(separator: ",") + "]"
      case .holidays, .lunar: "{" + records.map { "\"\($0.code)\":\($0.text)" }.joined(separator: ",") + "}"
      }
    return CatalogueFile(name: part.fileName, bytes: Array(text.utf8))
  }
}
