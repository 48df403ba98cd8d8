import OneStop
import OneStopStore

/// Why a form was not changed or published. Nothing has changed.
package enum FormRefusal: Error, Hashable, Sendable {
  /// The person may not do it, or not any more.
  case denied
  case unknownProcedure
  /// The procedure whose form was to be copied has none.
  case nothingToCopy
  /// Somebody has published or discarded the working copy, or nobody has begun one.
  case noCopy
  /// Somebody has changed the working copy since the form was made: this is what stands now.
  case outdated(FormCopy)
  case edit(FormEdit.Mistake)
  /// A text of it has characters that a file of it cannot have.
  case unreadable
  /// In bytes of JSON.
  case tooLarge(limit: Int)
  /// What cannot work, in the form's order.
  case unsound([FormMistake])
  /// A version that the working copy does not know was published meanwhile: its number.
  case newerVersion(Int)
  /// It holds at the earliest from that day, which is today.
  case tooEarly(LocalDate)
  /// It would hold from more than a year ahead, which its author has not confirmed.
  case farAhead(LocalDate)
  /// It says what the newest version says.
  case unchanged
}

/// An administrator begins, changes or discards the working copy of a procedure's form. What is published stays as it is.
package struct EditForm: Operation {
  package enum Change: Hashable, Sendable {
    /// With what the newest version says; an empty form where there is none.
    case begin
    /// With what another procedure's newest version says, and its own title.
    case beginWithCopy(of: ProcedureCode)
    /// One after the other; all or none.
    case edit([FormEdit])
    /// The whole form is another one, as from a file; it begins a copy where there is none.
    case replace(FormDefinition)
    /// Its author has compared it with that version, which it now follows.
    case follow(version: Int)
    case discard
  }

  /// What stands after the change; nil: it was discarded.
  package struct Outcome: Hashable, Sendable {
    package var copy: FormCopy?
    /// What was changed, added or copied.
    package var path: FormPath?
  }

  private let procedure: ProcedureCode
  private let change: Change
  private let revision: Int
  private let manager: AccountManager
  private let now: Moment

  /// - Parameter revision: of the copy that the author has seen; 0: there was none.
  package init(
    _ change: Change, of procedure: ProcedureCode, revision: Int, by manager: AccountManager, now: Moment
  ) {
    (self.change, self.procedure, self.revision) = (change, procedure, revision)
    (self.manager, self.now) = (manager, now)
  }

  /// Throws `FormRefusal`.
  package func run(in transaction: Transaction) throws -> Outcome {
    let subject = try manager.procedure(procedure, in: transaction, now: now)
    let present = try transaction.formCopy(of: procedure)
    guard present?.revision ?? 0 == revision else { throw present.map(FormRefusal.outdated) ?? .noCopy }
    var base = try present?.base ?? transaction.formVersions(of: procedure).last?.number ?? 0
    let form: FormDefinition
    var path: FormPath?
    switch change {
    case .begin:
      form = try present?.form ?? transaction.form(of: procedure, number: base)?.form ?? FormDefinition(of: subject)
    case .beginWithCopy(let other):
      guard let number = try transaction.formVersions(of: other).last?.number,
        var copied = try transaction.form(of: other, number: number)?.form
      else { throw FormRefusal.nothingToCopy }
      copied.title = subject.name
      form = copied
    case .edit(let edits):
      guard let present else { throw FormRefusal.noCopy }
      do throws(FormEdit.Mistake) {
        var edited = present.form
        for edit in edits { (edited, path) = try edited.applying(edit) }
        form = edited
      } catch {
        throw FormRefusal.edit(error)
      }
    case .replace(let whole): form = whole
    case .follow(let version):
      guard let present else { throw FormRefusal.noCopy }
      guard try transaction.formVersions(of: procedure).last?.number == version else {
        throw FormRefusal.outdated(present)
      }
      base = version
      form = present.form
    case .discard:
      guard present != nil else { throw FormRefusal.noCopy }
      try transaction.dropFormCopy(of: procedure)
      return Outcome()
    }
    let json = form.json
    // What cannot be read again would be lost, and the copy with it.
    guard (try? FormDefinition(parsing: json, file: "")) == form else { throw FormRefusal.unreadable }
    guard json.count <= FormCopy.largest else { throw FormRefusal.tooLarge(limit: FormCopy.largest) }
    let copy = FormCopy(
      procedure: procedure, form: form, base: base, revision: next(after: present?.revision), changedAt: now,
      changedBy: manager.account?.login ?? "")
    try transaction.keep(copy)
    return Outcome(copy: copy, path: path)
  }

  /// A new copy begins anywhere in so large a range that none comes near a former one, so that a page of a former one is
  /// never taken for one of it.
  private func next(after revision: Int?) -> Int { revision.map { $0 + 1 } ?? Int.random(in: 1..<(1 << 62)) }
}

extension FormDefinition {
  /// An empty form: its title is the procedure's name.
  fileprivate init(of procedure: Procedure) {
    self.init(title: procedure.name, pages: [])
  }
}

extension AccountManager {
  /// The procedure whose form the manager may change. Throws `FormRefusal`.
  func procedure(_ code: ProcedureCode, in transaction: Transaction, now: Moment) throws -> Procedure {
    let catalogue = try transaction.presentCatalogue
    do {
      _ = try confirmed(in: transaction, catalogue, right: .manageForms, now: now)
    } catch is AccountRefusal {
      throw FormRefusal.denied
    }
    guard let procedure = catalogue.procedure(code) else { throw FormRefusal.unknownProcedure }
    return procedure
  }
}
