/// Answers that belong together: their parts are the same on every form.
package enum CompositeType: String, Hashable, Sendable, CaseIterable {
  case address, person, organisation
  /// Thửa đất.
  case parcel
  /// Giấy tờ tùy thân.
  case identityPaper = "identity_paper"

  /// One of them: the field's key, a dot and this key are its name.
  package struct Part: Hashable, Sendable {
    package var key: Key
    package var type: InputType
    /// Whether it must be answered where the whole field must.
    package var isNeeded: Bool
  }

  package enum Key: String, Hashable, Sendable, CaseIterable {
    case street = "so_nha_duong"
    case commune = "xa"
    case district = "huyen"
    case province = "tinh"
    case name = "ho_ten"
    case identity = "so_dinh_danh"
    case birthDate = "ngay_sinh"
    case phone = "dien_thoai"
    case organisationName = "ten"
    case taxCode = "ma_so"
    case representative = "dai_dien"
    case position = "chuc_vu"
    case parcelNumber = "thua_dat"
    case mapSheet = "to_ban_do"
    case paperKind = "loai"
    case paperNumber = "so"
    case issuedOn = "ngay_cap"
    case issuedBy = "noi_cap"
  }

  /// - Parameter hasDistricts: whether addresses of the day have a district (until 30/6/2025, Law 72/2025/QH15).
  package func parts(hasDistricts: Bool) -> [Part] {
    let line = { (key: Key, longest: Int, isNeeded: Bool) in
      Part(key: key, type: .line(LineRule(longest: longest)), isNeeded: isNeeded)
    }
    let district = hasDistricts ? [line(.district, 80, true)] : []
    switch self {
    case .address:
      return [line(.street, 200, true), Part(key: .commune, type: .commune, isNeeded: true)] + district + [
        Part(key: .province, type: .one(of: .list(.provinces)), isNeeded: true)
      ]
    case .person:
      return [
        Part(key: .name, type: .line(LineRule(longest: 120, style: .name)), isNeeded: true),
        Part(key: .identity, type: .identity, isNeeded: true),
        Part(key: .birthDate, type: .date(.past), isNeeded: false),
        Part(key: .phone, type: .phone, isNeeded: false),
      ]
    case .organisation:
      return [
        line(.organisationName, 200, true), Part(key: .taxCode, type: .taxCode, isNeeded: true),
        Part(key: .representative, type: .line(LineRule(longest: 120, style: .name)), isNeeded: false),
        line(.position, 120, false), Part(key: .phone, type: .phone, isNeeded: false),
      ]
    case .parcel:
      return [
        line(.parcelNumber, 20, true), line(.mapSheet, 20, true),
        Part(key: .commune, type: .commune, isNeeded: true),
      ]
    case .identityPaper:
      return [
        Part(key: .paperKind, type: .one(of: .list(.identityPapers)), isNeeded: true), line(.paperNumber, 30, true),
        Part(key: .issuedOn, type: .date(.past), isNeeded: false), line(.issuedBy, 120, false),
      ]
    }
  }
}
