/// A file to be read into the catalogue.
package struct CatalogueFile: Sendable {
  /// What it holds.
  package enum Part: String, CaseIterable, Sendable {
    case agencies, procedures, holidays, lunar
  }

  /// The file's own name, without its folder.
  package var name: String
  package var bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// What the file holds, by its name or else by what stands in it; nil where neither tells.
  func part(_ value: JSONValue) -> Part? {
    let lowercased = name.lowercased()
    if let named = Part.allCases.first(where: { lowercased.contains($0.stem) }) { return named }
    switch value {
    case .array(let records):
      guard let first = records.first else { return nil }
      return first["duration"] != nil || first["steps"] != nil ? .procedures : first["code"] != nil ? .agencies : nil
    case .object(let years):
      guard let first = years.first?.value else { return nil }
      return first["off"] != nil ? .holidays : first["tet"] != nil ? .lunar : nil
    default: return nil
    }
  }
}

extension CatalogueFile.Part {
  /// What a file's name has of it, in singular or plural.
  fileprivate var stem: String {
    switch self {
    case .agencies: "agenc"
    case .procedures: "procedure"
    case .holidays: "holiday"
    case .lunar: "lunar"
    }
  }

  /// The name of the shipped file.
  package var fileName: String { "\(rawValue).json" }
}
