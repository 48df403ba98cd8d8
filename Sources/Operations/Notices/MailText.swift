import Encodings
import OneStop

/// A message as mail (RFC 5322, RFC 2045 to 2047, RFC 3834), with `\n` at the ends of lines, as `sendmail` takes it.
///
/// Everything but addresses is encoded, and the type of an address excludes line breaks, so that no text can add a
/// field.
package struct MailText {
  package private(set) var bytes: [UInt8] = []

  /// - Parameters:
  ///   - name: the sender's name.
  ///   - moment: when the message was made; the same at every attempt.
  package init(
    _ message: OutgoingMessage, to address: EmailAddress, from: EmailAddress, name: String, at moment: Moment
  ) {
    let sender = MailText.encoded(name, after: "From: ")
    // What follows an encoded word counts towards the length of its line.
    field("From", "\(sender)\(sender.hasPrefix("=?") ? "\n" : "") <\(from)>")
    field("To", address.description)
    field("Subject", MailText.encoded(message.subject, after: "Subject: "))
    field("Date", MailText.date(moment))
    field("Message-ID", "<\(message.id)>")
    // Suppresses automatic replies.
    field("Auto-Submitted", "auto-generated")
    field("MIME-Version", "1.0")
    guard let html = message.html else {
      part("text/plain", message.text)
      return
    }
    let boundary = "motcua-\(message.id.description.prefix { $0 != "@" })"
    field("Content-Type", "multipart/alternative; boundary=\"\(boundary)\"")
    line("\n--\(boundary)")
    part("text/plain", message.text)
    line("--\(boundary)")
    part("text/html", html)
    line("--\(boundary)--")
  }

  private mutating func line(_ text: String) {
    bytes += text.utf8
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func field(_ name: String, _ value: String) { line("\(name): \(value)") }

  private mutating func part(_ type: String, _ text: String) {
    field("Content-Type", "\(type); charset=utf-8")
    field("Content-Transfer-Encoding", "base64")
    line("")
    let bytes = Array(text.utf8)
    // 57 bytes are a line of 76 characters (RFC 2045 section 6.8).
    for start in stride(from: 0, to: bytes.count, by: 57) {
      line(Array(bytes[start..<min(start + 57, bytes.count)]).paddedBase64)
    }
  }

  /// Text for any field (RFC 2047 section 2): short plain text as it is, anything else encoded in pieces of whole
  /// characters, folded so that no line has more than 76 characters.
  ///
  /// - Parameter start: what precedes it on its first line.
  package static func encoded(_ text: String, after start: String = "") -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      byte >= 0x20 && byte < 0x7F && !"\"(),:;<>@[\\]=?".utf8.contains(byte)
    }
    if isPlain, text.utf8.count <= 60 { return text }
    var words: [String] = []
    var piece: [UInt8] = []
    for scalar in text.unicodeScalars {
      let next = Array(String(scalar).utf8)
      // 12 characters of the line are =?utf-8?B? and ?=; every four of the rest encode three bytes.
      let room = (min(75, words.isEmpty ? 76 - start.utf8.count : 75) - 12) / 4 * 3
      if piece.count + next.count > room {
        words.append("=?utf-8?B?\(piece.paddedBase64)?=")
        piece = []
      }
      piece += next
    }
    words.append("=?utf-8?B?\(piece.paddedBase64)?=")
    return words.joined(separator: "\n ")
  }

  /// `Fri, 01 Jun 2018 09:30:00 +0700` (RFC 5322 section 3.3)
  package static func date(_ moment: Moment) -> String {
    let (year, month, day) = moment.date.components
    let seconds = Int(moment.microsecondsOfDay / Moment.second)
    let clock = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }.joined(separator: ":")
    return
      "\(days[moment.date.weekday.rawValue]), \(padded(day, 2)) \(months[month - 1]) \(padded(year, 4)) \(clock) +0700"
  }

  private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

extension [UInt8] {
  /// RFC 4648 section 4, with padding.
  fileprivate var paddedBase64: String {
    let text = Base64URL.text(self).map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
    return String(text) + String(repeating: "=", count: (4 - text.count % 4) % 4)
  }
}
