import OneStop

/// The security log, as an auditor reads it.
package final class SecurityLogWords: Decodable, Sendable {
  package let title: Phrase
  package let link: Phrase
  package let introduction: Phrase
  package let person: Phrase
  package let event: Phrase
  package let anyEvent: Phrase
  package let network: Phrase
  package let networkHint: Phrase
  package let from: Phrase
  package let until: Phrase
  package let button: Phrase
  package let caption: Phrase
  package let none: Phrase
  package let mistakes: Mistakes
  package let columns: Columns
  /// Place: user.
  package let command: Phrase
  package let nobody: Phrase
  package let older: Phrase
  package let newest: Phrase
  package let events: PhraseTable<SecurityEvent>
  package let anyChange: Phrase
  package let anyRefusal: Phrase
  /// Place: count.
  package let sessions: Phrase
  package let byLink: Phrase
  package let noRole: Phrase
  /// Places: label, date.
  package let replaced: Phrase
  /// A time for keeping data that was set. Places: procedure, period.
  package let rule: Phrase
  package let noRule: Phrase
  package let settings: Settings

  /// What was changed.
  package final class Settings: Decodable, Sendable {
    /// Places: weekday, time.
    package let weekly: Phrase
    package let weeklyOff: Phrase
    package let weeklyInherited: Phrase
    /// Place: reason.
    package let daysOff: Phrase
    /// Places: agency, successor, date, decision.
    package let merger: Phrase
    /// Places: added, changed.
    package let catalogue: Phrase
    /// Places: added, changed.
    package let enterprises: Phrase
    /// Place: count.
    package let succession: Phrase
    /// Place: number.
    package let sentAgain: Phrase
    package let filingAsAll: Phrase
    /// Place: place.
    package let filingOfAll: Phrase
    /// Places: procedure, place, count.
    package let procedure: Phrase
    /// Places: procedure, version, date.
    package let form: Phrase
  }

  package final class Mistakes: Decodable, Sendable {
    package let day: Phrase
    package let event: Phrase
    package let network: Phrase
    package let reversed: Phrase
  }

  package final class Columns: Decodable, Sendable {
    package let moment: Phrase
    package let event: Phrase
    package let about: Phrase
    package let agency: Phrase
    package let actor: Phrase
    package let client: Phrase
    package let detail: Phrase
  }
}
