import OneStop
import TestSupport
import Testing

@testable import Portal

@Suite("Agencies found by names of today and of before") struct PlaceIndexTests {
  private static let index = Result {
    let files = try PortalResources(path: Resources.root.appending(path: "Resources").path).catalogueFiles()
    let catalogue = try Catalogue().reading(files)
    return PlaceIndex(catalogue, catalogue.formerCommunes)
  }

  @Test(
    "The right one stands first",
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

  @Test("A district of before has its communes, and no answer is longer than its bound")
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
  }
}
