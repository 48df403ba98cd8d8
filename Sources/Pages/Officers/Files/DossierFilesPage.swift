import FileKinds
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The files of a dossier for those who handle it, with the ways to what they may add; for an asked agency, those that
/// it was given.
struct DossierFilesPage {
  let view: DossierView
  let account: Account
  let reader: FileReader
  /// Display names by login.
  let names: [String: String]
  /// A form that came for a dossier that takes none any more.
  var unsent: Form?
  /// How many files wait for the form of a deed, from an attempt that was not saved.
  var waiting: [FileDeed: Int] = [:]
  /// Whether there are papers of earlier dossiers that can be used again.
  var hasEarlier = false
  var message: Notice?
  var drawsPages = false

  private var words: Words { view.words }
  private var texts: DossierFileWords { words.dossierFiles }
  private var dossier: Dossier { view.dossier }
  private var code: DossierCode { dossier.code }
  var mayChange: Bool { reader == .handler && dossier.takesFiles }

  var page: Page {
    let title: HTML = "\(texts.title) · \(dossier.code.tail)"
    return Page(
      unsent?.title(title) ?? title, content, for: .staff, current: .worklist, status: unsent?.status ?? .ok,
      address: Address.dossierFiles(code), crumbs: [("\(dossier.code)", Address.staffDossier(code))],
      scripts: [FileList.script])
  }

  private var content: HTML {
    var html: HTML = """
      <h1>\(texts.title)</h1>\(mistakes)\(message)\
      <p class="lead">\(applicant)\(view.procedureName) · <a class="code" href="\(Address.staffDossier(code))">\(code)</a></p>
      """
    html += section("giay", texts.papers.title, papers)
    if reader != .handler { return html }
    html += section("kq", texts.results.title, results)
    html += section("noi-bo", texts.notes.title, notes)
    html += section("bien-lai", texts.receipts.title, receipts)
    if dossier.isClosed, dossier.erasedAt == nil { html += section("luu-tru", texts.archive.title, archive) }
    return html
  }

