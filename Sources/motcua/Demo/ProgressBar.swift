import Glibc

/// Shows the progress of long work on standard error, if that is a terminal.
struct ProgressBar {
  let total: Int
  private let isShown = isatty(STDERR_FILENO) == 1
  private var lastShare = -1

  init(total: Int) {
    self.total = total
  }

  mutating func show(_ done: Int) {
    guard isShown, total > 0 else { return }
    let share = done * 100 / total
    guard share != lastShare else { return }
    lastShare = share
    let filled = share * 30 / 100
    let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 30 - filled)
    write("\r\(bar) \(share) % · \(done) / \(total)")
  }

  func finish() {
    if isShown { write("\n") }
  }

  private func write(_ text: String) {
    try? FileBytes.write(Array(text.utf8), to: STDERR_FILENO, "Standard error")
  }
}

/// Shows how many rows are done, where their whole number is not known.
struct RowCounter {
  private let isShown = isatty(STDERR_FILENO) == 1

  func show(_ done: Int) {
    if isShown { try? FileBytes.write(Array("\r\(done) rows".utf8), to: STDERR_FILENO, "Standard error") }
  }

  func finish() {
    if isShown { try? FileBytes.write(Array("\n".utf8), to: STDERR_FILENO, "Standard error") }
  }
}
