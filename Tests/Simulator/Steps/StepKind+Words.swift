import OneStop

extension Step: CustomStringConvertible {
  var description: String { "\(number). \(at): \(kind)" }
}

extension StepKind: CustomStringConvertible {
  var description: String {
    switch self {
    case .takeIn(let intake): "\(intake.actor) takes in \(intake)"
    case .file(let intake): "\(intake.actor) files \(intake)"
    case .act(let step, let commands, let person, let version):
      "\(person) to the dossier of step \(step)\(version.map { " in its state \($0)" } ?? ""): "
        + commands.map(\.words).joined(separator: ", then ")
    case .answer(let step, let number, let opinion, let text, let login):
      "\(login) answers question \(number) of the dossier of step \(step): \(opinion) “\(text)”"
    case .rate(let step, let level): "the applicant rates the dossier of step \(step): \(level)"
    case .place(let step, let agency, let login): "\(login) places the dossier of step \(step) at \(agency)"
    case .order(let order, let chosen, let login):
      "\(login) orders for the dossiers of steps \(chosen.map(\.step)): \(order.kind) \(order.officer ?? "")"
    case .carryOut(let order): "the next group of the order of step \(order) is carried out"
    case .changeDaysOff(let edit, let isOutdated):
      "days off change: \(edit)\(isOutdated ? " (seen before a change)" : "")"
    case .dissolve(let agency, let end, let isOutdated):
      "\(agency) ends on \(end.on), into \(end.successor)\(end.isCertain ? "" : ", to be looked at")"
        + (isOutdated ? " (seen before a change)" : "")
    case .revise(let procedure):
      "\(procedure.code) now takes \(procedure.time.value) \(procedure.time.unit.rawValue)"
        + (procedure.isConfidential ? ", in confidence" : "")
    case .disable(let login, let isDisabled): "\(login) \(isDisabled ? "leaves" : "comes back")"
    case .schedule(let schedule): "weekly reports: \(schedule)"
    case .sendAgain(let message): "message \(message) is sent again"
    case .chore(let work, let meanwhile, let stop):
      "by itself: \(work.rawValue)\(stop.map { ", \($0) at that look at the clock" } ?? "")"
        + meanwhile.map { "\n    meanwhile \($0)" }.joined()
    case .together(let steps): "together:" + steps.map { "\n    \($0)" }.joined()
    case .fault(let fault, let step): "\(fault) during \(step)"
    case .restore: "the city goes on from a backup"
    case .reopen: "the program ends and starts again"
    case .compareAll: "everything is looked through"
    }
  }
}

extension Author: CustomStringConvertible {
  var description: String {
    switch self {
    case .staff(let login): login
    case .program(let label, let agency): "the program \(label) of \(agency)"
    }
  }
}

extension Intake: CustomStringConvertible {
  var description: String {
    "\(filing.procedure) at \(filing.agency) by \(filing.channel.rawValue) for \(filing.applicant.name)"
      + (filing.notices.map { ", to be told by \($0.rawValue)" } ?? "")
      + (receivedAt.map { ", received at \($0)" } ?? "") + (token.map { ", form \($0)/\(digest)" } ?? "")
  }
}

extension DossierCommand {
  fileprivate var words: String {
    "\(kind)" + (at.map { " at \($0)" } ?? "") + (note.isEmpty ? "" : " “\(note)”")
  }
}
