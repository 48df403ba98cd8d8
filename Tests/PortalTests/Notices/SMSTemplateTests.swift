import JSON
import OneStop
import Testing

@testable import Operations

@Suite("The SMS gateway's file") struct SMSTemplateTests {
  private static func message(_ text: String) -> OutgoingMessage {
    OutgoingMessage(
      id: MessageID(stored: "abc@motcua.example"), to: .sms(PhoneNumber(stored: "0912345678")), text: text)
  }

  private static func template(
    url: String = "https://gateway.example/send", type: String = "application/json",
    body: String = #"{\"to\":\"{recipient}\",\"text\":\"{text}\"}"#
  ) throws -> SMSTemplate {
    let file = #"{"url":"\#(url)","headers":{"Content-Type":"\#(type)","X-Key":"bí mật"},"body":"\#(body)"}"#
    return try SMSTemplate(file: Array(file.utf8))
  }

  @Test(
    "A text is escaped in JSON",
    arguments: [
      ("Hồ sơ", "Hồ sơ"), ("\"a\"", #"\"a\""#), (#"C:\n"#, #"C:\\n"#), ("a\nb", #"a\nb"#),
      ("\u{1}\u{1F}", #"\u0001\u001f"#),
      ("{id}{recipient}{text}", "{id}{recipient}{text}"), ("&a=b%20", "&a=b%20"),
    ])
  func json(text: String, escaped: String) throws {
    let request = try Self.template().request(for: Self.message(text))
    #expect(request.body == #"{"to":"0912345678","text":""# + escaped + #""}"#)
    let value = try JSONValue(parsing: Array((request.body ?? "").utf8))
    #expect(value["text"] == .string(text))
  }

  @Test(
    "A text is escaped in a form and in an address",
    arguments: [("Hồ sơ", "H%E1%BB%93%20s%C6%A1"), ("a&b=c+d", "a%26b%3Dc%2Bd"), ("{id}\n\"", "%7Bid%7D%0A%22")])
  func form(text: String, escaped: String) throws {
    let type = "application/x-www-form-urlencoded; charset=utf-8"
    let form = try Self.template(type: type, body: "to={recipient}&m={text}&id={id}")
    #expect(form.request(for: Self.message(text)).body == "to=0912345678&m=\(escaped)&id=abc%40motcua.example")
    let file = #"{"method":"GET","url":"https://gateway.example/?to={recipient}&m={text}"}"#
    let request = try SMSTemplate(file: Array(file.utf8)).request(for: Self.message(text))
    #expect(request.url == "https://gateway.example/?to=0912345678&m=\(escaped)" && request.body == nil)
  }

  @Test(
    "A file that could not work, or is not safe, is refused",
    arguments: [
      "", "[]", "{}", #"{"url":"http://gateway.example/?{recipient}{text}"}"#,
      #"{"url":"https:///?{recipient}{text}"}"#,
      #"{"url":"https://{recipient}.example/{text}"}"#, #"{"url":"https://a@b.example/{recipient}{text}"}"#,
      #"{"url":"file:///etc/passwd?{recipient}{text}"}"#, #"{"url":"https://gateway.example/{recipient}"}"#,
      #"{"url":"https://gateway.example/{text}"}"#, #"{"url":"https://gateway.example/ {recipient}{text}"}"#,
      #"{"url":"https://g.example/","body":"{recipient}{text}"}"#,
      #"{"url":"https://g.example/{recipient}{text}","method":"DELETE"}"#,
      #"{"url":"https://g.example/{recipient}{text}","headers":{"A":"b\nc: d"}}"#,
      #"{"url":"https://g.example/{recipient}{text}","headers":{"A":"{text}"}}"#,
      #"{"url":"https://g.example/{recipient}{text}","letters":"latin"}"#,
      #"{"url":"https://g.example/{recipient}{text}","success":{}}"#,
      #"{"url":"https://g.example/{recipient}{text}","success":{"field":"code"}}"#,
      #"{"url":"https://g.example/{recipient}{text}","final":[{"equals":[1]}]}"#,
      #"{"url":"https://g.example/{recipient}{text}","retry":[{"contains":"a"},{}]}"#,
      #"{"url":"https://g.example/{recipient}{text}","retry":{"contains":"a"}}"#,
      #"{"url":"https://g.example/{recipient}{text}","success":{"field":"a","equals":[1.5]}}"#,
    ])
  func refused(file: String) {
    #expect(throws: SMSFileError.self) { try SMSTemplate(file: Array(file.utf8)) }
  }

  @Test("A number is written as dialled here, or as dialled from abroad")
  func numbers() throws {
    let file = #"{"url":"https://g.example/?a={recipient}&b={recipient_international}&t={text}"}"#
    let request = try SMSTemplate(file: Array(file.utf8)).request(for: Self.message("a"))
    #expect(request.url == "https://g.example/?a=0912345678&b=84912345678&t=a")
  }

  @Test(
    "Letters are sent without marks if the file says so",
    arguments: [("plain", "Ho%20so"), ("unicode", "H%E1%BB%93%20s%C6%A1")])
  func letters(letters: String, text: String) throws {
    let file = #"{"url":"https://g.example/?a={recipient}&t={text}","letters":"\#(letters)"}"#
    let request = try SMSTemplate(file: Array(file.utf8)).request(for: Self.message("Hồ sơ"))
    #expect(request.url == "https://g.example/?a=0912345678&t=\(text)")
  }

  @Test("curl reads exactly what was meant, whatever characters it has")
  func settings() throws {
    let text = "a\"\nurl = \"https://evil.example\\"
    let request = try Self.template().request(for: Self.message(text))
    let lines = String(decoding: CurlSettings(request, seconds: 30).bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("url ") } == ["url = \"https://gateway.example/send\""])
    #expect(lines.contains("header = \"X-Key: bí mật\"") && lines.contains("globoff"))
    #expect(lines.filter { $0.hasPrefix("data-raw ") }.count == 1)
  }
}
