import Glibc

/// Writes a line to standard output. If that fails, the command fails, because its output is its purpose: a token is
/// shown only once.
func say(_ line: String) {
  do {
    try FileBytes.write(Array("\(line)\n".utf8), to: STDOUT_FILENO, "Standard output")
  } catch {
    complain("\(error)")
    exit(1)
  }
}

/// `1 event`, `2 events`: a number and a noun whose plural ends with s.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// Writes a line to standard error.
func complain(_ line: String) {
  try? FileBytes.write(Array("\(line)\n".utf8), to: STDERR_FILENO, "Standard error")
}
