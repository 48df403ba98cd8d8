import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Pages
@testable import Portal
@testable import Web
@testable import Words

/// What people type, with the procedure or the matter of another office that has to stand first.
@Suite("Everyday searches in the city of today") struct EverydaySearchTests {
  private static let shipped = Result {
    let files = try Resources.all.catalogueFiles()
    let catalogue = try Catalogue().reading(files)
    return (catalogue: catalogue, index: ProcedureIndex(catalogue))
  }

  private static func search(_ text: String) throws -> ProcedureIndex.Found {
    let (catalogue, index) = try shipped.get()
    return index.search(ProcedureFilter(text: text, field: "", agency: ""), in: catalogue)
  }

  @Test(
    "A procedure of the city's",
    arguments: [
      ("khai sinh", "1.001193"), ("làm giấy khai sinh cho bé", "1.001193"), ("lam giay khai sinh", "1.001193"),
      ("birth certificate", "1.001193"), ("kết hôn", "1.000894"), ("dang ky ket hon", "1.000894"),
      ("marriage certificate", "1.000894"), ("khai tử", "1.000656"), ("giay chung tu", "1.000656"),
      ("death certificate", "1.000656"), ("giấy độc thân", "1.004873"), ("xac nhan doc than", "1.004873"),
      ("mất giấy khai sinh", "2.000635"), ("trích lục khai sinh", "2.000635"), ("sao y", "2.000815"),
      ("sao y công chứng", "2.000815"), ("copy certification", "2.000815"), ("certified copy", "2.000815"),
      ("giấy ủy quyền", "2.000884"), ("so yeu ly lich", "2.000884"), ("dịch thuật công chứng", "2.000992"),
      ("hợp đồng thuê nhà", "2.001035"), ("mua bán xe máy", "2.001035"), ("sổ đỏ", "1.013978"), ("so hong", "1.013978"),
      ("red book", "1.013978"), ("sang tên sổ đỏ", "LOCAL-DD-02"), ("sang ten nha", "LOCAL-DD-02"),
      ("thế chấp sổ đỏ", "LOCAL-DD-03"), ("xóa thế chấp", "LOCAL-DD-04"), ("tách thửa", "1.012784"),
      ("lên thổ cư", "LOCAL-DD-07"), ("xây nhà", "1.013225"), ("xin phep xay nha", "1.013225"),
      ("building permit", "1.013225"), ("sửa nhà", "1.013229"), ("mở công ty", "2.001583"),
      ("mo cong ty tnhh", "2.001583"), ("business registration", "2.001583"), ("mở quán ăn", "1.001612"),
      ("ăn uống", "1.001612"), ("tôi muốn mở quán cà phê thì làm sao", "1.001612"), ("open a restaurant", "1.001612"),
      ("nhà trọ", "1.001612"), ("nghỉ bán", "1.001570"), ("đóng cửa quán", "1.001266"),
      ("mất giấy phép kinh doanh", "2.000575"), ("work permit", "1.014199"), ("noi quy lao dong", "2.001955"),
      ("xe tải chạy campuchia", "LOCAL-GTVT-03"), ("xe tai di lao", "LOCAL-GTVT-04"),
      ("xe tải vào thành phố", "LOCAL-GTVT-01"), ("đào đường", "LOCAL-GTVT-06"), ("khiếu nại", "LOCAL-KNTC-01"),
      ("to cao", "LOCAL-KNTC-03"), ("in sách", "1.004153"), ("mở tiệm in", "LOCAL-TTTT-03"),
      ("sách nước ngoài", "1.003725"), ("quan net", "2.001885"), ("1.001193", "1.001193"),
      ("lý lịch tư pháp", "2.000488"), ("criminal record", "2.000488"), ("police check", "2.000488"),
    ])
  func here(_ text: String, _ code: String) throws {
    let found = try Self.search(text)
    #expect(found.procedures.first?.code.description == code, "\(text): \(Self.told(found))")
  }

