import HTTPServer
import Markup
import OneStop
import Operations
import Web
import Words

/// A draft is deleted by whoever may go on with it.
enum DiscardDraftHandlers {
  /// As named in the address of where it began.
  static let done = "xoa"
  private static let formID = "xoa-ban"

  /// `GET /nop-ho-so/nhap/{key}/xoa`: asks once more.
  static let show: ReadHandler = { visit in
    try visit.atDraft { visit.show(page(visit, $0)) }
  }

  /// `POST` of the same.
  static let discard: VisitHandler = { visit in
    guard case .open(let draft) = try visit.draftAtPath() else { return try show(visit) }
    guard try await visit.run(DiscardDraft(draft.key, now: visit.now)) else {
      visit.reader.endBatch()
      return try show(visit)
    }
    return .redirect(to: Address.filing(draft.procedure.code).with("da", done))
  }

  static let again: VisitHandler = { visit in try show(visit) }

  private static func page(_ visit: Visit, _ draft: OpenDraft) -> Page {
    let names = visit.words.filing.draft
    let name = visit.words.name(draft.procedure.name, in: visit.language)
    let content: HTML = """
      \(visit.helpBand(draft))<p class="soft">\(name)</p><h1>\(names.discardTitle)</h1><p>\(names.discardLead)</p>\
      <form method="post" action="\(Address.draftDiscard(draft.key))" id="\(formID)">\(visit.csrfField)\
      <p class="actions"><button class="button danger">\(names.discardButton)</button> \
      <a href="\(Address.draft(draft.key))">\(names.stay)</a></p></form>
      """
    return Page(
      "\(names.discardTitle) – \(name)", content, current: .procedures, address: Address.draftDiscard(draft.key),
      isIndexed: false, isSecret: true)
  }
}
