/// One's own account.
package final class OwnAccountWords: Decodable, Sendable {
  package let title: Phrase
  package let link: Phrase
  package let name: Phrase
  package let login: Phrase
  package let email: Phrase
  package let phone: Phrase
  package let none: Phrase
  /// Who changes what stands there.
  package let byAdministrator: Phrase
  package let posts: Posts
  package let password: Password
  package let sessions: Sessions

  package final class Posts: Decodable, Sendable {
    package let title: Phrase
    /// Places: role, agency.
    package let post: Phrase
    /// Place: date.
    package let from: Phrase
    package let until: Phrase
    /// Places: from, until.
    package let between: Phrase
    package let present: Phrase
    package let choose: Phrase
    /// For screen readers. Place: post.
    package let chooseThis: Phrase
    /// Place: post.
    package let chosen: Phrase
    package let gone: Phrase
  }

  package final class Password: Decodable, Sendable {
    package let title: Phrase
    package let old: Phrase
    package let new: Phrase
    package let hint: Phrase
    package let button: Phrase
    package let changed: Phrase
    package let wrongOld: Phrase
    package let none: Phrase
    package let missing: Phrase
    package let tooShort: Phrase
    package let tooLong: Phrase
    package let common: Phrase
    package let ownName: Phrase
    /// By a link. Place: name.
    package let chooseTitle: Phrase
    package let chooseFor: Phrase
    package let chooseButton: Phrase
    package let chosen: Phrase
    package let linkOver: Phrase
    package let linkOverTitle: Phrase
  }

  package final class Sessions: Decodable, Sendable {
    package let title: Phrase
    package let device: Phrase
    package let place: Phrase
    package let begun: Phrase
    package let used: Phrase
    package let action: Phrase
    package let this: Phrase
    package let end: Phrase
    /// For screen readers. Places: device, moment.
    package let endThis: Phrase
    package let endOthers: Phrase
    package let ended: Phrase
    package let unknownDevice: Phrase
  }
}
