/// Something that happened to a dossier; the only way it changes.
///
/// Events are what the timeline shows, what audit keeps and what other systems are sent.
package struct DossierEvent: Hashable, Sendable {
  /// When it happened.
  package var at: Moment
  /// When it was entered: the same, or later where an agency enters what happened before.
  package var recordedAt: Moment
  package var actor: Actor
  package var kind: Kind
  package var note: String
  /// The legal ground of a refusal or a stop, if one was chosen.
  package var ground: Ground?
  /// The due moment after the event; nil before acceptance, in a pause that stops the clock, and where no due moment
  /// can be computed.
  package var due: Moment?
  /// Whether `due` depends on days off that are not announced yet.
  package var isDueProvisional: Bool

  package init(
    at: Moment, recordedAt: Moment, actor: Actor, kind: Kind, note: String = "", ground: Ground? = nil, due: Moment?,
    isDueProvisional: Bool = false
  ) {
    self.at = at
    self.recordedAt = recordedAt
    self.actor = actor
    self.kind = kind
    self.note = note
    self.ground = ground
    self.due = due
    self.isDueProvisional = isDueProvisional
  }

  /// Entered on a later day than it happened: it changes figures of a day that may have been reported.
  /// Silence is noted by the portal when it runs again, and changes no figure.
  package var isLateEntry: Bool {
    !kind.name.isNotedAfterwards && recordedAt.date > concerns.date
  }

  /// The moment whose figures it changes: for the undoing of an end, the moment of that end; otherwise its own.
  package var concerns: Moment {
    kind.undoneEnd ?? at
  }
}
