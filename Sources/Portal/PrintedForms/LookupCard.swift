import OneStop
import QRCode

/// How the applicant looks the dossier up: a square to scan, the address, the key to the details.
struct LookupCard {
  let record: PaperRecord

  private var words: PrintedFormWords.Lookup { record.words.printed.lookup }

  var html: HTML {
    if record.view.procedure.isConfidential { return "<p class=\"boxed\">\(words.confidential)</p>" }
    let key = record.filing.key
    let address = HTML(text: "\(record.site ?? "")/tra-cuu")
    return """
      <div class="with-qr">\(square)<div><p><strong>\(words.title).</strong> \(words.text(["address": address]))</p>\
      <p>\(words.key): <span class="key">\(key.spaced)</span></p><p class="small">\(words.keep)</p></div></div>
      """
  }

  /// A QR code with the absolute address and the key; nothing where the site's own address is not known.
  private var square: HTML {
    let code = record.dossier.code
    guard let site = record.site, let square = try? QRCode("\(site)/tra-cuu/\(code)?khoa=\(record.filing.key)")
    else { return .empty }
    let title = words.code.text(["code": code.description])
    return "<div class=\"qr\">\(HTML(markup: square.svg(title: title)))</div>"
  }
}
