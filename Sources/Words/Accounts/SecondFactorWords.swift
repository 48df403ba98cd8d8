import OneStop

/// The page behind the password.
package final class SecondStepWords: Decodable, Sendable {
  package let title: Phrase
  package let introduction: Phrase
  package let code: Phrase
  package let codeHint: Phrase
  package let recovery: Phrase
  package let recoveryHint: Phrase
  package let button: Phrase
  package let useRecovery: Phrase
  package let useApp: Phrase
  package let passkeyTitle: Phrase
  package let passkeyButton: Phrase
  package let passkeyNeedsScript: Phrase
  package let passkeyFailed: Phrase
  package let codeMissing: Phrase
  package let codeWrong: Phrase
  package let recoveryWrong: Phrase
  package let passkeyWrong: Phrase
  /// The password has to be typed again.
  package let over: Phrase
  package let lost: Phrase
}

/// Setting up the second factor.
package final class SecondFactorWords: Decodable, Sendable {
  package let title: Phrase
  package let what: Phrase
  package let isOn: Phrase
  package let isOff: Phrase
  package let setUp: Phrase
  package let change: Phrase
  package let required: Phrase
  /// A form waits until it is set up.
  package let keptForm: Phrase
  package let prove: Prove
  package let app: App
  package let passkeys: Passkeys
  package let codes: Codes
  package let off: Off
  package let done: Done
  package let outdated: Phrase
  package let roles: Roles

  package final class Prove: Decodable, Sendable {
    package let title: Phrase
    package let text: Phrase
    package let password: Phrase
    package let button: Phrase
  }

  package final class App: Decodable, Sendable {
    package let title: Phrase
    package let what: Phrase
    package let begin: Phrase
    package let scan: Phrase
    /// Describes the QR code to screen readers.
    package let image: Phrase
    package let typed: Phrase
    package let code: Phrase
    package let confirm: Phrase
    package let codeWrong: Phrase
    /// Place: date.
    package let since: Phrase
    package let remove: Phrase
    package let replace: Phrase
    package let replaceHint: Phrase
    /// A link to the app on the same device.
    package let open: Phrase
  }

  package final class Passkeys: Decodable, Sendable {
    package let title: Phrase
    package let what: Phrase
    package let label: Phrase
    package let labelHint: Phrase
    package let labelMissing: Phrase
    package let add: Phrase
    package let needsScript: Phrase
    package let notHere: Phrase
    /// Place: date.
    package let created: Phrase
    /// Place: date.
    package let used: Phrase
    package let unused: Phrase
    package let remove: Phrase
    /// For screen readers. Place: label.
    package let removeThis: Phrase
    package let wrong: Phrase
    package let taken: Phrase
    package let failed: Phrase
  }

  package final class Codes: Decodable, Sendable {
    package let title: Phrase
    package let what: Phrase
    package let left: Phrase
    package let renew: Phrase
    package let renewHint: Phrase
    package let shownTitle: Phrase
    package let shown: Phrase
    /// Whose codes, for the printed sheet. Places: login, date.
    package let of: Phrase
    package let print: Phrase
    package let saved: Phrase
  }

  package final class Off: Decodable, Sendable {
    package let title: Phrase
    package let text: Phrase
    package let button: Phrase
    package let required: Phrase
    package let last: Phrase
  }

  package final class Done: Decodable, Sendable {
    package let app: Phrase
    package let appRemoved: Phrase
    package let passkey: Phrase
    package let passkeyRemoved: Phrase
    package let codes: Phrase
    package let off: Phrase
  }

  /// Which roles require it.
  package final class Roles: Decodable, Sendable {
    package let title: Phrase
    package let link: Phrase
    package let introduction: Phrase
    package let legend: Phrase
    /// Places: secured, people.
    package let count: Phrase
    package let button: Phrase
    package let saved: Phrase
  }
}

/// What the owner of an account is told by mail.
package final class OwnerLetterWords: Decodable, Sendable {
  package let subjects: PhraseTable<OwnerOccasion>
  package let sentences: PhraseTable<OwnerOccasion>
  /// Place: login.
  package let account: Phrase
  /// Place: moment.
  package let moment: Phrase
  /// Place: device.
  package let device: Phrase
  /// Place: client.
  package let place: Phrase
  package let otherwise: Phrase
  /// Of what an administrator has done.
  package let unasked: Phrase
  package let passwordLink: PasswordLinkLetter
  package let link: Phrase
  package let why: Phrase
}

/// The letter with a link by which its reader chooses a password.
package final class PasswordLinkLetter: Decodable, Sendable {
  package let subject: Phrase
  /// Places: login, hours.
  package let sentence: Phrase
  package let warning: Phrase
}
