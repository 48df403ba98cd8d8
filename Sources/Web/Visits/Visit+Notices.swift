import Operations

extension LoopState {
  /// - Parameter site: how links begin; nil: messages have no links.
  package func notices(site: String?) -> NoticeWriter {
    NoticeWriter(vietnamese: words(.vietnamese), english: words(.english), settings: shared.notices, site: site)
  }
}

extension Visit {
  package var notices: NoticeWriter { state.notices(site: site) }
}
