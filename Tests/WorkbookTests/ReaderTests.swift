import Foundation
import TestSupport
import Testing

@testable import Workbook

/// Workbooks as another program reads them: Python's openpyxl.
@Suite("A reader", .enabled(if: Reader.shouldRun, Reader.missing))
struct ReaderTests {
  @Test("finds every kind of cell with its value and format")
  func cells() async throws {
    let sheet = Workbook.Sheet(
      name: "Ô",
      rows: [
        [
          .text("Nguyễn Thị Ễ"), .integer(-1_234_567), .number(0.1), .percent(0.975),
          .date(year: 2018, month: 6, day: 1), .empty, .moment(year: 2018, month: 6, day: 1, minute: 570),
          .text("=1+1"), .text(" hai  chỗ\ntrống "),
          .text("A & <b>\u{1}"), .number(.nan), .date(year: 2018, month: 2, day: 30), .text("😀"),
          .integer(.max),
        ]
      ])
    let read = try await Reader.read(Workbook(sheets: [sheet]))
    let cells = try #require(read.sheets.first?.rows.first)
    let expected = [
      ("s", "Nguyễn Thị Ễ", "General"), ("n", "-1234567", "#,##0"), ("n", "0.1", "General"), ("n", "0.975", "0.0%"),
      ("d", "2018-06-01 00:00:00", "dd/mm/yyyy"), ("n", "None", "General"),
      ("d", "2018-06-01 09:30:00", "dd/mm/yyyy hh:mm"), ("s", "=1+1", "General"),
      ("s", " hai  chỗ\ntrống ", "General"), ("s", "A & <b>", "General"), ("e", "#NUM!", "General"),
      ("s", "2018-02-30", "dd/mm/yyyy"), ("s", "😀", "General"), ("n", "9223372036854775807", "#,##0"),
    ]
    #expect(cells.count == expected.count)
    for (cell, (type, value, format)) in zip(cells, expected) {
      #expect(cell == Reader.Cell(type: type, value: value, format: format, bold: false))
    }
  }

  @Test("finds sheets by name, the frozen bold header, captions, totals and widths")
  func structure() async throws {
    let report = Workbook.Sheet(
      name: "Quý I/2018", caption: ["Kỳ báo cáo: 01/01/2018 – 31/03/2018", "Số liệu đến 31/03/2018"],
      header: ["Cơ quan", "Tiếp nhận"],
      rows: [[.text("Sở Xây dựng"), .integer(12)], .init([.text("Tổng"), .integer(12)], isBold: true)],
      widths: [30, 12.5])
    let plain = Workbook.Sheet(name: "Quý I/2018", rows: [[.integer(1)]])
    let read = try await Reader.read(Workbook(sheets: [report, plain]))
    #expect(read.sheets.map(\.name) == ["Quý I-2018", "Quý I-2018 (2)"])
    let first = try #require(read.sheets.first)
    #expect(first.frozen == "A4")
    #expect(first.printTitle == "$3:$3")
    #expect(first.widths == ["A": 30, "B": 12.5])
    #expect(
      first.rows.map { $0.map(\.bold) } == [
        [false, false], [false, false], [true, true], [false, false], [true, true],
      ])
    #expect(first.rows[0][0].value == "Kỳ báo cáo: 01/01/2018 – 31/03/2018")
    #expect(read.sheets[1].frozen == nil)
    #expect(read.sheets[1].printTitle == nil)
  }

  @Test("finds a sound archive with one fixed time and well-formed parts")
  func archive() async throws {
    let read = try await Reader.read(Workbook(sheets: [.init(name: "A"), .init(name: "B", caption: ["'"])]))
    #expect(read.damaged == nil)
    #expect(read.times == ["1980-1-1 0:0:0"])
    #expect(read.parts.first == "[Content_Types].xml")
    #expect(read.parts.count == 7)
  }

  @Test("reads a table of 20,000 rows to its last cell")
  func large() async throws {
    let rows = (0..<20_000).map { Workbook.Row([.text("Hồ sơ \($0)"), .integer($0)]) }
    let read = try await Reader.read(Workbook(sheets: [.init(name: "A", header: ["a", "b"], rows: rows)]))
    let last = try #require(read.sheets.first?.rows.last)
    #expect(read.sheets.first?.rows.count == 20_001)
    #expect(last.map(\.value) == ["Hồ sơ 19999", "19999"])
  }
}

/// A Python with openpyxl, and what to do without it.
enum Reader {
  struct Answer: Decodable {
    let damaged: String?
    let parts: [String]
    let times: [String]
    let sheets: [Sheet]
  }

  struct Sheet: Decodable {
    let name: String
    let frozen: String?
    let printTitle: String?
    let widths: [String: Double]
    let rows: [[Cell]]
  }

  struct Cell: Decodable, Equatable {
    let type: String
    let value: String
    let format: String
    let bold: Bool
  }

  static let missing: Comment =
    "NOT RUN: no Python with openpyxl, no other program read the workbooks (make .venv/ready)"

  /// That of the tests' environment, else one on the path.
  static let program: String? = {
    let path = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    let candidates = [Resources.root.appending(path: ".venv/bin/python").path] + path.map { "\($0)/python3" }
    return candidates.first { candidate in
      guard FileManager.default.isExecutableFile(atPath: candidate) else { return false }
      return (try? ChildProcess(candidate, ["-c", "import openpyxl"]))?.wait() == 0
    }
  }()

  /// With `CI` set the tests run, and fail without the program.
  static var shouldRun: Bool {
    program != nil || ProcessInfo.processInfo.environment["CI"] != nil
  }

  static func read(_ workbook: Workbook) async throws -> Answer {
    let program = try #require(program, missing)
    let folder = try TemporaryFolder()
    let file = URL(filePath: folder.path).appending(path: "book.xlsx")
    let output = URL(filePath: folder.path).appending(path: "answer.json")
    try Data(workbook.bytes()).write(to: file)
    let outcome = try await onThread { try ChildProcess.run(program, ["-c", script, file.path, output.path]) }.get()
    try #require(outcome.status == 0, "openpyxl could not read the workbook: \(outcome.complaint)")
    return try JSONDecoder().decode(Answer.self, from: Data(contentsOf: output))
  }

  private static let script = """
    import json, sys, warnings, zipfile
    import xml.etree.ElementTree as xml
    import openpyxl
    warnings.simplefilter("error")
    archive = zipfile.ZipFile(sys.argv[1])
    for part in archive.namelist():
        xml.fromstring(archive.read(part))
    book = openpyxl.load_workbook(sys.argv[1])
    answer = {
        "damaged": archive.testzip(),
        "parts": archive.namelist(),
        "times": sorted({"%d-%d-%d %d:%d:%d" % info.date_time for info in archive.infolist()}),
        "sheets": [{
            "name": sheet.title,
            "frozen": sheet.freeze_panes,
            "printTitle": sheet.print_title_rows,
            "widths": {key: column.width for key, column in sheet.column_dimensions.items()},
            "rows": [[{
                "type": cell.data_type, "value": str(cell.value), "format": cell.number_format,
                "bold": bool(cell.font.b),
            } for cell in row] for row in sheet.iter_rows()],
        } for sheet in book],
    }
    with open(sys.argv[2], "w") as output:
        json.dump(answer, output)
    """
}
