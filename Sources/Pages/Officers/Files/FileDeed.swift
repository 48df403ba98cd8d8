import OneStop
import Operations

/// What a form of the page of a dossier's files does, as its field `viec` says.
enum FileDeed: String, CaseIterable {
  case papers = "giay-to"
  case reuse = "dung-lai"
  case results = "ket-qua"
  case notes = "ghi-chu"
  case receipts = "bien-lai"
  case archive = "luu-tru"

  /// Those whose forms bring files.
  static let withFiles = [papers, results, notes]

  static let field = "viec"
  /// The typed text of every form: a remark, a note, a receipt.
  static let text = "noi_dung"
  static let number = "so"
  static let amount = "so_tien"
  /// Papers of earlier dossiers, as `EarlierPaper` is written.
  static let earlier = "tep_cu"
  static let consent = "dong_y"
  /// The tick that gives a result whose signature is missing or broken.
  static let anyway = "van_dua"
  /// What the page's address says where the dossier had everything already.
  static let there = "co-san"
  /// How many files its form may have: ten papers of five pages.
  var mostFiles: Int { self == .papers ? 50 : 20 }

  var idPrefix: String { "\(rawValue)-" }
  var formID: String { "mau-\(rawValue)" }
  /// Of its draft.
  var purpose: String { "tep-\(rawValue)" }

  static let remarkRule = TextRule.text(.form, upTo: 4_000)
}

extension Dossier {
  /// Whether anything is done with its files any more.
  var takesFiles: Bool { erasedAt == nil && archived == nil }

  /// Whether its page leads to the form of the deed.
  func takes(_ deed: FileDeed) -> Bool {
    switch deed {
    case .papers, .reuse, .notes, .receipts: takesFiles
    case .results: takesFiles && hasResult
    case .archive: takesFiles && isClosed
    }
  }
}

extension Address {
  /// The form of a deed with the dossier's files.
  static func fileForm(_ code: DossierCode, _ deed: FileDeed) -> Address {
    .dossierFiles(code).with(FileDeed.field, deed.rawValue)
  }
}
