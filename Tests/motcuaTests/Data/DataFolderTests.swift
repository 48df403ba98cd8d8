import Foundation
import Glibc
import TestSupport
import Testing

@Suite("A data folder that cannot be used")
struct DataFolderTests {
  /// Each makes a folder and names it.
  enum Folder: String, CaseIterable, CustomTestStringConvertible {
    case belowAFile, aFile, cannotBeMade, readOnly, foreign, anotherDatabase, noDatabase, newer

    var testDescription: String { rawValue }

    var expected: String {
      switch self {
      case .belowAFile, .aFile: "is not a folder"
      case .cannotBeMade: "cannot be used"
      case .readOnly: "cannot be written"
      case .foreign: "holds other files"
      case .anotherDatabase: "belongs to another program"
      case .noDatabase: "is not a database"
      case .newer: "newer version"
      }
    }

    /// The superuser may write everywhere.
    static var applicable: [Folder] { allCases.filter { $0 != .readOnly || getuid() != 0 } }

    func make(in city: City) async throws -> String {
      let base = city.folder.path
      switch self {
      case .aFile, .belowAFile:
        try city.folder.write("xin chào", to: "file")
        return self == .aFile ? "\(base)/file" : "\(base)/file/data"
      case .cannotBeMade: return "/proc/motcua"
      case .readOnly: chmod(city.data, 0o500)
      case .foreign:
        try FileManager.default.removeItem(atPath: city.data)
        try FileManager.default.createDirectory(atPath: city.data, withIntermediateDirectories: false)
        try city.folder.write("của người khác", to: "data/thesis.doc")
      case .noDatabase: try city.folder.write(String(repeating: "không phải\n", count: 99), to: "data/motcua.sqlite")
      case .anotherDatabase: try Database.change(city, "PRAGMA application_id = 7")
      case .newer: try Database.change(city, "PRAGMA user_version = 9999")
      }
      return city.data
    }
  }

  @Test("is named in one sentence with what to do, and is left as it was", arguments: Folder.applicable)
  func refused(_ folder: Folder) async throws {
    let city = try await City()
    let data = try await folder.make(in: city)
    let before = try DataFolderTests.contents(of: city)
    let outcome = try await Program.run(["serve", "--data", data, "--port", "0"])
    chmod(city.data, 0o700)
    #expect(outcome.status == 1 && outcome.isOneSentence && outcome.output.isEmpty, "\(outcome.complaint)")
    #expect(outcome.complaint.contains(folder.expected), "\(outcome.complaint)")
    #expect(outcome.complaint.contains("/"), "which folder is not said")
    #expect(try DataFolderTests.contents(of: city) == before)
  }

  @Test("commands that read do not make a folder", arguments: ["check", "user list", "backup x"])
  func missing(_ command: String) async throws {
    let folder = try TemporaryFolder()
    let words = command.split(separator: " ").map(String.init)
    let outcome = try await Program.run(words + ["--data", "\(folder.path)/none"])
    #expect(outcome.status == 1 && outcome.isOneSentence)
    #expect(outcome.complaint.contains("holds no data yet"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/none"))
  }

  /// Every file with its bytes, but the lock, which is empty.
  private static func contents(of city: City) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    let base = city.folder.path
    for name in try FileManager.default.subpathsOfDirectory(atPath: base) where !name.hasSuffix("serve.lock") {
      contents[name] = FileManager.default.contents(atPath: "\(base)/\(name)") ?? Data()
    }
    return contents
  }
}
