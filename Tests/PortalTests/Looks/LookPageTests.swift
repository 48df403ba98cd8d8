import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Web

@Suite("The record of looks, as an auditor reads it", .eachEngine) struct LookPageTests {
  private static let path = "/quan-tri/nhat-ky-xem"
  private static let district = AgencyCode(TestStore.district)
  private static let other = AgencyCode(TestStore.otherDistrict)

  /// At dossiers of two districts, by readers of both, of the city, and by an applicant.
  private static func record(_ portal: TestPortal) async throws -> (own: DossierCode, foreign: DossierCode) {
    let own = try portal.addDossier("Người Một", agency: district)
    let foreign = try portal.addDossier("Người Hai", agency: other)
    let now = portal.now
    try await portal.store.writer.transaction { transaction in
      let (one, two) = (try transaction.dossier(own).unwrapped.id, try transaction.dossier(foreign).unwrapped.id)
      for (reader, agency, part, dossiers, days) in [
        (.person("lan"), district, .details, [one], 3), (.person("khac"), other, .details, [two], 2),
        (.person("lan"), district, .list, [one, two], 2), (.token("đất đai"), district, .details, [one], 1),
        (.applicant(.digits), nil, .details, [one], 1), (.person("khac"), other, .list, [one, two], 0),
      ] as [(LookReader, AgencyCode?, LookPart, [Int64], Int64)] {
        try transaction.record(
          Look(
            at: now.adding(microseconds: -days * Moment.day), reader: reader, agency: agency, part: part, page: "/x",
            dossiers: dossiers))
      }
    }
    return (own, foreign)
  }

  @Test("Looks concern the auditor's agencies, and are searched by reader, dossier, agency, part and day")
  func search() async throws {
    try await TestPortal.run { portal in
      let (own, foreign) = try await Self.record(portal)
      let browser = try await portal.signedIn("giam-sat", role: .auditor, agency: Self.district)
      let all = try await browser.get(Self.path).text
      #expect(all.contains("bằng bốn số cuối") && all.contains("đất đai") && !all.contains("Người Một"))
      let day = { (days: Int) in "\(portal.now.date.adding(days: days))" }
      for (query, count) in [
        ("", 5), ("nguoi=lan", 2), ("nguoi=khac", 1), ("nguoi=ai-do", 0), ("nguoi=\(percentEncoded("đất đai"))", 1),
        ("phan=list", 2),
        ("phan=details&nguoi=lan", 1), ("ma=\(own)", 5), ("ma=\(foreign)", 1), ("ma=\(own)&phan=list&nguoi=khac", 1),
        ("co-quan=\(TestStore.district)", 5), ("tu=\(day(-1))", 3), ("den=\(day(-3))", 1),
        ("tu=\(day(-2))&den=\(day(-2))", 1), ("phan=", 5),
      ] {
        let found = try await browser.get("\(Self.path)?\(query)")
        #expect(found.status == 200 && found.text.matches(of: /<tr><th scope="row">/).count == count, "\(query)")
      }
      // Of another agency's look at dossiers of both, only the own one is named.
      let foreignLook = try await browser.get("\(Self.path)?nguoi=khac").text
      #expect(foreignLook.contains("\(own)") && !foreignLook.contains("\(foreign)"))
      for query in [
        "phan=gi-do", "tu=mai", "tu=2018-06-09&den=2018-06-01", "ma=abc", "ma=000.00.41.H29-180601-9999",
        "co-quan=\(TestStore.otherDistrict)",
      ] {
        let wrong = try await browser.get("\(Self.path)?\(query)")
        #expect(wrong.status == 422 && !wrong.text.contains("<tr><th"), "\(query)")
      }
      let city = try await portal.signedIn("thanh", role: .auditor, agency: AgencyCode("000.00.00.H29"))
      for (query, count) in [
        ("", 6), ("co-quan=\(TestStore.otherDistrict)", 3), ("nguoi=khac", 2), ("ma=\(foreign)", 3),
        ("nguoi=khac&co-quan=\(TestStore.district)", 1),
      ] {
        let found = try await city.get("\(Self.path)?\(query)").text
        #expect(found.matches(of: /<tr><th scope="row">/).count == count, "\(query)")
      }
      // Of the auditors' own reading nothing is recorded: it names no applicant.
      #expect(try portal.newestLooks(100).count == 6)
    }
  }

