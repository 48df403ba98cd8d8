import Markup
import OneStop
import Words

/// The text of a correcting event besides its name.
struct CorrectionLine {
  private let event: DossierEvent
  private let view: DossierView

  private var words: CorrectionWords { view.words.corrections }

  /// nil for other events.
  init?(_ event: DossierEvent, of view: DossierView) {
    guard event.kind.action?.isCorrection == true else { return nil }
    (self.event, self.view) = (event, view)
  }

  /// In general words: how a dossier ended is public, the content of its filing is not.
  var publicText: HTML { undone ?? .empty }

  /// For readers of the details: what was corrected, but not what it said.
  var openText: HTML {
    guard case .corrected(let correction) = event.kind else { return .empty }
    let names = correction.fields.map { words.fields[$0].html }
    return "<p>\(words.corrected(["fields": names.joined(", ")]))</p>"
  }

  /// For staff: each field before and after.
  var staffText: HTML {
    guard case .corrected(let correction) = event.kind else { return publicText }
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

  private var undone: HTML? {
    guard case .endUndone(let status, let moment) = event.kind else { return nil }
    let name = view.words.dossiers.statuses[status].html
    return "<p>\(words.undone(["status": name, "moment": view.words.moment(moment)]))</p>"
  }

  private func text(_ field: FilingDetails.Field, _ details: FilingDetails) -> HTML {
    let applicant = details.applicant
    let names = view.words.dossiers
    return switch field {
    case .kind: names.applicantKinds[applicant.kind].html
    case .name: HTML(text: applicant.name)
    case .identity: applicant.identity.map { "\($0)" } ?? .empty
    case .phone: applicant.phone.map { "\($0.spaced)" } ?? .empty
    case .email: applicant.email.map { "\($0)" } ?? .empty
    case .address: HTML(text: applicant.address)
    case .birthDate: applicant.birthDate.map(view.words.date) ?? .empty
    case .ward: HTML(text: applicant.ward)
    case .representative: applicant.representative.map { HTML(text: $0.line) } ?? .empty
    case .summary: HTML(text: details.summary)
    case .papers: details.papers.map { "\($0.name) ×\u{A0}\($0.quantity)" as HTML }.joined("; ")
    case .returnBy: names.returnMethods[details.returnBy].html
    case .notices: details.notices.map { view.words.notices.channels[$0].html } ?? .empty
    }
  }
}
