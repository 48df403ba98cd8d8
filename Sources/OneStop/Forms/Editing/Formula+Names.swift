extension Formula {
  /// The same formula about fields that have other keys now; the formula itself where it would become too long.
  func renaming(_ names: [FieldKey: FieldKey]) -> Formula {
    var places: [(place: Int, old: String, new: String)] = []
    root.visit { node in
      guard case .field(let name, let place) = node else { return }
      let old = String(name.prefix { $0 != "." })
      guard let new = FieldKey(old).flatMap({ names[$0] }) else { return }
      places.append((place, old, new.description))
    }
    guard !places.isEmpty else { return self }
    var characters = Array(text)
    for (place, old, new) in places.sorted(by: { $0.place > $1.place }) {
      characters.replaceSubrange((place - 1)..<(place - 1 + old.count), with: Array(new))
    }
    return (try? Formula(String(characters))) ?? self
  }
}
