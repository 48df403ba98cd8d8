import OneStop

/// The wards that a clerk picks from while typing: those of the agency's area, or else all.
struct WardChoices {
  let id = "cac-phuong-xa"
  private let names: [String]

  /// - Parameter committee: what the names of the agencies of places begin with.
  init(of agency: Agency, in catalogue: Catalogue, committee: String) {
    let wards = catalogue.agencies.filter { $0.kind == .ward && !$0.hasEnded }
    let area = agency.kind == .ward ? agency.parent : agency.code
    let near = wards.filter { $0.parent == area }
    names = (near.isEmpty ? wards : near).map { ward in
      // In the city of districts one name stands for a ward in several of them.
      guard let parent = ward.parent.flatMap(catalogue.agency), parent.kind == .district else {
        return ward.place(without: committee)
      }
      return "\(ward.place(without: committee)), \(parent.place(without: committee))"
    }
  }

  var html: HTML {
    var html: HTML = "<datalist id=\"\(id)\">"
    for name in names { html += "<option value=\"\(name)\">" }
    return html + "</datalist>"
  }
}

extension Agency {
  /// The name of the place, where the agency is called the committee of one.
  fileprivate func place(without committee: String) -> String {
    let (name, prefix) = (name.vietnamese, committee + " ")
    guard name.utf8.starts(with: prefix.utf8) else { return name }
    let place = Substring(name.utf8.dropFirst(prefix.utf8.count))
    return place.prefix(1).uppercased() + place.dropFirst()
  }
}
