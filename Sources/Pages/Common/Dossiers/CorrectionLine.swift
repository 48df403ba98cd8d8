import Markup
import OneStop
import Words

/// The text of a correcting event besides its name.
struct CorrectionLine {
  private let correction: Correction
  private let view: DossierView

  private var words: CorrectionWords { view.words.corrections }

  init(_ correction: Correction, of view: DossierView) {
    (self.correction, self.view) = (correction, view)
  }

  /// For readers of the details: what was corrected, but not what it said.
  var openText: HTML {
    if correction.isErased { return .empty }
    let names = correction.fields.map { words.fields[$0].html }
    return "<p>\(words.corrected(["fields": names.joined(", ")]))</p>"
  }

  /// For staff: each field before and after.
  var staffText: HTML {
    if correction.isErased { return .empty }
    let items = correction.fields.map { field -> HTML in
      let (before, after) = (text(field, correction.before), text(field, correction.after))
      let name = words.fields[field].html
      let line =
        if before.isEmpty {
          words.added(["field": name, "after": after])
        } else if after.isEmpty {
          words.removed(["field": name, "before": before])
        } else {
          words.changed(["field": name, "before": before, "after": after])
        }
      return "<li class=\"plain\">\(line)</li>"
    }
    return "<ul>\(items.joined())</ul>"
  }

  /// How a dossier ended is public, the content of its filing is not.
  static func undone(_ status: Status, at moment: Moment, _ view: DossierView) -> HTML {
    let name = view.words.dossiers.statuses[status].html
    return "<p>\(view.words.corrections.undone(["status": name, "moment": view.words.moment(moment)]))</p>"
  }

  /// As people read it, where that is not as it is kept.
  private func text(_ field: FilingDetails.Field, _ details: FilingDetails) -> HTML {
    let applicant = details.applicant
    let names = view.words.dossiers
    return switch field {
    case .kind: names.applicantKinds[applicant.kind].html
    case .phone: applicant.phone.map { "\($0.spaced)" } ?? .empty
    case .birthDate: applicant.birthDate.map(view.words.date) ?? .empty
    case .papers: details.papers.map { "\($0.name) ×\u{A0}\($0.quantity)" as HTML }.joined("; ")
    case .returnBy: names.returnMethods[details.returnBy].html
    case .notices: details.notices.map { view.words.notices.channels[$0].html } ?? .empty
    case .name, .identity, .email, .address, .ward, .representative, .summary: HTML(text: details.text(field) ?? "")
    }
  }
}
