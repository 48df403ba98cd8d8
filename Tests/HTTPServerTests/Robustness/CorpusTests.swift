import Foundation
import Testing

/// Inputs that fuzzing has found worth keeping go through the same checks in every test run.
@Suite("Fuzzing corpora")
struct CorpusTests {
  @Test("Every input passes its checks", arguments: ["head", "multipart", "form"])
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
