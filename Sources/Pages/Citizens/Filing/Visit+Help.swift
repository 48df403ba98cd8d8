import Markup
import OneStop
import Operations
import Web

extension Visit {
  /// Above the pages of a draft that somebody fills in with another's help: whose it is.
  func helpBand(_ draft: OpenDraft) -> HTML {
    guard let help = draft.draft.assistance else { return .empty }
    let names = words.filing.help
    if draft.isHelping {
      return "\(Notice.remark(names.helping.html))<p><a href=\"\(Address.assisting)\">\(names.back)</a></p>"
    }
    // The name is no secret of the person beside them; without it, the office alone is told.
    let name = (try? reader.accountNames([help.login]))?[help.login] ?? ""
    let line = names.helped(["name": HTML(text: name), "agency": HTML(text: agencyName(help.agency))])
    return Notice.remark(line).html
  }
}