  @Test(
    "Another office's matter, without city procedures that only sound like it",
    arguments: [
      ("mai táng", "Trợ cấp"), ("trợ cấp", "Trợ cấp"), ("người khuyết tật", "Trợ cấp"), ("ho ngheo", "Trợ cấp"),
      ("nghỉ hưu", "Bảo hiểm xã hội"), ("nghi huu", "Bảo hiểm xã hội"), ("lương hưu", "Bảo hiểm xã hội"),
      ("hộ khẩu", "Đăng ký cư trú"), ("xóa hộ khẩu", "Đăng ký cư trú"), ("tạm trú", "Đăng ký cư trú"),
      ("nuôi con nuôi", "Đăng ký nuôi con nuôi"), ("nhận con nuôi", "Đăng ký nuôi con nuôi"),
      ("nhan con nuoi", "Đăng ký nuôi con nuôi"), ("adoption", "Đăng ký nuôi con nuôi"),
      ("mất sổ đỏ", "Cấp lại giấy chứng nhận"), ("cấp lại sổ hồng bị mất", "Cấp lại giấy chứng nhận"),
      ("tôi bị mất sổ hồng", "Cấp lại giấy chứng nhận"), ("hát karaoke", "Giấy phép kinh doanh karaoke"),
      ("đổi bằng lái", "Đổi, cấp lại giấy phép lái xe"), ("driver's license", "Đổi, cấp lại giấy phép lái xe"),
      ("ly hôn", "Ly hôn"), ("căn cước", "Cấp, đổi, cấp lại thẻ căn cước"), ("hộ chiếu", "Cấp hộ chiếu"),
      ("passport", "Cấp hộ chiếu"), ("thất nghiệp", "Bảo hiểm thất nghiệp"), ("đổi tên", "Đăng ký nhận cha"),
      ("biển số xe", "Đăng ký xe"), ("mã số thuế", "Thuế"), ("trộm cắp", "Tin báo"), ("visa", "Thị thực"),
    ])
  func elsewhere(_ text: String, _ matter: String) throws {
    let found = try Self.search(text)
    let first = found.elsewhere.first?.name.vietnamese
    #expect(first?.hasPrefix(matter) == true, "\(text): \(Self.told(found))")
    #expect(found.procedures.isEmpty, "\(text): \(Self.told(found))")
  }

  @Test(
    "Nothing is found for a matter that nobody offers",
    arguments: ["nuôi cá sấu", "zzz", "hưu hươu", "karaokê xyz abc"])
  func nothing(_ text: String) throws {
    let found = try Self.search(text)
    #expect(found.isEmpty, "\(Self.told(found))")
  }

  @Test("A matter for the city's own offices is not shown as another body's")
  func headings() throws {
    let (catalogue, index) = try Self.shipped.get()
    let filter = ProcedureFilter(text: "x", field: "", agency: "")
    for language in Language.allCases {
      let words = try Resources.words(language)
      let titles = words.catalogue.elsewhere
      for (text, title, other) in [
        ("hộ nghèo", titles.cityTitle, titles.title), ("nuôi con nuôi", titles.cityTitle, titles.title),
        ("ly hôn", titles.title, titles.cityTitle), ("hộ chiếu", titles.title, titles.cityTitle),
      ] {
        let found = try Self.search(text)
        let page = CataloguePage(
          filter: filter, found: [], elsewhere: found.elsewhere, index: index, catalogue: catalogue,
          today: LocalDate(daysSinceEpoch: 20_000), filedHere: [], words: words, language: language)
        let html = String(decoding: page.page.content.bytes, as: UTF8.self)
        #expect(html.contains("<h2>\(title.text)</h2>") && !html.contains(other.text), "\(text)")
      }
    }
  }

  private static func told(_ found: ProcedureIndex.Found) -> String {
    let procedures = found.procedures.prefix(4).map { "\($0.code) \($0.name.vietnamese)" }
    return "\(procedures) \(found.elsewhere.map(\.name.vietnamese))"
  }
}
