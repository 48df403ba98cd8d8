import OneStop

/// What a form of the page of a dossier's files does, as its field `viec` says.
enum FileDeed: String, CaseIterable {
  case papers = "giay-to"
  case reuse = "dung-lai"
  case results = "ket-qua"
  case notes = "ghi-chu"
  case receipts = "bien-lai"
  case archive = "luu-tru"

  /// All but `reuse`, whose files are there.
  static let withFiles = allCases.filter { $0 != .reuse }

  static let field = "viec"
  static let paper = "giay_to"
  /// The typed text of every form: a remark, a note, a receipt.
  static let text = "noi_dung"
  static let number = "so"
  static let amount = "so_tien"
  /// Papers of earlier dossiers, as `EarlierPaper` is written.
  static let earlier = "tep_cu"
  static let consent = "dong_y"
  /// The tick that gives a result whose signature is missing or broken.
  static let anyway = "van_dua"
  /// What is in the place of a paper's name for any other.
  static let otherPaper = "-"
  /// What the page's address says where the dossier had everything already.
  static let there = "co-san"
  /// How many files a form may have.
  static let mostFiles = 20

  var idPrefix: String { "\(rawValue)-" }
  var formID: String { "mau-\(rawValue)" }
  /// Of its draft.
  var purpose: String { "tep-\(rawValue)" }

  static let remarkRule = TextRule.text(.form, upTo: 4_000)
}
