/// Đánh giá sự hài lòng: the applicant's answer, one per dossier.
package struct Rating: Hashable, Sendable {
  /// The three levels in use; the number is the value in the form.
  package enum Level: Int, Hashable, Sendable, CaseIterable {
    /// Không hài lòng
    case unsatisfied = 1
    /// Hài lòng một phần
    case partly
    /// Hài lòng
    case satisfied
  }

  package var level: Level
  package var comment: String
  package var at: Moment

  package init(level: Level, comment: String, at: Moment) {
    self.level = level
    self.comment = comment.composed
    self.at = at
  }

  /// Open from status 9 on, for dossiers that were processed to the end; never for a confidential one, nor for one whose
  /// personal data were erased.
  package static func isOpen(for dossier: Dossier) -> Bool {
    !dossier.isConfidential && dossier.erasedAt == nil && (dossier.status == .finished || dossier.status == .handedOver)
  }
}
