import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum RetentionHandlers {
  /// `GET /quan-tri/luu-giu?sau=`: how long personal data are kept, what is about to be erased, what is held, and the log
  /// of erasures from that line on.
  static let show: ReadHandler = { visit in visit.show(try visit.retention(Form(visit.query, words: visit.words)).page)
  }

  /// `GET /quan-tri/luu-giu/thoi-han?thu_tuc=`: the rule of a procedure, or with `khac` that of all others.
  static let form: ReadHandler = { visit in
    guard let rule = try visit.retentionRule(visit.query) else {
      var form = Form(visit.query, words: visit.words)
      form.mistake(RetentionForm.Field.procedure, visit.words.retention.form.mistakes.unknown)
      return visit.show(try visit.retention(form).page)
    }
    return visit.show(rule.page)
  }

  /// `POST /quan-tri/luu-giu/thoi-han` with `thu_tuc`, `so_thang`, `co_so`, in `truoc` the rule that was in force when
  /// the form was made, and in `da_biet` how many dossiers its reader knows to become due by it; without months there is to
  /// be no rule. 409 with the question where that is another number, and where somebody else has changed the rule.
  static let save: VisitHandler = { visit in
    guard var rule = try visit.retentionRule(visit.form) else { throw PortalError.notFound }
    guard let asked = rule.read() else { return visit.show(rule.page) }
    let change = SetRetentionRule(
      asked.rule, of: rule.procedure?.code, seen: asked.seen, confirmed: rule.confirmed,
      by: try visit.manager, now: visit.now)
    do {
      try await visit.run(change)
    } catch let refusal as RetentionRefusal {
      switch refusal {
      case .denied: throw PortalError.forbidden
      case .unknownProcedure: throw PortalError.notFound
      case .unconfirmed(let count):
        let question = rule.question(
          asked.rule, due: count, firstNight: ErasureChore.firstErasure(ofRuleSetAt: visit.now))
        return visit.show(question.with(.conflict))
      case .outdated:
        // With what is in force now, so that it is saved when it is sent again.
        guard var present = try visit.retentionRule(visit.form, seen: nil) else { throw PortalError.notFound }
        present.form.mistake(RetentionForm.Field.months, visit.words.retention.form.mistakes.outdated)
        return visit.show(present.page.with(.conflict))
      }
    }
    return .redirect(to: Address.retention.with("da", "luu"))
  }

  static let again: VisitHandler = { visit in
    guard let rule = try visit.retentionRule(visit.form) else { throw PortalError.notFound }
    return visit.show(rule.page)
  }

  /// `GET /quan-tri/luu-giu/den-han?thu_tuc=`: the dossiers of a procedure whose time is over.
  static let due: ReadHandler = { visit in
    // Whether there are any to erase says nothing of confidential ones.
    let code = ProcedureCode(visit.query[RetentionForm.Field.procedure])
    guard let procedure = code.flatMap(visit.catalogue.procedure),
      let stored = try visit.reader.retentionRules().rule(of: procedure.code)
    else { throw PortalError.notFound }
    let cutoff = stored.rule.months.cutoff(on: visit.now.date)
    let lines = try KeyedPage<DueErasuresPage.Row>(
      at: visit.hiddenPlace(in: .dueErasures), length: DueErasuresPage.pageLength, key: { $0.key },
      read: { place, limit in
        try visit.reader.dueErasures(of: procedure.code, before: cutoff, place: place, limit: limit)
      })
    let list = Address.dueErasures.with(RetentionForm.Field.procedure, procedure.code.description)
    let pager = try Pager(lines, words: visit.words) { try visit.address(list, hiding: $0, in: .dueErasures) }
    let page = DueErasuresPage(
      procedure: procedure, lines: lines, pager: pager, agencyName: { visit.agencyName($0) }, words: visit.words,
      language: visit.language)
    return visit.show(page.page)
  }
}

extension Visit {
  /// - Parameter form: with the code of a dossier to be erased, as it was typed.
  func retention(_ form: Form) throws -> RetentionPage {
    let lines = try KeyedPage<RetentionPage.Row>(
      at: hiddenPlace(in: .retention), length: RetentionPage.pageLength, key: { $0.key },
      read: { place, limit in try reader.erasures(place: place, limit: limit) })
    let pager = try Pager(lines, words: words) { try address(.retention, hiding: $0, in: .retention) }
    let names = try reader.accountNames(Set(lines.rows.compactMap(\.line.actor)))
    let done = request.method == .get ? query["da"] : ""
    // The address may be anybody's; what is not so is not said.
    let erased = try DossierCode(done).flatMap(reader.publicDossier).flatMap { stored in
      stored.dossier.erasedAt.map { _ in stored.dossier.code }
    }
    let notice: Notice? =
      done == "luu"
      ? .done(words.retention.done.rule.html)
      : erased.map { .done(words.retention.done.erased(["code": "\($0)"])) }
    return RetentionPage(
      rules: try reader.retentionRules(), due: try reader.dueErasures(on: now.date, soon: RetentionPage.soonDays),
      held: try reader.heldDossiers(limit: RetentionPage.mostHeld), log: lines, pager: pager, people: names, form: form,
      catalogue: catalogue, agencyName: { agencyName($0) }, notice: notice, words: words, language: language)
  }

  /// - Parameter seen: the rule that the form says was in force; of a new form, and with nil, the one that is.
  fileprivate func retentionRule(_ values: FormContent, seen: String? = "") throws -> RetentionForm? {
    let text = values[RetentionForm.Field.procedure]
    let procedure = ProcedureCode(text).flatMap(catalogue.procedure)
    guard procedure != nil || text == RetentionForm.others else { return nil }
    let present = try reader.retentionRules().first { $0.rule.procedure == procedure?.code }?.rule
    return RetentionForm(
      procedure: procedure, present: present, values: values, isSeenKept: seen != nil, csrfField: csrfField,
      words: words, language: language)
  }
}
