import Markup
import OneStop
import Words

/// Why a cause of lateness is proposed, in a sentence.
struct CauseReason {
  let view: DossierView
  /// Display names by login.
  let names: [String: String]

  private var words: LatenessWords { view.words.lateness }

  /// "Bước 3 – Thẩm định (Phòng Báo chí) giữ 4,5 ngày, định mức 2 ngày."
  func sentence(_ proposal: CauseProposal) -> HTML {
    words.proposal(["cause": view.words.dossiers.causes[proposal.cause].html, "why": why(proposal.holder)])
  }

  private func why(_ holder: CauseProposal.Holder) -> HTML {
    switch holder {
    case .step(let load):
      let step = view.step(load.step)
      let unit = step.map { view.name($0.unit) } ?? view.agencyName
      let person = load.officer.map { names[$0] ?? $0 }
      return words.stepHeld([
        "number": "\(load.step + 1)", "step": step.map { view.name($0.name) } ?? .empty,
        "holder": "\(unit)\(person.map { ", \($0)" } ?? "")", "held": days(load.held), "allotted": days(load.allotted),
      ])
    case .agency(let held):
      return words.agencyHeld(["agency": view.agencyName(held.agency), "held": days(held.excess)])
    }
  }

  private func days(_ time: Int64) -> HTML { HTML(text: view.words.workingDays(time, view.language)) }
}

extension Words {
  /// Working time as days of eight hours with one decimal where there is one: `4,5`. A time above zero is never shown
  /// as 0.
  func workingDays(_ time: Int64, _ language: Language) -> String {
    let day = 8 * Moment.hour
    let tenths = max((time * 10 + day / 2) / day, time > 0 ? 1 : 0)
    return tenths % 10 == 0 ? grouped(Int(tenths / 10), language) : Rate.decimal(Int(tenths), language)
  }
}
