import OneStop

/// Accounts of staff, as an administrator manages them.
package final class PeopleWords: Decodable, Sendable {
  package let title: Phrase
  package let link: Phrase
  package let introduction: Phrase
  package let search: Phrase
  package let searchHint: Phrase
  package let searchButton: Phrase
  package let agency: Phrase
  package let anyAgency: Phrase
  package let caption: Phrase
  package let none: Phrase
  package let add: Phrase
  package let addMany: Phrase
  package let next: Phrase
  package let first: Phrase
  package let columns: Columns
  package let never: Phrase
  package let active: Phrase
  package let disabled: Phrase
  package let noPosts: Phrase
  package let form: Form
  package let mistakes: Mistakes
  package let person: Person
  package let done: Done
  package let linkPage: LinkPage
  package let batch: PeopleBatchWords

  package final class Columns: Decodable, Sendable {
    package let person: Phrase
    package let posts: Phrase
    package let signedIn: Phrase
    package let state: Phrase
  }

  package final class Form: Decodable, Sendable {
    package let addTitle: Phrase
    package let changeTitle: Phrase
    package let login: Phrase
    package let loginHint: Phrase
    package let name: Phrase
    package let email: Phrase
    package let emailHint: Phrase
    package let phone: Phrase
    package let phoneHint: Phrase
    /// Place: number.
    package let post: Phrase
    package let newPost: Phrase
    package let role: Phrase
    package let agency: Phrase
    package let first: Phrase
    package let last: Phrase
    package let daysHint: Phrase
    package let noPost: Phrase
    package let endPost: Phrase
    package let onlyPosts: Phrase
    package let addButton: Phrase
    package let changeButton: Phrase
  }

  package final class Mistakes: Decodable, Sendable {
    package let login: Phrase
    package let loginTaken: Phrase
    package let name: Phrase
    package let email: Phrase
    package let phone: Phrase
    package let role: Phrase
    package let agency: Phrase
    package let day: Phrase
    package let daysReversed: Phrase
    package let noPost: Phrase
    package let oneself: Phrase
    package let tooManyPosts: Phrase
    package let outOfReach: Phrase
    package let outdated: Phrase
  }

  package final class Person: Decodable, Sendable {
    package let sessions: Phrase
    package let providers: Phrase
    package let deeds: Phrase
    package let makeLink: Phrase
    package let makeLinkHint: Phrase
    package let sendLink: Phrase
    package let endSessions: Phrase
    package let openDossiers: Phrase
    package let unlinkProviders: Phrase
    package let unlinkProvidersHint: Phrase
    package let dropSecondFactor: Phrase
    package let dropSecondFactorHint: Phrase
    package let disable: Phrase
    package let disableHint: Phrase
    package let enable: Phrase
    package let log: Phrase
    package let looks: Phrase
  }

  package final class Done: Decodable, Sendable {
    package let changed: Phrase
    package let disabled: Phrase
    package let enabled: Phrase
    package let sessionsEnded: Phrase
    package let linkSent: Phrase
    package let providersUnlinked: Phrase
    package let secondFactorDropped: Phrase
  }

  /// The page that shows a link once.
  package final class LinkPage: Decodable, Sendable {
    package let title: Phrase
    /// Place: login.
    package let added: Phrase
    /// Places: name, hours.
    package let lead: Phrase
    package let caption: Phrase
    /// Place: login.
    package let back: Phrase
  }
}
