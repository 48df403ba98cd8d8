import JSON

/// A file to be read into the catalogue.
package struct CatalogueFile: Hashable, Sendable {
  /// What it holds.
  package enum Part: String, CaseIterable, Sendable {
    case agencies, procedures, holidays, lunar
    /// Everyday matters that are not handled by the city.
    case elsewhere
    /// Wards and communes from before a reorganisation.
    case formerCommunes = "old-communes"
  }

  /// The file's own name, without its folder.
  package var name: String
  package var bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// What the file holds according to its name.
  package var namedPart: Part? {
    let lowercased = name.lowercased()
    return Part.allCases.first { lowercased.contains($0.stem) }
  }

  /// What the file holds, by its name or else by its content; nil where neither tells.
  package func part(_ value: JSONValue) -> Part? {
    if let namedPart { return namedPart }
    switch value {
    case .array(let records):
      guard let first = records.first else { return nil }
      if first["matter_vi"] != nil { return .elsewhere }
      if first["district_vi"] != nil { return .formerCommunes }
      return first["duration"] != nil || first["steps"] != nil ? .procedures : first["code"] != nil ? .agencies : nil
    case .object(let years):
      guard let first = years.first?.value else { return nil }
      return first["off"] != nil ? .holidays : first["tet"] != nil ? .lunar : nil
    default: return nil
    }
  }
}

extension CatalogueFile.Part {
  /// The part of a file name that tells it, the same in singular and plural.
  fileprivate var stem: String {
    switch self {
    case .agencies: "agenc"
    case .procedures: "procedure"
    case .holidays: "holiday"
    case .lunar: "lunar"
    case .elsewhere: "elsewhere"
    case .formerCommunes: "commune"
    }
  }

  /// The name of the shipped file.
  package var fileName: String { "\(rawValue).json" }
}
