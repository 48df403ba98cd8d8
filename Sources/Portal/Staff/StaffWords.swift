import OneStop

/// The desk: lists, search, a dossier and what is done to it.
package struct StaffWords: Decodable, Sendable {
  var lists: Phrase
  var tabs: PhraseTable<WorklistTab>
  /// Place: count.
  var caption: PhraseTable<WorklistTab>
  var empty: PhraseTable<WorklistTab>
  /// Place: count.
  var dueSoon: Phrase
  var columns: Columns
  var states: PhraseTable<DossierState>
  /// Place: date.
  var endedOn: Phrase
  var noDate: Phrase
  var pages: Phrase
  /// Places: page, last.
  var page: Phrase
  var previousPage: Phrase
  var nextPage: Phrase
  var search: Search

  /// What staff have to do, by state.
  var sentences: PhraseTable<DossierState>
  var secondSupplement: Phrase
  /// Place: moment.
  var endedAt: Phrase
  var handedOverAt: Phrase
  var paused: Phrase
  /// Place: moment.
  var dueIfSupplied: Phrase
  var onlyLooking: Phrase
  var next: Phrase
  var nothingToDo: Phrase
  var facts: Facts
  var print: Phrase
  var forms: PhraseTable<PrintedForm>

  /// What an action means for the dossier, before its form.
  var explanations: PhraseTable<Action>
  var buttons: PhraseTable<Action>
  /// What is said once it is done.
  var done: PhraseTable<Action>
  /// With `form`.
  var printNow: Phrase
  var nextIntake: Phrase
  var note: Phrase
  var noteHint: Phrase
  var reason: Phrase
  var papers: Phrase
  var papersHint: Phrase
  var amount: Phrase
  var amountHint: Phrase
  var amountForm: Phrase
  var newDate: Phrase
  /// Place: moment.
  var newDateHint: Phrase
  var newTime: Phrase
  var dateForm: Phrase
  var timeForm: Phrase
  var cause: Phrase
  var causeHint: Phrase

  var nothingChanged: Phrase
  var changed: Phrase
  var sendAgain: Phrase
  var typed: Phrase

  var events: PhraseTable<TimelineEntry>
  /// Place: amount.
  var amountAsked: Phrase
  /// Place: cause.
  var causeGiven: Phrase
  /// Place: moment.
  var enteredLater: Phrase
  /// Place: label.
  var bySystem: Phrase
  var byApplicant: Phrase
  var byPortal: Phrase

  struct Columns: Decodable, Sendable {
    var who: Phrase
    var appointment: Phrase
  }

  struct Search: Decodable, Sendable {
    var title: Phrase
    var label: Phrase
    var hint: Phrase
    var button: Phrase
    var empty: Phrase
    /// Place: query.
    var none: Phrase
    /// Place: count.
    var found: Phrase
    var more: Phrase
  }

  struct Facts: Decodable, Sendable {
    var title: Phrase
    var kind: Phrase
    var identity: PhraseTable<Applicant.Kind>
    var phone: Phrase
    var email: Phrase
    var address: Phrase
    var channel: Phrase
    var time: Phrase
    var officer: Phrase
    var missing: Phrase
  }
}
