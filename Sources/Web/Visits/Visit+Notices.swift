import Operations

extension LoopState {
  /// - Parameter site: what links begin with; nil: messages have none.
  package func notices(site: String?) -> NoticeWriter {
    NoticeWriter(vietnamese: words(.vietnamese), english: words(.english), settings: shared.notices, site: site)
  }
}

extension Visit {
  package var notices: NoticeWriter { state.notices(site: site) }
}
