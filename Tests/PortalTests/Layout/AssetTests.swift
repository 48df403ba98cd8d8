import Foundation
import TestSupport
import Testing

@Suite("The files that pages name") struct AssetTests {
  @Test("every style sheet, script and picture is in the folder, and none is unused")
  func names() throws {
    var named: Set<String> = []
    for (_, source) in try PageSources.files() {
      for match in source.matches(of: /"([a-z-]+\.(?:css|js|svg))"/) { named.insert(String(match.1)) }
    }
    let folder = Resources.root.appending(path: "Resources/Assets")
    #expect(named == Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)))
  }
}
