import Foundation
import Testing

/// What fuzzing has found worth keeping goes through the same checks in every run of the tests.
@Suite("Fuzzing corpora")
struct CorpusTests {
  @Test("Every input holds to what is promised of it", arguments: ["head", "multipart", "form"])
  func corpus(_ target: String) throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = tests.appending(path: "Fuzz/Corpus/\(target)")
    let inputs = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(inputs.count >= 3)
    for input in inputs {
      let bytes = [UInt8](try Data(contentsOf: input))
      switch target {
      case "head": HeadCheck.run(bytes)
      case "multipart": MultipartCheck.run(bytes)
      default: FormCheck.run(bytes)
      }
    }
  }
}
