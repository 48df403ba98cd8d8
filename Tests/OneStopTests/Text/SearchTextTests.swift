import Testing

@testable import OneStop

@Suite("What a search fits") struct SearchTextTests {
  private static func fit(_ typed: String, _ names: [String], _ keywords: [String] = []) -> SearchText.Fit? {
    SearchText(names: names, keywords: keywords).fit(SearchWord.words(of: typed))
  }

  @Test(
    "the better a search fits, the earlier it is found",
    arguments: [
      ("sổ đỏ", SearchText.Fit.name), ("SỔ  ĐỎ!", .name), ("so do", .name), ("làm sổ đỏ", .keywordWithin),
      ("giấy chứng nhận", .part), ("sổ hồng", .partOfKeyword), ("so đo", .name),
      ("nhận giấy", .oneName), ("nhận đỏ", .words), ("giấ chứ", .beginnings),
    ])
  func ranks(_ typed: String, _ fit: SearchText.Fit) {
    #expect(
      Self.fit(typed, ["Cấp giấy chứng nhận quyền sử dụng đất"], ["sổ đỏ", "làm lại sổ hồng"]) == fit, "\(typed)")
  }

  @Test(
    "what does not fit is not found",
    arguments: ["hộ chiếu", "đỏ xanh", "ổ", "\u{301}", "sổ đỏ nhà đất xưởng vàng", "sở đỏ", "thong tỉn", "ìn", "đo"])
  func nothing(_ typed: String) {
    let fit = Self.fit(typed, ["In xuất bản phẩm", "Sở Thông tin"], ["giấy phép in"])
    #expect(fit == (typed == "\u{301}" ? .name : nil))
  }

  @Test(
    "marks that were typed count, and a word without any may have them",
    arguments: [
      ("nghỉ hưu", "Công ty trách nhiệm hữu hạn, nghi lễ", false), ("huu han", "Trách nhiệm hữu hạn", true),
      ("hưu", "hữu", false), ("hữ", "hữu hạn", true), ("hoà giải", "Hòa giải ở cơ sở", true),
      ("hoa giai", "Hòa giải ở cơ sở", true), ("đang ky", "Đăng ký kết hôn", true),
      ("dang ky", "Đăng ký kết hôn", true),
      ("đanh ba", "Danh bạ", false), ("drivers license", "Driver's license", true),
      ("driver’s license", "Driver's license", true),
    ])
  func marks(_ typed: String, _ name: String, _ isFound: Bool) {
    #expect((Self.fit(typed, [name]) != nil) == isFound)
  }

  @Test("What is written as it was typed is told from what has other marks")
  func exact() {
    let text = SearchText(names: ["In sách"], keywords: ["in"])
    #expect(text.exactFit(SearchWord.words(of: "in")) == .name)
    #expect(text.fit(SearchWord.words(of: "sach")) == .part)
    #expect(text.exactFit(SearchWord.words(of: "sach")) == nil)
  }

  @Test("words around what is looked for are left out, unless they are all there is")
  func fillers() {
    let words = SearchWord.words(of: "Tôi muốn làm thủ tục ly hôn thì ở đâu")
    #expect(words.withoutFillers == SearchWord.words(of: "ly hôn thì"))
    #expect(SearchWord.words(of: "thủ tục").withoutFillers.count == 2)
    #expect(SearchWord.words(of: "a b c d", limit: 2).count == 2)
  }
}
