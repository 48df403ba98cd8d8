import OneStop

/// How long personal data are kept, and their erasure.
package final class RetentionWords: Decodable, Sendable {
  package let title: Phrase
  package let link: Phrase
  package let introduction: Phrase
  /// Place: date.
  package let erasedOn: Phrase
  package let erasedName: Phrase
  package let rules: Rules
  package let form: Form
  package let preview: Preview
  package let due: Due
  package let holds: Holds
  package let log: Log
  package let erase: Erase
  package let done: Done
  package let hold: Hold

  package final class Rules: Decodable, Sendable {
    package let title: Phrase
    package let caption: Phrase
    package let procedure: Phrase
    package let period: Phrase
    package let basis: Phrase
    package let set: Phrase
    package let action: Phrase
    package let others: Phrase
    package let none: Phrase
    package let months: Phrase
    package let change: Phrase
    /// Place: procedure.
    package let changeThis: Phrase
    package let choose: Phrase
    package let chooseButton: Phrase
  }

  package final class Form: Decodable, Sendable {
    /// Place: procedure.
    package let title: Phrase
    package let months: Phrase
    package let monthsHint: Phrase
    package let basis: Phrase
    package let basisHint: Phrase
    package let effect: Phrase
    /// Before a rule is saved by which dossiers become due. Places: count, date.
    package let ask: Phrase
    package let noRule: Phrase
    /// Places: period, basis.
    package let asked: Phrase
    /// Place: count.
    package let confirm: Phrase
    package let change: Phrase
    package let button: Phrase
    package let mistakes: Mistakes

    package final class Mistakes: Decodable, Sendable {
      package let months: Phrase
      package let basis: Phrase
      package let outdated: Phrase
      package let unknown: Phrase
    }
  }

  package final class Preview: Decodable, Sendable {
    package let title: Phrase
    package let introduction: Phrase
    package let caption: Phrase
    package let procedure: Phrase
    package let due: Phrase
    package let held: Phrase
    package let soon: Phrase
    package let total: Phrase
    package let none: Phrase
  }

  package final class Due: Decodable, Sendable {
    /// Place: procedure.
    package let title: Phrase
    package let caption: Phrase
    package let code: Phrase
    package let agency: Phrase
    package let ended: Phrase
    package let state: Phrase
    package let held: Phrase
    package let none: Phrase
  }

  package final class Holds: Decodable, Sendable {
    package let title: Phrase
    package let introduction: Phrase
    package let caption: Phrase
    package let since: Phrase
    package let none: Phrase
  }

  package final class Log: Decodable, Sendable {
    package let title: Phrase
    package let caption: Phrase
    package let moment: Phrase
    package let ground: Phrase
    package let actor: Phrase
    package let portal: Phrase
    package let none: Phrase
  }

  package final class Erase: Decodable, Sendable {
    package let title: Phrase
    package let introduction: Phrase
    package let code: Phrase
    package let next: Phrase
    /// Place: code.
    package let checkTitle: Phrase
    /// Places: procedure, agency, date.
    package let state: Phrase
    package let goes: Phrase
    package let goesList: [Phrase]
    package let stays: Phrase
    package let staysList: [Phrase]
    package let ground: Phrase
    package let button: Phrase
    package let grounds: PhraseTable<ErasureGround>
    package let mistakes: Mistakes

    package final class Mistakes: Decodable, Sendable {
      package let code: Phrase
      package let ground: Phrase
      package let unknown: Phrase
      package let open: Phrase
      package let waits: Phrase
      /// Place: date.
      package let already: Phrase
      package let held: Phrase
      package let underWay: Phrase
      package let denied: Phrase
    }
  }

  package final class Done: Decodable, Sendable {
    package let rule: Phrase
    /// Place: code.
    package let erased: Phrase
  }

  package final class Hold: Decodable, Sendable {
    package let title: Phrase
    package let introduction: Phrase
    package let reason: Phrase
    package let button: Phrase
    /// Places: date, name.
    package let held: Phrase
    /// When the data are erased but for a hold. Place: date.
    package let due: Phrase
    package let past: Phrase
    /// The question before a hold is ended whose data are then erased.
    package let ask: Phrase
    package let lift: Phrase
    package let liftToErase: Phrase
    package let mistake: Phrase
    package let stale: Phrase
    package let doneHeld: Phrase
    package let doneLifted: Phrase
    package let doneLiftedPast: Phrase
  }
}
