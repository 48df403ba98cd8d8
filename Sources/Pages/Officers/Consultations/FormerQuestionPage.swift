import Markup
import OneStop
import Operations
import Web
import Words

/// What an agency can still see of a dossier that it was asked about, once no question is open: its own questions and
/// answers, and nothing about the applicant.
struct FormerQuestionPage {
  let view: DossierView
  /// Display names of those who have acted, by login.
  let names: [String: String]
  let account: Account
  let catalogue: Catalogue
  /// The first notice: why an answer was not accepted.
  var message: Notice?

  private var words: Words { view.words }

  /// The questions to the reader's agency, or to one that merged into it.
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
