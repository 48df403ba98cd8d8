import TestSupport
import Testing

@testable import OneStop

@Suite("Communes that an address names")
struct CommuneIndexTests {
  /// Both cities, those of 2018 ended as the shipped file says.
  private static let index = Result {
    let both = try Shipped.catalogue.get().reading(
      try [CatalogueFile.Part.agencies, .procedures, .formerCommunes].map { part in
        CatalogueFile(name: part.fileName, bytes: try Resources.bytes("Catalogue/\(part.fileName)"))
      })
    let file = CatalogueFile(name: "successors.json", bytes: try Resources.bytes("Catalogue/successors.json"))
    let ends = try SuccessorFile(file).read(in: both)
    let whole = both.with(Dictionary(uniqueKeysWithValues: ends.map { ($0.agency, $0.dissolution) }))
    return (catalogue: whole, index: CommuneIndex(whole, formerCommunes: whole.formerCommunes))
  }

  private func found(_ address: String) throws -> [String] {
    let (catalogue, index) = try Self.index.get()
    return index.communes(in: address).compactMap { catalogue.agency($0)?.shortName }.sorted()
  }

  @Test(
    "A ward of before with its district is one commune of today, however it is spelt",
    arguments: [
      "12 Lê Lợi, Phường Bến Nghé, Quận 1", "12 Lê Lợi, P. Bến Nghé, Q.1, TP.HCM", "12 Le Loi, P.Ben Nghe, Q1",
      "12 lê lợi phường bến nghé quận 01", "12 LÊ LỢI, BẾN NGHÉ, QUẬN 1, THÀNH PHỐ HỒ CHÍ MINH",
      "12 Lê Lợi; phuong Ben Nghe; quan 1", "Phường Sài Gòn, Thành phố Hồ Chí Minh", "P. Sài Gòn, Quận 1",
      "Phường Bến Nghé (nay là Phường Sài Gòn), Quận 1",
    ])
  func spellings(address: String) throws {
    #expect(try found(address) == ["Phường Sài Gòn"])
  }

  @Test(
    "Numbered wards, townships, wards that were merged before, and districts that were merged too",
    arguments: [
      ("Phường 6, Quận 3", ["Phường Xuân Hòa"]), ("P06 Q03", ["Phường Xuân Hòa"]),
      ("F.6, Q.3", ["Phường Xuân Hòa"]), ("Thị trấn Nhà Bè, Huyện Nhà Bè", ["Xã Nhà Bè"]),
      ("Phường Cát Lái, Quận 2", ["Phường Cát Lái"]), ("Phường Cát Lái, TP. Thủ Đức", ["Phường Cát Lái"]),
    ])
  func others(address: String, communes: [String]) throws {
    #expect(try found(address) == communes)
  }

  @Test(
    "Where it is not clear, none or several are found",
    arguments: [
      ("", 0...0), ("12 Lê Lợi, Quận 1", 0...0), ("Phường 6", 0...0), ("Phường Bến Nghé, Quận 3", 0...0),
      ("12 Lê Lợi, TP.HCM", 0...0), ("Phường 6, Quận Bến Nghé", 0...0), ("Phường Tân Phú", 2...9),
      ("Phường Bến Nghé hoặc Phường Đa Kao, Quận 1", 2...2), ("phường", 0...0), ("Q.1 Q.3 P.6", 1...1),
      ("12 Lê Lợi, Phú Nhuận", 0...0), ("12 Lê Lợi, 15, Quận 10", 0...0), ("Thị xã Bến Thành, Quận 1", 0...0),
    ])
  func unclear(address: String, count: ClosedRange<Int>) throws {
    let found = try found(address)
    #expect(count.contains(found.count), "\(found)")
  }

  @Test("A dossier of a district goes where its applicant lives on the district's ground, else to the main one, marked")
  func destination() throws {
    let (catalogue, index) = try Self.index.get()
    let end = try #require(AgencyCode("000.00.41.H29").flatMap(catalogue.agency)?.dissolution)
    #expect(!end.isCertain && end.candidates.contains(end.successor))
    let at = { (address: String) in end.destination(for: address) { index } }
    let there = at("12 Lê Lợi, Phường Bến Thành, Quận 1")
    #expect(catalogue.agency(there.agency)?.shortName == "Phường Bến Thành")
    #expect(there.isByAddress && !there.isToBeSeen)
    for address in ["12 Lê Lợi", "Phường 6, Quận 3", "Phường Bến Nghé hoặc Phường Bến Thành, Quận 1"] {
      #expect(at(address) == Destination(agency: end.successor, isToBeSeen: true))
    }
    let ward = try #require(AgencyCode("000.01.41.H29").flatMap(catalogue.agency)?.dissolution)
    let anywhere = ward.destination(for: "Phường 6, Quận 3") { index }
    #expect(anywhere == Destination(agency: ward.successor))
  }
}
