import Markup
import OneStop
import Operations
import Web
import Words

/// On the look-up page, once the details are open: the result, and the papers that the dossier has as files.
struct OwnFiles {
  let view: DossierView

  private var names: DossierFileWords.Own { view.words.dossierFiles.own }
  private var code: DossierCode { view.dossier.code }

  var html: HTML {
    let files = view.dossier.files(for: .applicant)
    let results = files.filter { $0.purpose == .result }
    let papers = files.filter { $0.purpose == .paper }
    var html = HTML()
    if !results.isEmpty {
      html += """
        <section class="shown sheet" id="ket-qua"><h2>\(names.results)</h2>\(list(results))\
        <p class="soft">\(names.resultHint)</p></section>
        """
    }
    if !papers.isEmpty {
      html += "<section class=\"shown sheet\" id=\"giay-to\"><h2>\(names.papers)</h2>\(list(papers))</section>"
    }
    return html
  }

  private func list(_ files: [DossierFile]) -> HTML {
    FileList(files: files, words: view.words, address: { Address.ownFile(code, $0.number) }).html
  }

  /// The way to the form, while papers are asked for.
  var supplement: HTML {
    guard view.dossier.status == .awaitingSupplement else { return .empty }
    return """
      <p class="actions"><a class="button" href="\(Address.supplement(code))">\(names.supplement)</a></p>
      """
  }
}
