import Glibc

/// One line on standard output. Where it cannot be written the command has failed, for what it says is what it is for: a
/// token is shown once.
func say(_ line: String) {
  do {
    try FileBytes.write(Array("\(line)\n".utf8), to: STDOUT_FILENO, "Standard output")
  } catch {
    complain("\(error)")
    exit(1)
  }
}

/// `1 event`, `2 events`: a number and what it counts, whose plural ends with s.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// One line on standard error.
func complain(_ line: String) {
  try? FileBytes.write(Array("\(line)\n".utf8), to: STDERR_FILENO, "Standard error")
}
