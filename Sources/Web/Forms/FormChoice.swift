import OneStop

/// One of a few choices, by the word that a form sends for it.
package protocol FormChoice: CaseIterable, Hashable {
  var formValue: String { get }
}

extension FormChoice {
  package init?(formValue: String) {
    guard let found = Self.allCases.first(where: { $0.formValue == formValue }) else { return nil }
    self = found
  }
}

extension Applicant.Kind: FormChoice {
  package var formValue: String {
    switch self {
    case .citizen: "cong_dan"
    case .enterprise: "doanh_nghiep"
    case .organisation: "to_chuc"
    }
  }
}

extension Channel: FormChoice {
  package var formValue: String {
    switch self {
    case .counter: "truc_tiep"
    case .online: "truc_tuyen"
    case .post: "buu_chinh"
    case .nationalPortal: "cong_quoc_gia"
    case .vneid: "vneid"
    case .otherSystem: "he_thong_khac"
    }
  }
}

extension ReturnMethod: FormChoice {
  package var formValue: String {
    switch self {
    case .counter: "quay"
    case .post: "buu_chinh"
    case .online: "truc_tuyen"
    }
  }
}
