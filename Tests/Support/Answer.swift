/// What a server answered.
package struct Answer: Equatable, Sendable {
  package var status = 0
  package var fields: [(name: String, value: String)] = []
  package var body: [UInt8] = []

  package var text: String { String(decoding: body, as: UTF8.self) }

  package func all(_ name: String) -> [String] {
    fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
  }

  package func field(_ name: String) -> String? { all(name).first }

  package static func == (one: Answer, other: Answer) -> Bool {
    one.status == other.status && one.body == other.body
  }
}
