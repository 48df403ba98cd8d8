import OneStop

/// Other systems' access tokens.
package final class TokenWords: Decodable, Sendable {
  package let title: Phrase
  package let link: Phrase
  package let introduction: Phrase
  package let caption: Phrase
  package let none: Phrase
  package let columns: Columns
  package let readOnly: Phrase
  package let readWrite: Phrase
  package let hourly: Phrase
  /// Place: date.
  package let since: Phrase
  /// Place: date.
  package let until: Phrase
  package let never: Phrase
  package let revoked: Phrase
  package let ended: Phrase
  package let rotate: Phrase
  /// For screen readers. Place: label.
  package let rotateThis: Phrase
  package let revoke: Phrase
  /// For screen readers. Place: label.
  package let revokeThis: Phrase
  package let showOld: Phrase
  package let hideOld: Phrase
  package let add: Add
  package let mistakes: Mistakes
  package let rotation: Rotation
  package let revocation: Revocation
  /// Place: label.
  package let revokedNow: Phrase
  package let made: Made

  package final class Columns: Decodable, Sendable {
    package let label: Phrase
    package let agency: Phrase
    package let scope: Phrase
    package let days: Phrase
    package let used: Phrase
    package let action: Phrase
  }

  package final class Add: Decodable, Sendable {
    package let title: Phrase
    package let label: Phrase
    package let labelHint: Phrase
    package let agency: Phrase
    package let scope: Phrase
    package let last: Phrase
    package let lastHint: Phrase
    package let hourly: Phrase
    package let hourlyHint: Phrase
    package let button: Phrase
  }

  package final class Mistakes: Decodable, Sendable {
    package let label: Phrase
    package let agency: Phrase
    package let last: Phrase
    package let hourly: Phrase
    package let outOfReach: Phrase
    package let unknown: Phrase
  }

  package final class Rotation: Decodable, Sendable {
    /// Place: label.
    package let title: Phrase
    package let lead: Phrase
    package let overlap: Phrase
    package let overlaps: PhraseTable<TokenOverlap>
    package let badOverlap: Phrase
    package let button: Phrase
  }

  package final class Revocation: Decodable, Sendable {
    /// Place: label.
    package let title: Phrase
    package let lead: Phrase
    package let button: Phrase
  }

  /// The page that shows a token once.
  package final class Made: Decodable, Sendable {
    package let title: Phrase
    /// Places: label, agency.
    package let lead: Phrase
    package let back: Phrase
  }
}
