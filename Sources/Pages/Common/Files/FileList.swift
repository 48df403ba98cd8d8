import FileKinds
import Markup
import OneStop
import Operations
import Web
import Words

/// The files of a dossier as links, each with what is known of it; with its script, a picture is opened in its place.
struct FileList {
  /// Of the page with such a list.
  static let script = "pictures.js"

  let files: [DossierFile]
  let words: Words
  /// Where a file is.
  let address: (DossierFile) -> Address
  /// Who put it there, for those who handle the dossier.
  var author: ((Actor) -> HTML)?
  /// The page that removes it, where it can be.
  var removal: ((DossierFile) -> Address?)?
  /// Whether first pages can be drawn.
  var drawsPages = false
  /// Whether it has come since somebody last acted.
  var isNew: (DossierFile) -> Bool = { _ in false }
  /// What else is said of it.
  var remark: (DossierFile) -> HTML = { _ in .empty }

  private var names: DossierFileWords { words.dossierFiles }

  var html: HTML { "<ul class=\"files\">\(files.map(item).joined())</ul>" }

  private func item(_ file: DossierFile) -> HTML {
    let stored = file.stored
    let paper: HTML =
      file.attached.paper.isEmpty ? .empty : "<strong lang=\"vi\">\(file.attached.paper)</strong><br>"
    var facts: [HTML] = [words.files.size(stored.size), words.moment(file.addedAt)]
    if let author { facts.append(author(file.actor)) }
    if let source = file.attached.source { facts.append(names.source(["code": "\(source)"])) }
    if file.isRemovable, let removal = removal?(file) {
      facts.append(
        "<a href=\"\(removal)\">\(names.remove)<span class=\"visually-hidden\"> \(stored.safeName)</span></a>"
      )
    }
    return """
      <li>\(paper)\("<span class=\"tag soon\">\(names.isNew)</span> ", if: isNew(file))<a href="\(address(file))" download>\(stored.safeName)</a> \
      <span class="soft line">\(facts.dropFirst().reduce(facts[0]) { "\($0) · \($1)" })</span>\(signature(file))\(remark(file))\(removed(file))\(picture(file))</li>
      """
  }

  private func signature(_ file: DossierFile) -> HTML {
    let signature = file.attached.signature
    guard signature.state != .unchecked || file.purpose == .result else { return .empty }
    if signature.state == .unsigned, file.purpose != .result { return .empty }
    let signers: HTML =
      signature.signers.isEmpty
      ? .empty : " \(names.signedBy(["names": HTML(text: signature.signers.joined(separator: ", "))]))"
    return "<span class=\"line\">\(names.signatures[signature.state])\(signers)</span>"
  }

  private func removed(_ file: DossierFile) -> HTML {
    guard let removal = file.removal else { return .empty }
    let date = words.moment(removal.at)
    let sentence =
      author.map { names.removedBy(["date": date, "author": $0(removal.actor)]) } ?? names.removedOn(["date": date])
    let reason: HTML = removal.reason.isEmpty ? .empty : " <span lang=\"vi\">\(removal.reason)</span>"
    return "<span class=\"line\">\(sentence)\(reason)</span>"
  }

  /// It is fetched, and recorded as a look, once the reader opens it. A browser without scripts would load what is on the
  /// page at once, however lazy or folded.
  private func picture(_ file: DossierFile) -> HTML {
    let isPage = file.stored.kind == .pdf
    guard file.stored.kind.isShown || isPage && drawsPages, file.removal == nil else { return .empty }
    let source = address(file).with(Visit.shows, "1")
    return """
      <a class="look" href="\(source)" data-look="\(file.stored.safeName)" \
      data-undrawn="\(names.undrawn.text(["name": file.stored.safeName]))">\(isPage ? names.lookAtPage : names.look)\
      <span class="visually-hidden"> \(file.stored.safeName)</span></a>
      """
  }
}
