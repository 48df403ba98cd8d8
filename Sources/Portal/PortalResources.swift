import FoundationEssentials
import OneStop
import Operations
import Web
import Words

/// The folder `Resources` as the portal reads it.
package struct PortalResources: Sendable {
  package let path: String

  package init(path: String) {
    self.path = path
  }

  package func words(_ language: Language) throws -> Words {
    try Words.read(language, from: try read("Languages/\(language.rawValue).json"))
  }

  /// What the pages of the help say, in every language.
  func help() throws -> [Language: HelpText] {
    var texts: [Language: HelpText] = [:]
    for language in Language.allCases {
      let name = HelpText.fileName(language)
      texts[language] = try HelpText(try read("Documentation/\(name)"), named: name)
    }
    return texts
  }

  /// The site's name, which is also that of mail's sender.
  package func siteName() throws -> String { try words(.vietnamese).site.name.text }

  package func demoPeople() throws -> DemoPeople {
    try DemoPeople.read(try read("Demo/people.json"))
  }

  /// For chores, which have no request that could name the site.
  package func notices(_ settings: NoticeSettings) throws -> NoticeWriter {
    NoticeWriter(
      vietnamese: try words(.vietnamese), english: try words(.english), settings: settings, site: settings.site)
  }

  /// The files of a catalogue: the shipped one where none is named, one that is shipped beside it (`2018`), or any
  /// other folder. Where a folder has no days off of the country, the shipped ones are taken.
  package func catalogueFiles(_ name: String? = nil) throws -> [CatalogueFile] {
    let shipped = "\(path)/Catalogue"
    guard let name, !name.isEmpty else { return try CatalogueFolder(path: shipped).files() }
    let isPlain = name.utf8.first != UInt8(ascii: ".") && !name.utf8.contains(UInt8(ascii: "/"))
    let beside = CatalogueFolder(path: "\(shipped)/\(name)")
    let folder = isPlain && beside.isThere ? beside : CatalogueFolder(path: name)
    var files = try folder.files()
    for part in [CatalogueFile.Part.holidays, .lunar] where !files.contains(where: { $0.namedPart == part }) {
      files.append(CatalogueFile(name: part.fileName, bytes: try read("Catalogue/\(part.fileName)")))
    }
    return files
  }

  /// The forms that come with a catalogue: those beside its files, named `CODE.json` or, from a day on,
  /// `CODE@YYYY-MM-DD.json`.
  package func forms(_ name: String? = nil) throws -> [ShippedForm] {
    let shipped = "\(path)/Catalogue"
    let folder = name.flatMap { $0.isEmpty ? nil : $0 }.map { name in
      let beside = CatalogueFolder(path: "\(shipped)/\(name)")
      return name.utf8.contains(UInt8(ascii: "/")) || !beside.isThere ? name : beside.path
    }
    let place = "\(folder ?? shipped)/forms"
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: place) else { return [] }
    return try names.compactMap { name -> ShippedForm? in
      guard let (code, day) = ShippedForm.parts(ofFile: name),
        let data = FileManager.default.contents(atPath: "\(place)/\(name)")
      else { return nil }
      let form = try FormDefinition(parsing: Array(data), file: "forms/\(name)")
      return ShippedForm(procedure: code, validFrom: day, form: form)
    }.sorted
  }

  /// What the state's lists offer in forms.
  func formLists() throws -> FormLists { try FormLists { try read("Codes/\($0)") } }

  /// The rule for new passwords, with the list of common ones, which are refused.
  package func passwordRule() throws -> PasswordRule { PasswordRule(common: try read("Passwords/common.txt")) }

  /// The file that says which agencies of the previous catalogue end, from the shipped catalogue or a folder.
  package func successors(_ name: String? = nil) throws -> CatalogueFile {
    let file = "successors.json"
    guard let name, !name.isEmpty else {
      return CatalogueFile(name: file, bytes: try read("Catalogue/\(file)"))
    }
    guard let data = FileManager.default.contents(atPath: "\(name)/\(file)") else {
      throw CatalogueFolderMistake.incomplete(name, file)
    }
    return CatalogueFile(name: file, bytes: Array(data))
  }

  func openAPI() throws -> [UInt8] { try read("API/openapi.json") }

  func formSchema() throws -> [UInt8] { try read("API/form.schema.json") }

  var assets: String { "\(path)/Assets" }

  func assetNames() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: assets) }

  private func read(_ name: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
      throw ResourceMissing(path: "\(path)/\(name)")
    }
    return Array(data)
  }
}

/// A missing file that the portal needs.
package struct ResourceMissing: Error, CustomStringConvertible {
  var path: String

  package var description: String { "\(path) cannot be read; is the folder Resources whole?" }
}
