import OneStop
import TestSupport
import Testing

@testable import API
@testable import Markup
@testable import Pages
@testable import Web
@testable import Words

@Suite("The counter's form and a program's body follow the same rules for an applicant") struct DoorRulesTests {
  /// The member of the body, and the form's field.
  private static let names = [
    "name": IntakeField.name, "id_number": IntakeField.identity, "phone": IntakeField.phone, "email": IntakeField.email,
    "address": IntakeField.address, "birth_date": IntakeField.birthDate, "ward": IntakeField.ward,
  ]

  private func typed(_ fields: [String: String]) throws -> (Applicant, mistaken: Set<String>) {
    let pairs = fields.map { (name: Self.names[$0.key] ?? "", value: $0.value) }
    var form = Form(FormContent(pairs), words: try Resources.words(.english))
    let applicant = form.applicant(.typed, today: try LocalDate("2018-06-01").unwrapped)
    let mistaken = form.mistakes.compactMap { mistake in Self.names.first { $0.value == mistake.field }?.key }
    return (applicant, Set(mistaken))
  }

  private func sent(_ fields: [String: String]) throws -> (Applicant?, mistaken: Set<String>) {
    let members = fields.map { "\"\($0.key)\":\"\($0.value)\"" }.joined(separator: ",")
    var body = try JSONFields(body: Array("{\(members)}".utf8))
    let applicant = DossierInput.applicant(&body, by: try LocalDate("2018-06-01").unwrapped)
    return (applicant, Set(body.mistakes.list.map(\.field)))
  }

  @Test("Input that both accept becomes the same applicant")
  func taken() throws {
    let fields = [
      "name": " Nguyễn  Thị Ánh ", "id_number": "079 185 012 345", "phone": "+84 912.345.678", "email": "<anh@vidu.vn>",
      "address": "12  Lê Lợi", "birth_date": "31/12/1990", "ward": "Phường 1",
    ]
    let (applicant, mistaken) = try typed(fields)
    #expect(mistaken.isEmpty && applicant.phone?.description == "0912345678" && applicant.birthDate != nil)
    #expect(try sent(fields) == (applicant, []))
  }

  @Test(
    "Input that one refuses, the other refuses too",
    arguments: [
      ("name", "\u{200B}"), ("name", "079185012345|271234567|Nguyễn Thị Ánh|31121990|Nữ|12 Lê Lợi|01012021"),
      ("name", String(repeating: "a", count: 301)), ("id_number", "12"), ("id_number", "ABC"), ("phone", "0912"),
      ("phone", "gọi 1022"), ("email", "anh@"), ("address", String(repeating: "a", count: 301)),
      ("birth_date", "31/2/1990"), ("birth_date", "31/12/1899"), ("birth_date", "2/6/2018"),
      ("ward", String(repeating: "a", count: 151)),
    ])
  func refused(_ field: String, _ text: String) throws {
    let fields = ["name": "Lan"].merging([field: text]) { $1 }
    #expect(try typed(fields).mistaken == [field])
    #expect(try sent(fields).mistaken == [field])
  }
}
