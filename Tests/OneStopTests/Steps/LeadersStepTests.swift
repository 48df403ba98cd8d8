import Testing

@testable import OneStop

@Suite("Steps of an agency's leaders") struct LeadersStepTests {
  @Test(
    "They are known by their unit's name",
    arguments: [
      ("Lãnh đạo Sở", true), ("Lãnh đạo UBND phường, xã", true), ("Lãnh đạo ký", true), ("Chủ tịch UBND xã", true),
      ("Ban Giám đốc", true), ("Phó Giám đốc Sở", true), ("Phòng chuyên môn", false),
      ("Văn thư, bộ phận trả kết quả", false),
      ("Thư ký lãnh đạo", false), ("", false),
    ])
  func names(_ unit: String, _ isOfLeaders: Bool) {
    let step = Procedure.Step(
      name: BilingualText("Ký duyệt"), unit: BilingualText(unit), share: 0.2)
    #expect(step.isOfLeaders == isOfLeaders)
  }

  @Test("Before them it awaits their signature, of whoever is no leader, until it ends")
  func signature() throws {
    let steps = ["Phòng chuyên môn", "Lãnh đạo Sở"].map {
      Procedure.Step(name: BilingualText($0), unit: BilingualText($0), share: 0.5)
    }
    let awaits = { (life: Life, account: Account) in life.dossier.awaitsSignature(of: steps, besides: account) }
    var life = try Life(accepted: true)
    #expect(!awaits(life, PermissionTests.holder))
    try life.act(.forward, "2018-06-04T10:00")
    #expect(awaits(life, PermissionTests.holder) && !awaits(life, PermissionTests.leader))
    try life.act(.finish, "2018-06-04T11:00")
    #expect(!awaits(life, PermissionTests.holder))
  }
}
