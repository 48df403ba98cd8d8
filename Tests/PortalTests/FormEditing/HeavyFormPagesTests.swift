import OneStop
import TestSupport
import Testing

@testable import Portal

@Suite("A working copy that cannot be computed") struct HeavyFormPagesTests {
  /// 300 computed questions, each of the next one, with a hundred signs; or a circle of them.
  private static func file(_ formula: (Int) -> String) -> String {
    let fields = (1...300).reversed().map { number in
      #"{"key": "c\#(number)", "label_vi": "C\#(number)", "type": "computed", "formula": "\#(formula(number))"}"#
    }
    let other = [
      #"{"key": "ten", "label_vi": "Tên", "type": "line", "role": "applicant_name"}"#,
      #"{"key": "c0", "label_vi": "C0", "type": "number"}"#,
    ]
    let all = (other + fields).joined(separator: ", ")
    return "{\"title_vi\": \"T\", \"pages\": [{\"title_vi\": \"P\", \"sections\": [{\"fields\": [\(all)]}]}]}"
  }

  @Test("has pages all the same: what is to be mended stands on them, and nothing of it is computed or published")
  func pages() async throws {
    let signs = String(repeating: "-", count: 100)
    let files = [
      (Self.file { "\(signs)c\($0 - 1) + 1" }, "quá nhiều tầng lồng nhau"),
      (Self.file { "c\($0 - 1) + 1" }, "quá nhiều công thức khác nối tiếp nhau"),
      (Self.file { "c\($0 == 1 ? 300 : $0 - 1) + 1" }, "C300, C299, "),
    ]
    try await TestPortal.run { portal in
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode("000.00.00.H29"))
      let root = "/quan-tri/mau-don/1.003868"
      for (file, sentence) in files {
        let page = try await admin.get("\(root)/nhap")
        let taken = try await admin.upload(
          "\(root)/nhap",
          [.text("_csrf", page.csrf), .text("ban", page.value(of: "ban").unwrapped), .text("noi_dung", file)])
        #expect(taken.status == 303, "\(taken.text)")
        let outline = try await admin.get("\(root)/sua")
        #expect(outline.status == 200 && outline.text.contains(sentence))
        let preview = try await admin.get("\(root)/xem-thu")
        #expect(preview.status == 200 && preview.text.contains("Chưa xem thử được"))
        #expect(preview.text.contains(sentence) && preview.text.contains("href=\"\(root)/sua/c"))
        let filledIn = try await admin.post(
          "\(root)/xem-thu", pairs: [("_csrf", preview.csrf), ("so-trang", "1"), ("tiep-tuc", "1"), ("c0", "1")])
        #expect(filledIn.status == 200 && filledIn.text.contains("Chưa xem thử được"))
        #expect(try await admin.get("\(root)/sua/c150").status == 200)
        let publication = try await admin.get("\(root)/cong-bo")
        #expect(publication.status == 200 && publication.text.contains(sentence))
        let published = try await admin.post(
          "\(root)/cong-bo",
          pairs: [
            ("_csrf", publication.csrf), ("ban", try outline.value(of: "ban").unwrapped),
            ("tu_ngay", "\(portal.now.date)"),
          ])
        #expect(published.status == 409)
      }
    }
  }
}
