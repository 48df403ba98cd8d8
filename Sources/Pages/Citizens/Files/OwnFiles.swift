import Markup
import OneStop
import Operations
import Web
import Words

/// On the look-up page, once the details are open: the result, and the papers that the dossier has as files.
struct OwnFiles {
  let view: DossierView
  /// The check code of a result.
  var code: ((DossierFile) -> ResultCode)?
  var drawsPages = false

  private var names: DossierFileWords.Own { view.words.dossierFiles.own }

  var html: HTML {
    let files = view.dossier.files(for: .applicant)
    let results = files.filter { $0.purpose == .result }
    let papers = files.filter { $0.purpose == .paper }
    var html = HTML()
    if !results.isEmpty {
      let buttons = results.map { file -> HTML in
        let name = names.download(["name": HTML(text: file.stored.safeName)])
        return "<a class=\"button\" href=\"\(Address.ownFile(view.dossier.code, file.number))\" download>\(name)</a> "
      }
      html += """
        <section class="shown sheet" id="ket-qua"><h2>\(names.results)</h2>\
        <p class="actions">\(buttons.joined())</p>\(list(results))\
        <p class="soft">\(names.resultHint)</p></section>
        """
    }
    if !papers.isEmpty {
      html += "<section class=\"shown sheet\" id=\"giay-to\"><h2>\(names.papers)</h2>\(list(papers))</section>"
    }
    return html
  }

  /// That results were taken back, and why, above everything else.
  var takenBack: HTML {
    view.dossier.takenBackResults.map { file -> HTML in
      guard let removal = file.removal else { return .empty }
      let sentence = names.takenBack([
        "given": view.words.moment(file.addedAt), "date": view.words.moment(removal.at),
      ])
      let reason = names.takenBackReason(["reason": "<span lang=\"vi\">\(removal.reason)</span>"])
      return Notice.wrong(sentence, then: "<p>\(reason)</p>", id: nil).html
    }.joined()
  }

  private func list(_ files: [DossierFile]) -> HTML {
    FileList(
      files: files, words: view.words, address: { Address.ownFile(view.dossier.code, $0.number) },
      drawsPages: drawsPages,
      remark: { file in file.purpose == .result ? code.map { check($0(file)) } ?? .empty : .empty }
    ).html
  }

  private func check(_ code: ResultCode) -> HTML {
    let address = Address.resultCheck.with(ResultCheckPage.dossier, "\(view.dossier.code)")
      .with(ResultCheckPage.code, "\(code)")
    return
      "<span class=\"line\">\(names.checkCode(["code": "<a class=\"code\" href=\"\(address)\">\(code)</a>"]))</span>"
  }
}
