import Foundation
import JSON
import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Words

@Suite struct ReportFileTests {
  private func file(_ language: Language, ratings: [String: Int]? = nil) throws -> ReportFile {
    var figures = ReportFigures()
    figures.received.online = 3
    figures.carriedOver = 1
    figures.ended.early = 2
    figures.ended.late = 1
    figures.open.overdue = 1
    let row = Report.Row(key: "H29.14", name: BilingualText("=Sở, \"A\"", english: "Department A"), figures: figures)
    let june = try reportPeriod("2018-06-01", "2018-06-30")
    let report = Report(
      period: june, asOf: june.to.next.start, grouping: .agency, rows: [row], total: figures)
    let answers = ratings.map { counts in
      let counts = counts.mapValues { satisfied in
        var ratings = ReportFigures.Ratings()
        ratings.satisfied = satisfied
        return ratings
      }
      return PublicRatings(of: june, city: [june.from: counts])
    }
    return ReportFile(
      report, scope: "Toàn Thành phố", words: try Resources.words(language), language: language,
      ratings: answers)
  }

  @Test(
    "is a CSV of header, rows and total, each with the same number of cells",
    arguments: [Language.vietnamese, .english])
  func csv(language: Language) throws {
    let lines = String(decoding: try file(language).table.csv().dropFirst(3), as: UTF8.self).components(
      separatedBy: "\r\n")
    #expect(lines.count == 4 && lines[3].isEmpty)
    #expect(
      lines[0].hasPrefix(
        language == .vietnamese ? "Mã cơ quan,Cơ quan,Tiếp nhận trực tuyến" : "Agency code,Agency,Received online"))
    let name = language == .vietnamese ? "\"'=Sở, \"\"A\"\"\"" : "Department A"
    #expect(lines[1] == "H29.14,\(name),3,0,0,3,1,0,2,0,1,0,0,0,0,3,0,0,1,0,0,1,0,0,667")
    #expect(lines[2].hasPrefix(language == .vietnamese ? ",Tổng cộng,3," : ",Total,3,"))
    #expect(lines[0].split(separator: ",").count == 25)
  }

  @Test("has answers about satisfaction only if they are wanted")
  func ratings() throws {
    for (count, cells) in [(9, ",,0,0"), (10, ",10,0,0")] {
      let lines = String(decoding: try file(.vietnamese, ratings: ["H29.14": count]).table.csv(), as: UTF8.self)
        .components(separatedBy: "\r\n")
      #expect(lines[0].hasSuffix(",Hài lòng,Hài lòng một phần,Không hài lòng"))
      #expect(lines[1].hasSuffix(cells) && lines[2].hasSuffix(cells))
    }
  }

  @Test("has a plain name that says what it is about")
  func name() throws {
    #expect(try file(.vietnamese).table.name == "bao-cao-theo-co-quan_2018-06-01_2018-06-30")
    #expect(try file(.english).table.name == "report-by-agency_2018-06-01_2018-06-30")
  }

  @Test("is a workbook as well")
  func workbook() throws {
    #expect(try file(.vietnamese).table.workbook().starts(with: "PK".utf8))
  }

  @Test("is JSON in the shape of the API, with a moment that says when")
  func json() throws {
    let text = String(decoding: ReportJSON(report: try file(.vietnamese).report).bytes, as: UTF8.self)
    let value = try JSONValue(parsing: Array(text.utf8))
    #expect(value["as_of"] == .string("2018-07-01T00:00:00+07:00"))
    guard case .array(let rows) = value["rows"] else {
      Issue.record("no rows: \(text)")
      return
    }
    #expect(rows.first?["received"]?["online"] == .number("3"))
    #expect(rows.first?["satisfaction"] == nil)
    #expect(value["total"]?["open"]?["overdue"] == .number("1"))
  }
}
