extension TallyChanges {
  package init(_ rating: Rating) {
    self.init()
    add(rating.at.date) { tally in
      switch rating.level {
      case .satisfied: tally.satisfied += 1
      case .partly: tally.partly += 1
      case .unsatisfied: tally.unsatisfied += 1
      }
    }
  }
}
