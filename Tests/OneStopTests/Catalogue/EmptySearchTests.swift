import OneStop
import Testing

@Suite("Searches that found nothing") struct EmptySearchTests {
  @Test(
    "are kept as words",
    arguments: [
      ("Nuôi  cá SẤU", "nuôi cá sấu"), ("cho-thuê nhà", "cho thuê nhà"), ("LY HÔN", "ly hôn"), ("ly hon", "ly hon"),
      ("le phi", "le phi"), ("hồ sơ mẫu", "hồ sơ mẫu"),
      ("cap lai so hong", "cap lai so hong"), ("văn bằng", "văn bằng"), ("nuôi ong mật", "nuôi ong mật"),
      ("đào ao nuôi cá trong vườn", "đào ao nuôi cá trong vườn"),
    ])
  func kept(_ typed: String, _ words: String) {
    #expect(EmptySearch(typed)?.words == words)
  }

  @Test(
    "are not kept where they could be somebody's, or are no name of anything",
    arguments: [
      "", "   ", "0912345678", "hồ sơ 12", "lan@example.vn", "Nguyễn Văn An", "nguyen van an", "Lê An", "LÊ THỊ BÍCH",
      "vo thi sau", "ly thi bé", "ly thi be", "le hoang", "nha ong le van tam", "đơn của bà hồ thị mai",
      "nha tran van bay", "http://a.vn",
      "một hai ba bốn năm sáu bảy tám chín", String(repeating: "a", count: 61), "<b>", "\u{1F984}",
    ])
  func notKept(_ typed: String) {
    #expect(EmptySearch(typed) == nil)
  }
}
