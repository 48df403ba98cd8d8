import Operations

extension LoopState {
  /// - Parameter site: how links begin; nil: messages have no links.
  package func notices(site: String?) -> NoticeWriter {
    NoticeWriter(vietnamese: words(.vietnamese), english: words(.english), settings: shared.notices, site: site)
  }
}

extension LoopState {
  /// Letters to the owners of accounts.
  package func ownerLetters(site: String?) -> OwnerLetters {
    OwnerLetters(vietnamese: words(.vietnamese), english: words(.english), settings: shared.notices, site: site)
  }
}

extension Visit {
  package var ownerLetters: OwnerLetters { state.ownerLetters(site: site) }
  package var notices: NoticeWriter { state.notices(site: site) }
}
