import Foundation
import TestSupport
import Testing

@testable import OneStop

@Suite("The state's lists")
struct FormListTests {
  private static let lists = Result { try FormLists { try Resources.bytes("Codes/\($0)") } }

  @Test("are read whole")
  func whole() throws {
    let lists = try FormListTests.lists.get()
    #expect(lists.entries[.nations]?.count == 249)
    #expect(lists.entries[.nations]?.first?.code == "VN")
    #expect(lists.entries[.provinces]?.count == 34)
    #expect(lists.entries[.ethnicGroups]?.count == 54)
    #expect(lists.communes.all(in: "79").count == 168)
    #expect(lists.industries.map(\.decision) == ["27/2018/QĐ-TTg", "36/2025/QĐ-TTg"])
  }

  @Test(
    "of industries change on the day of the decision",
    arguments: [
      ("2018-08-19", nil), ("2018-08-20", "27/2018/QĐ-TTg"), ("2025-11-14", "27/2018/QĐ-TTg"),
      ("2025-11-15", "36/2025/QĐ-TTg"),
    ])
  func days(day: String, decision: String?) throws {
    let lists = try FormListTests.lists.get()
    let date = try #require(LocalDate(day))
    #expect(lists.industries(on: date)?.decision == decision)
  }

  @Test(
    "of industries are searched with and without marks, by code, and by what lies within",
    arguments: [
      ("0111", "0111"), ("trồng lúa", "0111"), ("trong lua", "0111"), ("nhà hàng", "5610"), ("lam toc", "9621"),
    ])
  func search(typed: String, code: String) throws {
    let lists = try FormListTests.lists.get()
    let date = try #require(LocalDate("2026-11-30"))
    let list = try #require(lists.industries(on: date))
    #expect(list.search(typed, limit: 8).map(\.code).contains(code), "\(list.search(typed, limit: 8))")
  }

  @Test("give every commune of every province back by its name, with and without marks")
  func communes() throws {
    let lists = try FormListTests.lists.get()
    for province in try #require(lists.entries[.provinces]) {
      for commune in lists.communes.all(in: province.code) {
        #expect(lists.communes.named(commune.name, in: province.code).map(\.code) == [commune.code])
        #expect(lists.communes.named(commune.name.folded, in: province.code).contains(commune))
      }
    }
  }

  @Test("name the day on which addresses lost their districts")
  func districts() throws {
    for (day, hasDistricts) in [("2025-06-30", true), ("2025-07-01", false)] {
      let date = try #require(LocalDate(day))
      #expect(FormSetting(today: date, lists: FormLists()).hasDistricts == hasDistricts)
    }
  }
}
