import OneStop
import OneStopStore
import TestSupport

@testable import API

/// The intake form of a procedure of the department, as a clerk sends it.
enum IntakeForm {
  static let address = "/can-bo/tiep-nhan?thu-tuc=1.003868"

  private static let fields: [(String, String)] = [
    ("thu_tuc", "1.003868"), ("loai", "cong_dan"), ("ho_ten", "Trần Thị Ánh Nguyệt"),
    ("so_dinh_danh", "079185012345"), ("dien_thoai", "0912 345 678"), ("email", "nguyet@vidu.vn"),
    ("dia_chi", "12 Lê Lợi, Quận 1"), ("noi_dung", "Kỷ yếu 20 năm"), ("kenh", "truc_tiep"), ("giay_to[]", "1"),
    ("tra_ket_qua", "quay"),
  ]

  static func filled(_ changes: KeyValuePairs<String, String> = [:]) -> [(String, String)] {
    fields.map { pair in (pair.0, changes.first { $0.key == pair.0 }?.value ?? pair.1) }
  }

  /// The same with fields that are usually left empty.
  static func filled(with values: [String: String]) -> [(String, String)] {
    let known = fields.map { pair in (pair.0, values[pair.0] ?? pair.1) }
    return known + values.filter { value in !fields.contains { $0.0 == value.key } }.map { ($0.key, $0.value) }
  }

  /// The token that the browser's forms carry.
  static func token(_ browser: Browser) async throws -> (String, String) {
    ("_csrf", try await browser.get(address).value(of: "_csrf").unwrapped)
  }

  /// The code of the dossier that a form has become.
  static func code(_ answer: Answer) throws -> DossierCode {
    try DossierCode(answer.location.unwrapped.replacing("/can-bo/ho-so/", with: "")).unwrapped
  }
}
