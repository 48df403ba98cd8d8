import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Portal
@testable import Web
@testable import Words

@Suite("Agencies found by present and former names") struct PlaceIndexTests {
  private static let index = Result {
    let files = try Resources.all.catalogueFiles()
    let catalogue = try Catalogue().reading(files)
    return PlaceIndex(catalogue, catalogue.formerCommunes)
  }

  @Test(
    "The right one comes first",
    arguments: [
      ("P.Bến Nghé Q.1", "Phường Sài Gòn"), ("phường sài gòn", "Phường Sài Gòn"), ("phuong sai gon", "Phường Sài Gòn"),
      ("12 Lê Lợi, Phường Bến Nghé, Quận 1", "Phường Sài Gòn"), ("Đa Kao", "Phường Tân Định"),
      ("côn đảo", "Đặc khu Côn Đảo"),
      ("Thị trấn Nhà Bè, Huyện Nhà Bè", "Xã Nhà Bè"), ("sở xây dựng", "Sở Xây dựng"), ("000.00.17.H29", "Sở Xây dựng"),
    ])
  func first(query: String, name: String) throws {
    let found = try Self.index.get().find(query).shown
    #expect(found.contains { $0.agency.communeName == name }, "\(found.prefix(3).map(\.agency.communeName))")
    #expect(found.count <= 4)
  }

  @Test(
    "A former ward has its successors, by its name, its district or a slip in either",
    arguments: [
      ("Bến Nghé", "Phường Bến Nghé, Quận 1", "Phường Sài Gòn"),
      ("ben nghe", "Phường Bến Nghé, Quận 1", "Phường Sài Gòn"),
      ("P. Bến Nghéh", "Phường Bến Nghé, Quận 1", "Phường Sài Gòn"),
      ("phường 6 quận 3", "Phường 6, Quận 3", "Phường Xuân Hòa"), ("P6 Q3", "Phường 6, Quận 3", "Phường Xuân Hòa"),
      ("Thị trấn Nhà Bè", "Thị trấn Nhà Bè, Huyện Nhà Bè", "Xã Nhà Bè"),
    ])
  func successors(typed: String, former: String, today: String) throws {
    let found = try Self.index.get().successors(of: typed, limit: 24)
    #expect(found.contains { $0.agency.communeName == today && $0.former == former }, "\(found.map(\.former))")
  }

  @Test("What names no former ward has none, and a number alone has every district's")
  func noSuccessors() throws {
    let index = try Self.index.get()
    for typed in ["", "zzzz", "quận 3", String(repeating: "Bến Nghé ", count: 5_000)] {
      #expect(index.successors(of: typed, limit: 8).isEmpty, "\(typed.prefix(20))")
    }
    #expect(index.successors(of: "Phường 6", limit: 8).count == 8)
  }

  @Test("A former district has its communes, and no answer exceeds its limit")
  func bounds() throws {
    let index = try Self.index.get()
    #expect(
      Set(index.find("Quận 3").shown.map(\.agency.communeName)).isSuperset(of: ["Phường Xuân Hòa", "Phường Bàn Cờ"]))
    let all = index.find("phường")
    #expect(all.shown.count == PlaceIndex.limit && all.more > 50)
    for query in ["", "  ", "zzz", "'%\"<", String(repeating: "zq ", count: 5_000)] {
      #expect(index.find(query).shown.isEmpty, "\(query.prefix(10))")
    }
    #expect(index.areas.count == 38)
    // Numbers by their value, then names.
    #expect(index.areas.prefix(10) == ["1", "3", "4", "5", "6", "7", "8", "10", "11", "12"].map { "Quận \($0)" }[...])
    #expect(index.areas.dropFirst(10).allSatisfy { $0.firstMatch(of: /[0-9]/) == nil })
  }

  @Test(
    "Kind and number of a place are one term, in any spelling; names of 2018 lead to today's places",
    arguments: [
      ("Phường 6, Quận 3", ["Phường Xuân Hòa"]), ("P.6 Q.3", ["Phường Xuân Hòa"]), ("p6q3", []),
      ("P6, Q3, TP.HCM", ["Phường Xuân Hòa"]), ("Ward 6, District 3", ["Phường Xuân Hòa"]),
      ("phường 1 quận 3", ["Phường Bàn Cờ"]), ("Phường 01, Quận 03", ["Phường Bàn Cờ"]),
      ("An Lợi Đông, Quận 2", ["Phường An Khánh"]), ("P. Hiệp Phú, Q.9", ["Phường Tăng Nhơn Phú"]),
      ("TT. Nhà Bè, H. Nhà Bè", ["Xã Nhà Bè"]), ("Phường 99, Quận 3", []),
    ])
  func addresses(query: String, names: [String]) throws {
    let found = try Self.index.get().find(query)
    #expect(found.shown.map(\.agency.communeName) == names)
  }

  @Test("A district has only its own agencies", arguments: ["Quận 1", "q1", "Q.1", "quan 01", "District 1"])
  func districts(query: String) throws {
    let found = try Self.index.get().find(query)
    let communes = found.shown.map(\.agency).filter { $0.kind == .ward }
    #expect(
      Set(communes.map(\.communeName)) == [
        "Phường Tân Định", "Phường Sài Gòn", "Phường Bến Thành", "Phường Cầu Ông Lãnh",
      ])
    #expect(found.shown.count + found.more < 8, "\(found.shown.map(\.agency.name.vietnamese))")
  }

  @Test("Districts that ended before 2025 have communes", arguments: ["Quận 2", "Quận 9", "Quận Thủ Đức", "q.2"])
  func districtsOf2018(query: String) throws {
    #expect(try Self.index.get().find(query).shown.contains { $0.agency.kind == .ward })
  }

  @Test("The examples on the page find what they say", arguments: Language.allCases)
  func examples(language: Language) throws {
    let words = try Resources.words(language).places
    let examples = [words.introduction, words.hint].flatMap { phrase in
      phrase.text.split(separator: "“").dropFirst().compactMap { $0.split(separator: "”").first.map(String.init) }
    }
    #expect(examples.count == 2)
    for example in examples {
      #expect(try Self.index.get().find(example).shown.map(\.agency.communeName) == ["Phường Xuân Hòa"], "\(example)")
    }
  }
}
