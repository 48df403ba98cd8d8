import TestSupport
import Testing

@testable import Markup
@testable import Web
@testable import Words

@Suite("Notices on pages") struct NoticeViewTests {
  @Test("screen readers announce what was done and what happened, and mistakes at once")
  func roles() {
    #expect(text(.done("Xong")) == "<div class=\"notice done\" role=\"status\"><p>Xong</p></div>")
    #expect(text(.news("Mới")) == "<p class=\"notice\" role=\"status\">Mới</p>")
    #expect(text(.remark("Lưu ý")) == "<p class=\"notice\">Lưu ý</p>")
    let wrong = "<div class=\"error-summary\" role=\"alert\" tabindex=\"-1\""
    #expect(text(.wrong("Sai")) == wrong + " id=\"cho-can-sua\"><p>Sai</p></div>")
    #expect(text(.wrong("Sai", id: nil)) == wrong + "><p>Sai</p></div>")
  }

  @Test("a form that came back and its mistakes can be on one page: each has an id of its own")
  func ids() throws {
    let words = try Resources.words(.vietnamese)
    var form = Form(words: words)
    form.mistake("ten", "Thiếu tên")
    let returned = try #require(FormReturn.outdated.notice(words))
    #expect(text(returned).contains(" id=\"chua-gui\"><h2>"))
    #expect(String(decoding: form.errorSummary.bytes, as: UTF8.self).contains(" id=\"cho-can-sua\"><h2>"))
  }

  @Test("nil writes nothing")
  func none() throws {
    let notice = FormReturn.otherLanguage.notice(try Resources.words(.vietnamese))
    #expect(("a\(notice)b" as HTML) == "ab")
  }

  private func text(_ notice: Notice) -> String { String(decoding: notice.html.bytes, as: UTF8.self) }
}
