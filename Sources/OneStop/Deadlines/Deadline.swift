/// Hạn trả kết quả: when a dossier is due, without the days behind it (`Ledger`).
package struct Deadline: Hashable, Sendable {
  /// nil while a pause is open.
  package var due: Moment?
  /// While a pause is open: what the due moment would be if the pause ended now. nil where that is past the calendar's
  /// end, or where `now` was not given.
  package var ifSupplied: Moment?
  /// Whether a day that it depends on may still change: its year is computed, or its official notice is awaited.
  package var isProvisional: Bool
  /// When the count in force began: the acceptance or, with `restart`, the end of the last supplement, each moved by the
  /// cutoff.
  package var start: Moment
  /// The index of the pause that has no end and stopped the clock.
  package var openPause: Int?

  /// The due moment of a dossier (Civil Code 2015 art. 147–148; Decree 61/2018/NĐ-CP art. 17–19).
  ///
  /// - The day of acceptance is not counted; working hours are counted from the moment on. With a cutoff, a dossier
  ///   accepted at or after it or on a day without working hours counts as accepted at the first working moment of the
  ///   next working day.
  /// - Pauses apply in the order of their beginnings, whatever the order of the list, and may overlap: the clock runs
  ///   while none of them is in effect. A pause that ended by the acceptance changes nothing, nor does one that begins
  ///   at or after the due moment as it was then.
  /// - With `restart`, the end of a supplement is a new acceptance, even where the pause has no length.
  /// - A calendar day is counted if the clock runs at the 00:00 after it. Once the last one is counted, a pause no
  ///   longer moves the working day on which the due date fell, but `restart` still begins a new count, and an open
  ///   pause leaves no due moment.
  /// - An open pause without `now` gives neither `due` nor `ifSupplied`.
  ///
  /// A later acceptance never gives an earlier due moment. Throws if the due moment, or a start that it depends on,
  /// would be past 2035, if the acceptance is before 2000, and if a pause ends before it begins.
  package static func compute(
    accepted: Moment, rules: DeadlineRules, pauses: [Pause] = [], calendar: WorkCalendar, now: Moment? = nil
  ) throws(DeadlineError) -> Deadline {
    var observer = NoObserver()
    var run = try DeadlineRun(accepted: accepted, rules: rules, calendar: calendar)
    try run.run(pauses, now: now, observer: &observer)
    return Deadline(run)
  }

  init(_ run: DeadlineRun) {
    due = run.open == nil ? run.due : nil
    ifSupplied = run.open == nil ? nil : run.due
    isProvisional = run.isProvisional
    start = run.start
    openPause = run.open
  }
}
