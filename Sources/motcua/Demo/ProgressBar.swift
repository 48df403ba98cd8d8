import Glibc

/// Shows the progress of long work on standard error, if that is a terminal.
struct ProgressBar {
  /// nil where it is not known: then only how much is done is shown.
  let total: Int?
  private let isShown = isatty(STDERR_FILENO) == 1
  private var lastShare = -1

  init(total: Int?) {
    self.total = total
  }

  mutating func show(_ done: Int) {
    guard isShown else { return }
    guard let total, total > 0 else { return write("\r\(done)") }
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
