import HTTPServer
import OneStop
import Operations

extension Action: PathParameter {
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

extension Address {
  /// The dossier, where it is said that this was done.
  static func done(_ action: Action, _ code: DossierCode) -> Address { staffDossier(code).with("da", action.path) }
}
