import Testing

@testable import HTTPServer

@Suite("An output buffer")
struct OutputBufferTests {
  private func text(_ buffer: borrowing OutputBuffer) -> String { String(decoding: buffer.bytes, as: UTF8.self) }

  @Test("Pieces follow one another, whatever the capacity", arguments: [1, 4, 9, 100])
  func pieces(_ capacity: Int) {
    var buffer = OutputBuffer(capacity: capacity)
    buffer.append("Age: ")
    buffer.append(decimal: 60)
    buffer.append(String("\r\nđ"))
    buffer.append([1, 2])
    let (whole, end, nothing) = (buffer.array(), buffer.array(from: 11), buffer.array(from: buffer.count))
    #expect(whole == Array("Age: 60\r\nđ".utf8) + [1, 2])
    #expect(end == [1, 2])
    #expect(nothing == [])
  }

  @Test("Numbers are decimal", arguments: [0, 9, 10, 4_096, Int.max])
  func decimals(_ number: Int) {
    var buffer = OutputBuffer(capacity: 1)
    buffer.append(decimal: number)
    let text = text(buffer)
    #expect(text == String(number))
  }

  @Test("An insertion moves the bytes after it, even without room", arguments: [0, 3, 6])
  func insertion(_ place: Int) {
    var buffer = OutputBuffer(capacity: 6)
    buffer.append("abcdef")
    buffer.insert("W/", at: place)
    let text = text(buffer)
    #expect(text == "\("abcdef".prefix(place))W/\("abcdef".dropFirst(place))")
  }

  @Test("Once emptied, it begins again")
  func emptied() {
    var buffer = OutputBuffer(capacity: 2)
    buffer.append("abc")
    buffer.removeAll()
    let isEmpty = buffer.isEmpty
    #expect(isEmpty)
    buffer.append("d")
    let text = text(buffer)
    #expect(text == "d")
  }
}
