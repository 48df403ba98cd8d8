import Glibc
import OneStop

/// `deadline --batch`: standard input to standard output, as the lines come.
///
/// It holds one buffer, however many lines there are. A line that does not fit is answered as unreadable. Complete
/// lines are answered before more is read.
struct DeadlineLines {
  private static let longestLine = 1 << 20

  private var batch: DeadlineBatch
  private var buffer = [UInt8](repeating: 0, count: DeadlineLines.longestLine)
  private var filled = 0
  /// Whether it is inside a line that was too long, up to that line's end.
  private var isSkipping = false
  private var answers: [UInt8] = []

  init(calendar: WorkCalendar) {
    batch = DeadlineBatch(calendar: calendar)
  }

  mutating func run() throws {
    while true {
      let count = try FileBytes.read(STDIN_FILENO, into: &buffer, from: filled, "Standard input")
      if count == 0 { break }
      let start = filled
      filled += count
      answerLines(newFrom: start)
      try flush()
    }
    if filled > 0 && !isSkipping { batch.answer(buffer, in: 0..<filled, into: &answers) }
    try flush()
  }

  /// Answers all complete lines, and moves the rest to the front. There is no line break before `newFrom`.
  private mutating func answerLines(newFrom: Int) {
    var start = 0
    var searched = newFrom
    while let end = buffer[searched..<filled].firstIndex(of: UInt8(ascii: "\n")) {
      if isSkipping {
        isSkipping = false
      } else {
        batch.answer(buffer, in: start..<end, into: &answers)
      }
      start = end + 1
      searched = start
    }
    buffer.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress, start > 0 else { return }
      memmove(base, base + start, filled - start)
    }
    filled -= start
    if isSkipping {
      filled = 0
    } else if filled == buffer.count {
      batch.refuse("The line is longer than \(DeadlineLines.longestLine) bytes.", into: &answers)
      isSkipping = true
      filled = 0
    }
  }

  private mutating func flush() throws {
    try FileBytes.write(answers, to: STDOUT_FILENO, "Standard output")
    answers.removeAll(keepingCapacity: true)
  }
}
