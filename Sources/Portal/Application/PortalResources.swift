import FoundationEssentials
import OneStop

/// The folder `Resources` as the portal reads it.
package struct PortalResources: Sendable {
  package let path: String

  package init(path: String) {
    self.path = path
  }

  package func words(_ language: Language) throws -> Words {
    try Words.read(language, from: try read("Languages/\(language.rawValue).json"))
  }

  /// How the site is called, as the sender of mail too.
  package func siteName() throws -> String { try words(.vietnamese).site.name.text }

  package func demoPeople() throws -> DemoPeople {
    try DemoPeople.read(try read("Demo/people.json"))
  }

  package func catalogueFiles() throws -> [CatalogueFile] {
    try CatalogueFile.Part.allCases.map { part in
      CatalogueFile(name: part.fileName, bytes: try read("Catalogue/\(part.fileName)"))
    }
  }

  func openAPI() throws -> [UInt8] { try read("API/openapi.json") }

  var assets: String { "\(path)/Assets" }

  func assetNames() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: assets) }

  private func read(_ name: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
      throw ResourceMissing(path: "\(path)/\(name)")
    }
    return Array(data)
  }
}

/// A file that the portal cannot do without.
package struct ResourceMissing: Error, CustomStringConvertible {
  var path: String

  package var description: String { "\(path) cannot be read; is the folder Resources whole?" }
}
