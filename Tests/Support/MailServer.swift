import Glibc
import Synchronization

/// An SMTP server (RFC 5321) that takes mail, or does what goes wrong with others.
package final class MailServer: Sendable {
  package enum Manner: Sendable {
    case takes
    /// 451: try again later.
    case postpones
    /// 550: no such mailbox.
    case refuses
    /// Says nothing for so many seconds, then takes it.
    case isSlow(UInt32)
    /// Closes in the middle of the message.
    case goesAway
  }

  package struct Mail: Hashable, Sendable {
    package var from: String
    package var to: [String]
    package var text: String

    /// The value of a field, unfolded.
    package func field(_ name: String) -> String? {
      let head = text.replacing("\n ", with: " ").split(separator: "\n\n", maxSplits: 1)[0]
      return head.split(separator: "\n").first { $0.hasPrefix("\(name): ") }.map {
        String($0.dropFirst(name.count + 2))
      }
    }
  }

  private struct State {
    var mails: [Mail] = []
    var manners: [Manner]
    var connections = 0
  }

  private final class Box: Sendable {
    let state: Mutex<State>
    init(_ manners: [Manner]) { state = Mutex(State(manners: manners)) }
  }

  private let server: LoopbackServer
  private let box: Box

  /// - Parameter manners: of one connection after the other; the last one stays.
  package init(_ manners: Manner...) throws {
    let box = Box(manners)
    self.box = box
    server = try LoopbackServer { connection in
      let manner = box.state.withLock { state in
        state.connections += 1
        return state.manners.count > 1 ? state.manners.removeFirst() : state.manners.first ?? .takes
      }
      if let mail = MailServer.converse(connection, manner) { box.state.withLock { $0.mails.append(mail) } }
    }
  }

  package var port: Int { server.port }
  package var mails: [Mail] { box.state.withLock { $0.mails } }
  package var connections: Int { box.state.withLock { $0.connections } }

  private static func converse(_ connection: LoopbackConnection, _ manner: Manner) -> Mail? {
    var mail = Mail(from: "", to: [], text: "")
    if case .isSlow(let seconds) = manner { sleep(seconds) }
    connection.send("220 mail.example ESMTP\r\n")
    while let line = connection.line() {
      switch line.prefix(4).uppercased() {
      case "EHLO": connection.send("250-mail.example\r\n250 8BITMIME\r\n")
      case "MAIL":
        mail.from = line
        connection.send("250 OK\r\n")
      case "RCPT":
        switch manner {
        case .postpones: connection.send("451 4.3.0 Try again later\r\n")
        case .refuses: connection.send("550 5.1.1 No such mailbox\r\n")
        default:
          mail.to.append(line)
          connection.send("250 OK\r\n")
        }
      case "DATA":
        connection.send("354 Go on\r\n")
        if case .goesAway = manner { return nil }
        while let line = connection.line(), line != "." { mail.text += line + "\n" }
        connection.send("250 2.0.0 Taken\r\n")
        return mail
      case "QUIT":
        connection.send("221 Bye\r\n")
        return nil
      default: connection.send("250 OK\r\n")
      }
    }
    return nil
  }
}
