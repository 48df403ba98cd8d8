import Markup
import OneStop
import Words

/// What filing costs, and how it is paid.
struct FeeFacts {
  let procedure: Procedure
  let words: Words

  private var amount: HTML {
    let facts = words.catalogue.facts
    let amount = procedure.fee.amount == 0 ? facts.noFee.html : facts.amount(count: procedure.fee.amount)
    return procedure.fee.isCertain ? amount : "\(amount) <span class=\"soft\">\(facts.feeUncertain)</span>"
  }

  private var isFree: Bool { procedure.fee.amount == 0 && procedure.fee.isCertain }

  var html: HTML {
    let names = words.filing.filed
    return """
      <dl class="facts"><dt>\(names.fee)</dt><dd>\(amount)\(isFree ? .empty : "<br><span class=\"small\">\(names.payment)</span>")\
      </dd></dl>
      """
  }
}

/// Where the originals are to be brought, and when the counter is open; of a procedure that is done in part there.
struct BringFacts {
  let view: DossierView

  var html: HTML {
    guard view.dossier.brings(view.procedure) else { return .empty }
    return """
      <p>\(view.words.filing.filed.bring) <strong>\(view.name(view.counter.name))</strong>: \(view.contact.line).</p>
      """
  }
}

extension DossierView {
  /// By when the agency is to answer what was filed and not accepted yet; nil where nothing waits for it.
  var answerBy: Moment? {
    guard dossier.status == .filed else { return nil }
    return events.last { $0.kind == .filed || $0.kind == .supplementReceived }
      .flatMap { calendar.acceptanceDue(filedAt: $0.at) }
  }
}
