/// A search that found nothing, in a form that may be kept once several people have made it: plain words, nothing that
/// looks personal.
package struct EmptySearch: Hashable, Sendable {
  /// Lower case, single spaces.
  package let words: String

  package static let length = 60
  private static let mostWords = 8

  /// nil for what is too long to be the name of a matter, and for what could be personal: with digits or an at sign,
  /// written like a person's name, or with a family name before other words.
  package init?(_ typed: String) {
    let text = typed.composed.squeezed
    guard !text.isEmpty, text.unicodeScalars.count <= EmptySearch.length else { return nil }
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar == " " || scalar == "-" || scalar == "," || scalar.properties.isAlphabetic
    }
    guard isPlain else { return nil }
    let parts = text.split { $0 == " " || $0 == "," || $0 == "-" }.map(String.init)
    guard (1...EmptySearch.mostWords).contains(parts.count), !EmptySearch.hasName(parts) else { return nil }
    words = parts.joined(separator: " ").lowercased().composed
  }

  private static func hasName(_ parts: [String]) -> Bool {
    guard parts.count > 1 else { return false }
    // "Lê Văn An", but not "LÊ VĂN AN", since people write anything in capitals.
    if parts.allSatisfy({ isCapitalised($0) }) { return true }
    let typed = parts.map { $0.lowercased().composed }
    return zip(typed, typed.dropFirst()).contains { word, next in
      // Without marks, a word may stand for every one that has them: "le" for "lê", "lễ" and "lệ".
      let isFamily = word == word.folded ? families.contains(word) : markedFamilies.contains(word)
      return isFamily && !matters.contains("\(word.folded) \(next.folded)")
    }
  }

  private static func isCapitalised(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first else { return false }
    return first.properties.isUppercase && word.unicodeScalars.dropFirst().allSatisfy { !$0.properties.isUppercase }
  }

  /// The family names of nearly everybody, as they are written.
  private static let markedFamilies: Set<String> = Set(
    """
    nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý trương trịnh đinh lương cao mai đào đoàn \
    lâm lưu châu thái quách phùng vương tạ tô hà kiều triệu nghiêm ninh thạch mạch khổng tôn trầm văn thị
    """.split(separator: " ").map { String($0).composed })

  private static let families: Set<String> = Set(markedFamilies.map(\.folded))

  /// Where such a word and the next one begin a matter, and no name.
  private static let matters: Set<String> = [
    "ho so", "ho khau", "ho tich", "ho ngheo", "ho kinh", "ho gia", "ho chieu", "ho tro", "ho boi", "ho ca", "ly hon",
    "ly lich", "ly do", "le phi", "le hoi", "le tang", "dang ky", "dang kiem", "do dac", "do thi", "do xe", "vo chong",
    "duong bo", "duong pho", "duong sat", "duong thuy", "dao ao", "dao duong", "dao tao", "dinh chi", "dinh chinh",
    "dinh cu", "dinh gia", "doan the", "doan thanh", "doan hoi", "mai tang", "lam giay", "lam the", "lam nha",
    "lam duong", "luu tru", "luu dong", "luong huu", "luong thuc", "luong y", "chau bau", "thai san", "thai nghen",
    "thai do", "cao tuoi", "cao dang", "cao oc", "cao tang", "truong hoc", "truong mam", "truong tieu", "truong hop",
    "trinh do", "trinh bao", "phan dat", "phan bon", "phan loai", "vu an", "vu viec", "vu khi", "vu truong", "ta luy",
    "to cao", "to chuc", "to khai", "ha tang", "ha noi",
    "ton giao", "ton tao", "van bang", "van ban", "van phong", "van hoa", "van tai", "thi thuc", "thi truong",
    "thi nghiem", "thi tran", "thi cong", "thi tuyen", "thi bang", "huynh de",
    "ngo doc", "cao su",
  ]
}
