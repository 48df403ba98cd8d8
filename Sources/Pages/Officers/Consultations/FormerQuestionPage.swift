import Markup
import OneStop
import Operations
import Web
import Words

/// What an agency keeps of a dossier that it was asked about, once nothing waits for its answer: its own questions, what
/// it answered, and nothing of the applicant.
struct FormerQuestionPage {
  let view: DossierView
  /// Display names of whoever has acted, by login.
  let names: [String: String]
  let account: Account
  let catalogue: Catalogue
  /// What is said first: why an answer was not taken.
  var message: Notice?

  private var words: Words { view.words }

  /// Those put to the reader's agency, or to one that went up in it.
  private var questions: [Consultation] {
    view.dossier.consultations.filter { account.handlesDossiers(of: $0.agency, in: catalogue, on: view.now.date) }
  }

  var page: Page {
    let list = words.consultations.list.title
    return Page(
      "\(list): \(view.dossier.code.tail)", content, for: .staff, current: .consultations,
      address: Address.staffDossier(view.dossier.code), crumbs: [(list.html, .consultations)])
  }

  private var content: HTML {
    let asked = questions.map { "<p class=\"said\" lang=\"vi\">\($0.question)</p>" as HTML }
    var table = ConsultationTable(view: view, names: names, account: account, catalogue: catalogue)
    table.shown = questions
    return """
      <h1>\(view.procedureName)</h1>\(message)\
      <p class="lead"><span class="code">\(view.dossier.code)</span> · \(view.agencyName)</p>\
      \(Notice.remark(words.consultations.reply.former.html))\(asked.joined())\(table.html)
      """
  }
}
