/// Tên doanh nghiệp: its kind, and a proper name behind it (Law on Enterprises 59/2020/QH14, art. 37 to 41).
package struct EnterpriseName: Hashable, Sendable {
  /// As it was typed, in Normalization Form C, with single spaces.
  package let text: String
  package let kind: EnterpriseKind
  /// Tên riêng: what stands behind the kind.
  package let proper: String

  /// Why a text is no name of an enterprise.
  package enum Mistake: Error, Hashable, Sendable {
    /// It begins with no kind.
    case noKind
    /// It begins with another kind than the one that is registered.
    case otherKind(EnterpriseKind)
    /// Nothing that can be read stands behind the kind.
    case noProperName
    /// What the law allows no name to have: no Vietnamese letter nor F, J, Z, W, no digit and no sign.
    case letter(String)
    /// Words of a state body, an armed force or a political organisation, which has to consent.
    case publicBody(String)
    case offensive(String)
  }

  /// - Parameter kind: the one that is registered; nil: any.
  package init(_ typed: String, of kind: EnterpriseKind? = nil) throws(Mistake) {
    text = typed.composed.squeezed
    let words = Syllables.words(text, withSigns: true)
    guard let begun = EnterpriseName.kind(of: words) else { throw .noKind }
    if let kind, begun.kind != kind { throw .otherKind(begun.kind) }
    self.kind = begun.kind
    proper = text.split(separator: " ").dropFirst(begun.words).joined(separator: " ")
    if let letter = Syllables.foreign(text) { throw .letter(letter) }
    let plain = Syllables.words(proper, withSigns: false)
    guard !plain.isEmpty else { throw .noProperName }
    if let found = EnterpriseName.reserved.first(where: { $0.isIn(plain) }) { throw .publicBody(found.text) }
    if let found = EnterpriseName.bad.first(where: { $0.isIn(plain) }) { throw .offensive(found.text) }
  }

  /// The kind that the words begin with, and how many of them name it: the longest counts.
  private static func kind(of words: [String]) -> (kind: EnterpriseKind, words: Int)? {
    beginnings.filter { words.starts(with: $0.words) }.max { $0.words.count < $1.words.count }
      .map { ($0.kind, $0.words.count) }
  }

  private static let beginnings: [(kind: EnterpriseKind, words: [String])] = EnterpriseKind.allCases.flatMap { kind in
    kind.spellings.flatMap { spelling in
      ([""] + kind.additions).map { (kind, Syllables.words("\(spelling) \($0)", withSigns: true)) }
    }
  }

  // MARK: What no name has (art. 38)

  private struct Phrase {
    let text: String
    let words: [String]
    /// Whether it counts only as the whole proper name.
    let isAlone: Bool

    init(_ text: String, isAlone: Bool = false) {
      self.text = text
      self.isAlone = isAlone
      words = Syllables.words(text, withSigns: false)
    }

    func isIn(_ name: [String]) -> Bool {
      guard name.count >= words.count else { return false }
      if isAlone { return name == words }
      return (0...(name.count - words.count)).contains { name[$0...].starts(with: words) }
    }
  }

  /// `Công an`, `Cảnh sát` within a name can be other words: `Công An Thịnh`.
  private static let reserved: [Phrase] =
    ["công an", "cảnh sát"].map { Phrase($0, isAlone: true) }
    + [
      "bộ công an", "công an nhân dân", "công an thành phố", "công an tỉnh", "cảnh sát nhân dân", "cảnh sát giao thông",
      "bộ quốc phòng", "quân đội", "quân khu", "bộ đội", "hải quân", "không quân", "biên phòng", "dân quân tự vệ",
      "quốc hội", "chính phủ", "nhà nước", "chủ tịch nước", "hội đồng nhân dân", "ủy ban nhân dân", "ubnd", "hđnd",
      "tòa án", "viện kiểm sát", "thanh tra chính phủ", "kiểm toán nhà nước", "đảng cộng sản", "đảng ủy", "thành ủy",
      "tỉnh ủy", "mặt trận tổ quốc", "đoàn thanh niên", "hội liên hiệp phụ nữ", "hội nông dân", "hội cựu chiến binh",
      "công đoàn", "liên đoàn lao động",
    ].map { Phrase($0) }

  private static let bad: [Phrase] = [
    "phản động", "bán nước", "khủng bố", "phát xít", "diệt chủng", "giết người", "mại dâm", "đĩ", "điếm", "ma túy",
    "cờ bạc", "khốn nạn", "mất dạy", "chó chết", "địt", "đéo", "lồn", "cặc", "fuck", "nazi",
  ].map { Phrase($0) }
}
