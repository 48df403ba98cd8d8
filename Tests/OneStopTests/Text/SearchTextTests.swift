import Testing

@testable import OneStop

@Suite("What a search fits") struct SearchTextTests {
  private static func fit(_ typed: String, _ names: [String], _ keywords: [String] = []) -> SearchText.Fit? {
    SearchText(names: names, keywords: keywords).fit(SearchWord.words(of: typed))
  }

  @Test(
    "the better a search fits, the earlier it is found",
    arguments: [
      ("sổ đỏ", SearchText.Fit.name), ("SỔ  ĐỎ!", .name), ("so do", .name), ("làm sổ đỏ", .part),
      ("giấy chứng nhận", .part),
      ("nhận giấy", .oneName), ("nhận đỏ", .words), ("giấ chứ", .beginnings), ("so đo", .beginnings),
      ("sộ độ", .unmarkedWords), ("gìa chú", .unmarkedBeginnings),
    ])
  func ranks(_ typed: String, _ fit: SearchText.Fit) {
    #expect(Self.fit(typed, ["Cấp giấy chứng nhận quyền sử dụng đất"], ["sổ đỏ"]) == fit, "\(typed)")
  }

  @Test(
    "what does not fit is not found",
    arguments: ["hộ chiếu", "đỏ xanh", "ổ", "\u{301}", "sổ đỏ nhà đất xưởng vàng"])
  func nothing(_ typed: String) {
    let fit = Self.fit(typed, ["In xuất bản phẩm", "Sở Thông tin"], ["giấy phép in"])
    #expect(fit == (typed == "\u{301}" ? .name : nil))
  }

  @Test("a word with marks is not another word without them")
  func marks() {
    // What "sổ đỏ" found once: printing, by beginnings of unmarked words.
    #expect(Self.fit("sổ đỏ", ["Sở Thông tin cấp phép in đối với tài liệu"]) == .unmarkedBeginnings)
    #expect(Self.fit("hoà giải", ["Hòa giải ở cơ sở"]) == .part)
    #expect(Self.fit("hoa giai", ["Hòa giải ở cơ sở"]) == .part)
    #expect(Self.fit("đang ky", ["Đăng ký kết hôn"]) == .unmarkedWords)
  }

  @Test("words around what is looked for are left out, unless they are all there is")
  func fillers() {
    let words = SearchWord.words(of: "Tôi muốn làm thủ tục ly hôn thì ở đâu")
    #expect(words.withoutFillers == SearchWord.words(of: "ly hôn thì"))
    #expect(SearchWord.words(of: "thủ tục").withoutFillers.count == 2)
    #expect(SearchWord.words(of: "a b c d", limit: 2).count == 2)
  }
}