  /// Why a form was not saved, with what was typed.
  private var mistakes: HTML {
    guard let form = unsent, form.isWrong else { return .empty }
    let typed = [FileDeed.text, FileDeed.number].map { form.values[$0] }.filter { !$0.isEmpty }
    let again: HTML =
      typed.isEmpty
      ? .empty
      : "<p>\(words.staff.typed)</p>\(typed.map { "<p class=\"said\" lang=\"vi\">\($0)</p>" as HTML }.joined())"
    return Notice.wrong(
      form.mistakes.map { "<span class=\"line\">\($0.message)</span>" as HTML }.joined(), then: again,
      title: words.staff.nothingChanged
    ).html
  }

  private var applicant: HTML {
    guard reader == .handler else { return .empty }
    let name = dossier.filing.applicant.name
    return "<strong>\(dossier.erasedAt == nil ? HTML(text: name) : words.retention.erasedName.html)</strong> · "
  }

  private func section(_ id: String, _ title: Phrase, _ content: HTML) -> HTML {
    "<section aria-labelledby=\"\(id)\"><h2 id=\"\(id)\">\(title)</h2>\(content)</section>"
  }

  private func list(_ files: [DossierFile]) -> HTML {
    if files.isEmpty { return "<p>\(texts.none)</p>" }
    let new = reader == .handler ? Set((view.newSupplement?.files ?? []).map(\.number)) : []
    return FileList(
      files: files, words: words, address: { Address.dossierFile(code, $0.number) },
      author: reader == .handler ? { words.author($0, names) } : nil,
      removal: { file in
        mayChange && account.may(.remove(number: file.number), in: dossier)
          ? Address.fileRemoval(code, file.number) : nil
      }, drawsPages: drawsPages, isNew: { new.contains($0.number) }
    ).html
  }

  /// The way to the form of a deed.
  private func way(_ deed: FileDeed, _ title: Phrase) -> HTML {
    guard mayChange else { return .empty }
    let style: StaticString = deed == next ? "button" : "button quiet"
    let count = waiting[deed] ?? 0
    return """
      <p class="actions"><a class="\(style)" href="\(Address.fileForm(code, deed))">\(title)</a>\
      \(" <span class=\"soft\">\(words.files.kept(count: count))</span>" as HTML, if: count > 0)</p>
      """
  }

  /// What is usually done next.
  private var next: FileDeed? {
    if dossier.hasResult, !dossier.hasFileOfResult { return .results }
    if !missing.isEmpty { return .papers }
    return dossier.takes(.archive) ? .archive : nil
  }

  /// The papers of the filing that have no file.
  private var missing: [String] {
    let there = Set(dossier.givable.map(\.attached.paper))
    return PaperFields(dossier.filing, nil).papers.map(\.name).filter { !there.contains($0) }
  }

  private var papers: HTML {
    let files = dossier.files(for: reader).filter { $0.purpose == .paper }
    var html = reader == .handler ? "<p class=\"soft\">\(texts.papers.hint)</p>\(list(files))" as HTML : list(files)
    if mayChange, !missing.isEmpty, !files.isEmpty {
      let items = missing.map { "<li lang=\"vi\">\($0)</li>" as HTML }
      html += "<p>\(texts.papers.missing)</p><ul>\(items.joined())</ul>"
    }
    return html + way(.papers, texts.papers.add) + (hasEarlier ? way(.reuse, texts.papers.reuse.title) : .empty)
  }

  private var results: HTML {
    let files = dossier.files.filter { $0.purpose == .result }
    guard dossier.hasResult else { return "\(files.isEmpty ? .empty : list(files))<p>\(texts.results.later)</p>" }
    return "<p class=\"soft\">\(texts.results.hint)</p>\(list(files))" + way(.results, texts.results.button)
  }

  private var notes: HTML {
    var html: HTML = "<p class=\"soft\">\(texts.notes.hint)</p>"
    var number = 0
    var items: [HTML] = []
    for event in view.events {
      let files = dossier.files.dropFirst(number).prefix(event.kind.attachedFiles.count)
      number += files.count
      guard case .noted = event.kind else { continue }
      items.append(
        """
        <li><p class="said" lang="vi">\(event.note)</p><p class="soft">\(words.moment(event.at)) · \(words.author(event.actor, names))</p>\
        \(files.isEmpty ? .empty : list(Array(files)))</li>
        """)
    }
    html += items.isEmpty ? "<p>\(texts.none)</p>" : "<ul class=\"plain\">\(items.reversed().joined())</ul>"
    return html + way(.notes, texts.notes.add)
  }

  private var receipts: HTML {
    let items = dossier.receipts.map { receipt -> HTML in
      let date = words.date(receipt.at.date)
      let number = HTML(text: receipt.number)
      guard let amount = receipt.amount else {
        return "<li>\(texts.receipts.lineWithoutAmount(["number": number, "date": date]))</li>"
      }
      let sum = words.catalogue.facts.amount(count: amount)
      return "<li>\(texts.receipts.line(["number": number, "amount": sum, "date": date]))</li>"
    }
    let list: HTML = items.isEmpty ? "<p>\(texts.none)</p>" : "<ul>\(items.joined())</ul>"
    return list + way(.receipts, texts.receipts.button)
  }

  private var archive: HTML {
    let package: HTML = """
      <p>\(texts.archive.hint)</p><p><a href="\(Address.archivePackage(code))" download>\(texts.archive.package)</a></p>
      """
    if let archived = dossier.archived {
      let values = ["date": words.date(archived.at.date), "receipt": HTML(text: archived.receipt)] as KeyValuePairs
      return "<p>\(texts.archive.done(values))</p>\(package)"
    }
    return package + way(.archive, texts.archive.button)
  }
}
