import Markup
import OneStop
import Operations

/// How the applicant looks the dossier up: a square to scan and the address; on the receipt, also the key to the
/// details.
struct LookupCard {
  let record: PaperRecord
  let hasKey: Bool

  var html: HTML {
    let words = record.words.printed.lookup
    if record.dossier.isConfidential { return "<p class=\"boxed\">\(words.confidential)</p>" }
    let (code, key) = (record.dossier.code, record.filing.key)
    let square = SquareCode(
      site: record.site, address: hasKey ? Address.dossier(code).with("khoa", key) : Address.dossier(code),
      title: words.code.text(["code": code.description]))
    let address = HTML(text: "\(record.site ?? "")\(Address.lookup)")
    let details: HTML =
      hasKey
      ? "<p>\(words.key): <span class=\"key\">\(key.spaced)</span></p><p class=\"small\">\(words.keep)</p>" : .empty
    return """
      <div class="with-qr">\(square.html)<div><p><strong>\(words.title).</strong> \(words.text(["address": address]))</p>\
      \(details)</div></div>
      """
  }
}
