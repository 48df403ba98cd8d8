import Foundation
import TestSupport
import Testing

@testable import Markup

@Suite("The wall around the operations") struct OperationWallTests {
  @Test("No operation knows the web: it names no request, page or form, and imports what knows none")
  func names() throws {
    let folder = Resources.root.appending(path: "Sources/Portal/Operations")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
    #expect(files.count > 5)
    let web: Set<String> = [
      "Visit", "HTML", "Page", "Frame", "Form", "FormContent", "Request", "Response", "APICall", "Problem",
      "PortalError", "HTTPServer", "HTTPTypes",
    ]
    for file in files {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      let code = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
      let names = Set(code.joined(separator: " ").split { !$0.isLetter && !$0.isNumber }.map(String.init))
      #expect(names.isDisjoint(with: web), "\(file): \(names.intersection(web))")
    }
  }
}
