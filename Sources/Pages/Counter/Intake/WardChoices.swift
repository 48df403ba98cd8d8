import Markup
import OneStop

/// The wards suggested to a clerk while typing: those of the agency's area, or else all.
struct WardChoices {
  let id = "cac-phuong-xa"
  private let names: [String]

  init(of agency: Agency, in catalogue: Catalogue) {
    let wards = catalogue.agencies.filter { $0.kind == .ward && !$0.hasEnded }
    let area = agency.kind == .ward ? agency.parent : agency.code
    let near = wards.filter { $0.parent == area }
    names = (near.isEmpty ? wards : near).map { ward in
      // In the city with districts, several of them may have a ward of the same name.
      guard let parent = ward.parent.flatMap(catalogue.agency), parent.kind == .district else {
        return ward.communeName
      }
      return "\(ward.communeName), \(parent.communeName)"
    }
  }

  var html: HTML {
    var html: HTML = "<datalist id=\"\(id)\">"
    for name in names { html += "<option value=\"\(name)\">" }
    return html + "</datalist>"
  }
}
