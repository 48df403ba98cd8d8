import Foundation
import TestSupport
import Testing

@testable import QRCode

/// Codes as another program reads them: `zbarimg` of Debian's zbar-tools.
@Suite("A reader", .enabled(if: Reader.shouldRun, Reader.missing))
struct ReaderTests {
  static let sample = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả – Đặng Thị Ngọc Ễ, phường Nguyễn Thái Bình. "

  struct Case: CustomTestStringConvertible, Sendable {
    let version: Int
    let correction: Correction
    var testDescription: String { "version \(version), \(correction)" }
  }

  static let cases = [1, 2, 6, 7, 9, 10, 15, 21, 26, 27, 32, 36, 40].flatMap { version in
    Correction.allCases.map { Case(version: version, correction: $0) }
  }

  @Test("reads Vietnamese text that fills a version", arguments: cases)
  func fullVersion(_ test: Case) async throws {
    let version = Version(number: test.version)
    // Mode, count and the designator of UTF-8 take at most 32 bits.
    let room = version.dataCodewords(test.correction) - 4
    var text = ""
    for character in String(repeating: Self.sample, count: room / Self.sample.utf8.count + 1) {
      guard text.utf8.count + character.utf8.count <= room else { break }
      text.append(character)
    }
    let words = try Codewords(
      Array(text.utf8), utf8: true, correction: test.correction, raise: false, versions: [version])
    #expect(try await Reader.read(QRCode(words, mask: nil)) == text)
  }

  @Test("reads every mask", arguments: 0..<8)
  func masks(mask: Int) async throws {
    let words = try Codewords(Array(Self.sample.utf8), utf8: true, correction: .medium, raise: true)
    #expect(try await Reader.read(QRCode(words, mask: mask)) == Self.sample)
  }

  @Test(
    "reads what the public initialiser makes, in each mode and in several",
    arguments: [
      "0123456789", "000.00.14.H29-180601-0001", sample, "Sở Kế hoạch và Đầu tư",
      "https://motcua.example/tra-cuu/000.00.14.H29-180601-0001?khoa=K7M4PQ2X", "hồ sơ 20180601000123456789 ABC-DEF",
      "😀 nhà",
    ])
  func texts(text: String) async throws {
    #expect(try await Reader.read(QRCode(text)) == text)
  }
}

/// `zbarimg`, and what to do without it.
enum Reader {
  static let program = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    .map { "\($0)/zbarimg" }.first(where: FileManager.default.isExecutableFile(atPath:))

  static let missing: Comment = "NOT RUN: zbarimg is missing, no other program read the codes (Debian: zbar-tools)"

  /// With `CI` set the tests run, and fail without the program.
  static var shouldRun: Bool {
    program != nil || ProcessInfo.processInfo.environment["CI"] != nil
  }

  /// What the program reads in a picture of the code with four pixels a module.
  static func read(_ code: QRCode) async throws -> String {
    let program = try #require(program, missing)
    let folder = try TemporaryFolder()
    let picture = URL(filePath: folder.path).appending(path: "code.pgm")
    try graymap(of: code).write(to: picture)
    let arguments = ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture.path]
    let read = try await onThread { try ChildProcess.run(program, arguments) }.get().output
    return read.hasSuffix("\n") ? String(read.dropLast()) : read
  }

  private static func graymap(of code: QRCode) -> Data {
    let scale = 4
    let side = (code.size + 8) * scale
    var data = Data("P5 \(side) \(side) 255\n".utf8)
    for y in 0..<side {
      for x in 0..<side { data.append(code[x / scale - 4, y / scale - 4] ? 0 : 255) }
    }
    return data
  }
}
