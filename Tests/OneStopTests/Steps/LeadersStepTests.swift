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
}
