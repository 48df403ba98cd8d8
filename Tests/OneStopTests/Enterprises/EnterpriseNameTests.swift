import Testing

@testable import OneStop

@Suite("The name of an enterprise") struct EnterpriseNameTests {
  @Test(
    "begins with its kind, in full or abbreviated, and has a proper name behind it",
    arguments: [
      ("Công ty TNHH Hoa Sen", EnterpriseKind.limitedLiability, "Hoa Sen"),
      ("CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN HOA SEN", .limitedLiability, "HOA SEN"),
      ("Công ty  TNHH MTV Hoa Sen", .limitedLiability, "Hoa Sen"),
      ("công ty cổ phần 333", .jointStock, "333"),
      ("Công ty CP Z & W – F.J", .jointStock, "Z & W – F.J"),
      ("Doanh nghiệp tư nhân Ánh Tuyết", .privateEnterprise, "Ánh Tuyết"),
      ("DNTN Ánh Tuyết", .privateEnterprise, "Ánh Tuyết"),
      ("Doanh nghiệp TN Ánh Tuyết", .privateEnterprise, "Ánh Tuyết"),
      ("Công ty hợp danh Luật Việt", .partnership, "Luật Việt"),
      ("Công ty Cổ phần Hoà Bình", .jointStock, "Hoà Bình"),
      ("Công ty TNHH Công An Thịnh", .limitedLiability, "Công An Thịnh"),
    ])
  func sound(typed: String, kind: EnterpriseKind, proper: String) throws {
    let name = try EnterpriseName(typed)
    #expect(name.kind == kind && name.proper == proper)
    #expect(try EnterpriseName(typed, of: kind) == name)
  }

  @Test(
    "is refused with a reason of its own",
    arguments: [
      ("Hoa Sen", EnterpriseName.Mistake.noKind, 37), ("Cty TNHH Hoa Sen", .noKind, 37),
      ("Cong ty TNHH Hoa Sen", .noKind, 37), ("", .noKind, 37), ("Công ty Hoa Sen", .noKind, 37),
      ("Công ty cổ phần Hoa Sen", .otherKind(.jointStock), 37), ("DNTN Hoa Sen", .otherKind(.privateEnterprise), 37),
      ("Công ty TNHH", .noProperName, 37), ("Công ty TNHH MTV", .noProperName, 37),
      ("Công ty TNHH …", .letter("…"), 37),
      ("Công ty TNHH ---", .noProperName, 37), ("Công ty TNHH Hoa 🌸", .letter("🌸"), 37),
      ("Công ty TNHH Łódź", .letter("Ł"), 37), ("Công ty TNHH Española", .letter("ñ"), 37),
      ("Công ty TNHH 三星", .letter("三"), 37), ("Công ty TNHH Москва", .letter("М"), 37),
      ("Công ty TNHH Bộ Công an", .publicBody("bộ công an"), 38), ("Công ty TNHH Công An", .publicBody("công an"), 38),
      ("Công ty TNHH Quân-đội", .publicBody("quân đội"), 38),
      ("Công ty TNHH Uỷ ban nhân dân", .publicBody("ủy ban nhân dân"), 38),
      ("Công ty TNHH Toà án Xanh", .publicBody("tòa án"), 38),
      ("Công ty TNHH Đảng Cộng Sản", .publicBody("đảng cộng sản"), 38),
      ("Công ty TNHH Ma tuý", .offensive("ma túy"), 38), ("Công ty TNHH FUCK", .offensive("fuck"), 38),
    ])
  func refused(typed: String, mistake: EnterpriseName.Mistake, article: Int) throws {
    #expect(throws: mistake) { try EnterpriseName(typed, of: .limitedLiability) }
    #expect(EnterpriseLaw.of2020.article(of: mistake) == article)
    #expect(EnterpriseLaw.of2014.article(of: mistake) == article + 1)
  }

  @Test("The law of 2020 counts from the first day of 2021")
  func law() throws {
    #expect(EnterpriseLaw(on: try #require(LocalDate("2020-12-31"))) == .of2014)
    #expect(EnterpriseLaw(on: try #require(LocalDate("2021-01-01"))) == .of2020)
  }

  /// Against `Công ty TNHH Hòa Lý`.
  @Test(
    "is equal to another, or confusingly like it, by its keys",
    arguments: [
      ("CÔNG TY TRÁCH NHIỆM HỮU HẠN HÒA LÝ", true, true), ("Công ty TNHH Hoà Lý", true, true),
      ("Công ty TNHH Hòa Lí", false, true), ("Công ty cổ phần Hòa Lý", false, true),
      ("Công ty TNHH MTV Hòa Lý", true, true),
      ("Công ty TNHH Hòa Lý.", false, true), ("Công ty TNHH Hòa-Lý", false, true), ("Công ty TNHH HòaLý", false, false),
      ("Công ty TNHH Hòa Lý 2", false, true), ("Công ty TNHH Hòa Lý II", false, true),
      ("Công ty TNHH Hòa Lý A", false, true),
      ("Công ty TNHH Hòa Lý2", false, true), ("Công ty TNHH Tân Hòa Lý", false, true),
      ("Công ty TNHH Hòa Lý Mới", false, true),
      ("Công ty TNHH Hòa Lý miền Trung", false, true), ("Công ty TNHH Miền Nam Hòa Lý 3", false, true),
      ("Công ty TNHH Hoa Lý", false, false), ("Công ty TNHH Hòa Lý Phát", false, false),
      ("Công ty TNHH Lý Hòa", false, false),
      ("Công ty TNHH Hóa Lý", false, false),
    ])
  func compared(other: String, isEqual: Bool, isLike: Bool) throws {
    let (name, other) = (try EnterpriseName("Công ty TNHH Hòa Lý"), try EnterpriseName(other))
    #expect((name.key == other.key) == isEqual)
    #expect((name.likeness == other.likeness) == isLike)
  }

  @Test(
    "reads the same in another spelling",
    arguments: [
      ("An & Bình", "An và Bình", true), ("Phát Đạt", "Fát Đạt", true), ("Dũng", "Zũng", true), ("Công", "Kông", true),
      ("Vina", "Wina", true), ("Quý Mỹ", "Quí Mĩ", true), ("Tây Đô", "Tai Đô", false), ("Kim", "Cim", false),
      ("Tân", "Mới", false), ("An 1", "An 2", true), ("1", "2", false), ("Miền Tây", "Miền Đông", false),
    ])
  func read(one: String, other: String, isLike: Bool) throws {
    let names = try [one, other].map { try EnterpriseName("Công ty CP \($0)") }
    #expect((names[0].likeness == names[1].likeness) == isLike)
  }
}