  @Test("A file has a line for each dossier of a look, and no applicant")
  func file() async throws {
    try await TestPortal.run { portal in
      let (own, foreign) = try await Self.record(portal)
      let browser = try await portal.signedIn("giam-sat", role: .auditor, agency: Self.district)
      let page = try await browser.get("\(Self.path)?phan=list").text
      let link = try page.firstMatch(of: /href="([^"]*dang=csv)"/).unwrapped.1.replacing("&amp;", with: "&")
      let file = try await browser.get(String(link))
      #expect(file.field("Content-Type") == "text/csv; charset=utf-8")
      let lines = file.text.split(separator: "\r\n").map(String.init)
      #expect(lines.count == 4)
      #expect(lines.count { $0.contains("\(own)") } == 2 && lines.count { $0.contains("\(foreign)") } == 1)
      #expect(lines.dropFirst().allSatisfy { $0.contains("Dòng trong danh sách") && $0.contains("Cán bộ") })
      #expect(!file.text.contains("Người Một") && !file.text.contains("0912345678"))
      #expect(try await browser.get("\(Self.path)?dang=csv&phan=gi-do").status == 422)
    }
  }

  @Test("Older looks come page by page, for an auditor of one agency, of several, and of all")
  func pages() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier(agency: Self.district)
      let now = portal.now
      try await portal.store.writer.transaction { transaction in
        let id = try transaction.dossier(code).unwrapped.id
        for number in 1...120 {
          // Several at one moment, and a clock that was set back.
          let at = now.adding(microseconds: Int64(number % 7) * Moment.second)
          try transaction.record(
            Look(
              at: at, reader: .person("lan"), agency: Self.district, part: .details, page: "/so-\(number).",
              dossiers: [id]))
        }
      }
      for (login, agency) in [("mot", Self.district), ("tat-ca", AgencyCode("000.00.00.H29"))] {
        let browser = try await portal.signedIn(login, role: .auditor, agency: agency)
        for query in ["", "?nguoi=lan", "?ma=\(code)", "?phan=details", "?tu=2018-06-01"] {
          var next: String? = Self.path + query
          var pages: [String] = []
          var count = 0
          while let path = next, count < 5 {
            let page = try await browser.get(path)
            pages += page.text.matches(of: /\/so-[0-9]+\./).map { String($0.0) }
            next = page.way("next")
            count += 1
          }
          #expect(count == 3 && pages.count == 120 && Set(pages).count == 120, "\(login) \(query)")
        }
      }
    }
  }

  @Test("Looks are kept for five years")
  func forgotten() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier(agency: Self.district)
      let now = portal.now
      try await portal.store.writer.transaction { transaction in
        let id = try transaction.dossier(code).unwrapped.id
        for days in [1_828, 1_826, 0] as [Int64] {
          try transaction.record(
            Look(
              at: now.adding(microseconds: -days * Moment.day), reader: .person("lan"), agency: Self.district,
              part: .details, page: "/x", dossiers: [id]))
        }
      }
      try await ForgettingChore(store: portal.store, clock: { now }).runOnce()
      #expect(try portal.newestLooks(9).map(\.at) == [now, now.adding(microseconds: -1_826 * Moment.day)])
    }
  }

  @Test("Of confidential dossiers there is nothing: no look at them alone, and no line in the file")
  func confidential() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(of: TestStore.confidential)
      let agency = try portal.dossier(code).agency
      let (own, foreign) = (try portal.addDossier(agency: agency), try portal.addDossier(agency: Self.other))
      let now = portal.now
      try await portal.store.writer.transaction { transaction in
        let ids = try [code, own, foreign].map { try transaction.dossier($0).unwrapped.id }
        for (page, reader, dossiers) in [
          ("/rieng", agency, [ids[0]]), ("/chung", agency, [ids[0], ids[1]]),
          // By another agency, whose own dossier does not concern this auditor.
          ("/ngoai", Self.other, [ids[0], ids[2]]),
        ] {
          try transaction.record(
            Look(at: now, reader: .person("lan"), agency: reader, part: .list, page: page, dossiers: dossiers))
        }
      }
      for (login, agency, seen) in [
        ("giam-sat", agency, ["/chung"]), ("thanh", AgencyCode("000.00.00.H29"), ["/chung", "/ngoai"]),
      ] {
        let browser = try await portal.signedIn(login, role: .auditor, agency: agency)
        for query in ["", "?nguoi=lan", "?phan=list"] {
          for path in [Self.path + query, Self.path + (query.isEmpty ? "?" : query + "&") + "dang=csv"] {
            let text = try await browser.get(path).text
            for page in ["/rieng", "/chung", "/ngoai"] {
              #expect(text.contains(page) == seen.contains(page), "\(login) \(path) \(page)")
            }
            #expect(!text.contains("\(code)") && text.contains("\(own)"), "\(login) \(path)")
          }
        }
        #expect(try await browser.get("\(Self.path)?ma=\(code)").status == 422)
      }
    }
  }

  @Test("An applicant reads which offices looked, without the names of people")
  func offices() async throws {
    try await TestPortal.run { portal in
      let key = try LookupKey("ABCDEFGH").unwrapped
      let code = try portal.takeIn(key: key)
      let path = "/tra-cuu/\(code)"
      let citizen = portal.browser()
      _ = try await citizen.get("\(path)?khoa=\(key)")
      let words = try Resources.words(.vietnamese).looks
      #expect(try await citizen.get(path).text.contains(words.offices.none.text))
      #expect(try await !portal.get(path).text.contains(words.offices.title.text))
      let agency = try portal.dossier(code).agency
      let officer = try await portal.signedIn("thu-ha", role: .officer, agency: agency)
      for _ in 0..<3 { _ = try await officer.get("/can-bo/ho-so/\(code)") }
      _ = try await officer.get("/can-bo/ho-so/\(code)/bieu-mau/receipt")
      let page = try await citizen.get(path).text
      let section = try page.firstMatch(of: /<section class="looked">[\s\S]*?<\/section>/).unwrapped.0
      // Two by the office, and the applicant's own openings.
      #expect(section.matches(of: /<li>/).count == 3)
      #expect(section.contains("(3 lần)") && section.matches(of: /Bằng khóa[^<]*: 1 lần, lần cuối/).count == 1)
      #expect(section.contains(words.parts[.details].text) && section.contains(words.parts[.printedForm].text))
      #expect(!page.contains("thu-ha") && !page.contains("Nguyễn Thu Hà"))
      // Each day has its line, and only the newest are listed; but no office goes out of sight, however often others
      // look.
      let now = portal.now
      let city = try AgencyCode("000.00.00.H29").unwrapped
      let cityName = try #require(portal.data.catalogue.agency(city)).name.vietnamese
      try await portal.store.writer.transaction { transaction in
        let id = try transaction.dossier(code).unwrapped.id
        for (days, reader) in [(0, city)] + (1...210).map({ ($0, agency) }) {
          try transaction.record(
            Look(
              at: now.adding(microseconds: Int64(days) * Moment.day), reader: .person("thu-ha"), agency: reader,
              part: .details, page: "/x", dossiers: [id]))
        }
      }
      let later = portal.browser()
      _ = try await later.get("\(path)?khoa=\(key)")
      let long = try await later.get(path).text.firstMatch(of: /<section class="looked">[\s\S]*?<\/section>/).unwrapped
        .0
      // Twenty, then one for each of both offices, then by what it was opened.
      #expect(long.matches(of: /<li>/).count == 23)
      #expect(long.contains("Trước đó:") && long.contains("(194 lần)") && long.contains(cityName))
      let file = try await later.get("/tra-cuu/\(code)/thong-tin.json").text
      #expect(file.matches(of: /"part":"details","count":/).count == 212)
    }
  }
}
