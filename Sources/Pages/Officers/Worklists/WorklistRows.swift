import OneStop
import OneStopStore
import Web

/// The rows of one page of a list, and the page's position.
struct WorklistRows {
  let dossiers: [DossierSummary]
  /// nil for the first page.
  let place: ListPlace?
  /// How many rows come before them.
  let before: Int
  /// How many rows the whole list has.
  let count: Int
  let list: Worklist
  let order: WorklistOrder?
}

extension WorklistRows {
  /// - Parameter query: says which row the page follows or precedes, or gives its number.
  init(
    _ list: Worklist, agencies: [AgencyCode], sight: ConfidentialSight, question: WorklistQuestion,
    query: FormContent, count: Int, now: Moment, reader: Reader
  ) throws {
    let order = question.sort?.order
    let read = { (place: ListPlace?, offset: Int) in
      try reader.worklist(
        list, agencies: agencies, sight: sight, now: now, filter: question.filter, order: order, place: place,
        limit: question.rows, offset: offset)
    }
    (self.list, self.order, self.count) = (list, order, count)
    let asked = ListPlace(query)
    let last = max(1, (count + question.rows - 1) / question.rows)
    let number = asked == nil ? PageNumber.asked(query[WorklistQuestion.Field.page], of: last) : 1
    var found = try read(asked, (number - 1) * question.rows)
    var place = asked
    // If nothing is left there, or it is the beginning, a whole first page is shown.
    let isShort = if case .before = asked { found.count < question.rows } else { asked != nil && found.isEmpty }
    if isShort {
      place = nil
      found = try read(nil, 0)
    }
    dossiers = found
    guard let first = found.first, place != nil || number > 1 else {
      (self.place, before) = (place, 0)
      return
    }
    before = try reader.worklistCount(
      list, agencies: agencies, sight: sight, now: now, filter: question.filter, order: order,
      place: .before(first.key(in: list, order: order)))
    // A page requested by number is found by the last row before it.
    let start = try place == nil && before > 0 ? read(.before(first.key(in: list, order: order)), 0).last : nil
    self.place = place ?? start.map { .after($0.key(in: list, order: order)) }
  }

  /// nil where there are none.
  var next: ListPlace? {
    guard before + dossiers.count < count, let last = dossiers.last else { return nil }
    return .after(last.key(in: list, order: order))
  }

  var previous: ListPlace? {
    guard before > 0, let first = dossiers.first else { return nil }
    return .before(first.key(in: list, order: order))
  }
}
