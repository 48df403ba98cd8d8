import HTTPServer
import OneStop

extension Action: PathParameter {
  /// Where the action is done to a dossier.
  func page(_ code: DossierCode) -> String { "/can-bo/ho-so/\(code)/\(path)" }

  /// The last part of the address that the action's form is sent to: the one table of them.
  var path: String {
    switch self {
    case .accept: "tiep-nhan"
    case .refuse: "tu-choi"
    case .process: "xu-ly"
    case .forward: "chuyen"
    case .assign: "phan-cong"
    case .takeBack: "lay-lai"
    case .requestSupplement: "yeu-cau-bo-sung"
    case .supplementReceived: "da-bo-sung"
    case .requestPayment: "yeu-cau-nop-tien"
    case .paymentReceived: "da-nop-tien"
    case .extend: "hen-lai"
    case .finish: "xong"
    case .handOver: "tra-ket-qua"
    case .withdraw: "rut"
    case .stop: "dung"
    case .askConsultation: "hoi-y-kien"
    case .answerConsultation: "tra-loi"
    case .lapseConsultation: "het-han-tra-loi"
    case .withdrawConsultation: "rut-hoi-y-kien"
    case .correct: "dinh-chinh"
    case .undoEnd: "hoan-tac"
    }
  }

  package init?(pathParameter: String) {
    guard let action = Action.allCases.first(where: { $0.path == pathParameter }) else { return nil }
    self = action
  }

  /// Whether the agency that handles the dossier does it by a form of its page; the others are the asked agency's
  /// answer, which has files, the portal's own, and corrections, which have a page.
  var isOfHandlingAgency: Bool { self != .answerConsultation && self != .lapseConsultation && self != .correct }

  /// Needs its reason in writing.
  var needsReason: Bool { self == .refuse || self == .stop || self == .undoEnd }

  /// Nothing follows it, so that a page asks first.
  var closesDossier: Bool {
    switch self {
    case .refuse, .handOver, .withdraw, .stop: true
    default: false
    }
  }
}
