/// Loại hình doanh nghiệp.
package enum EnterpriseKind: String, Hashable, Sendable, CaseIterable {
  /// Doanh nghiệp tư nhân.
  case privateEnterprise = "private_enterprise"
  /// Công ty trách nhiệm hữu hạn, of one member or of more.
  case limitedLiability = "limited_liability"
  /// Công ty cổ phần.
  case jointStock = "joint_stock"
  /// Công ty hợp danh.
  case partnership

  /// How it is written at the beginning of a name, in full first (Law 59/2020/QH14, art. 37(2)).
  package var spellings: [String] {
    switch self {
    case .privateEnterprise: ["Doanh nghiệp tư nhân", "DNTN", "Doanh nghiệp TN"]
    case .limitedLiability: ["Công ty trách nhiệm hữu hạn", "Công ty TNHH"]
    case .jointStock: ["Công ty cổ phần", "Công ty CP"]
    case .partnership: ["Công ty hợp danh", "Công ty HD"]
    }
  }

  /// What names of companies with one member often have behind that.
  var additions: [String] { self == .limitedLiability ? ["một thành viên", "MTV"] : [] }
}

/// Which law names an enterprise's name by which articles.
package enum EnterpriseLaw: Int, Hashable, Sendable {
  /// 68/2014/QH13, until 31/12/2020.
  case of2014 = 2014
  /// 59/2020/QH14, amended by 76/2025/QH15.
  case of2020 = 2020

  package init(on date: LocalDate) {
    self = date < EnterpriseLaw.change ? .of2014 : .of2020
  }

  /// 1/1/2021.
  private static let change = LocalDate(daysSinceEpoch: 18_628)

  package func article(of mistake: EnterpriseName.Mistake) -> Int {
    let article =
      switch mistake {
      case .noKind, .otherKind, .noProperName, .letter: 37
      case .publicBody, .offensive: 38
      }
    // The same articles, each one further on.
    return self == .of2014 ? article + 1 : article
  }
}
