import OneStop

extension BulkOutcome {
  /// The columns `outcome` and `detail`.
  var stored: (word: String, detail: String?) {
    guard case .refused(let refusal) = self else { return ("done", nil) }
    return switch refusal {
    case .unknown: ("unknown", nil)
    case .changed: ("changed", nil)
    case .denied(.notOfRole): ("not_of_role", nil)
    case .denied(.leadersOnly): ("leaders_only", nil)
    case .denied(.heldBy(let login)): ("held_by", login)
    case .notAllowed(let status): ("not_allowed", String(status.rawValue))
    case .thereAlready: ("there_already", nil)
    case .noNextStep: ("no_next_step", nil)
    case .late: ("late", nil)
    case .awaitsAnswers: ("awaits_answers", nil)
    }
  }

  /// nil for what `stored` never writes.
  init?(word: String, detail: String?) {
    switch word {
    case "done": self = .done
    case "unknown": self = .refused(.unknown)
    case "changed": self = .refused(.changed)
    case "not_of_role": self = .refused(.denied(.notOfRole))
    case "leaders_only": self = .refused(.denied(.leadersOnly))
    case "held_by": self = .refused(.denied(.heldBy(login: detail ?? "")))
    case "not_allowed":
      guard let status = detail.flatMap({ Int($0) }).flatMap(Status.init(rawValue:)) else { return nil }
      self = .refused(.notAllowed(status))
    case "there_already": self = .refused(.thereAlready)
    case "no_next_step": self = .refused(.noNextStep)
    case "late": self = .refused(.late)
    case "awaits_answers": self = .refused(.awaitsAnswers)
    default: return nil
    }
  }
}
