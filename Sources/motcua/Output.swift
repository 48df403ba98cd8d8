import Glibc

/// One line on standard output.
func say(_ line: String) {
  print(line)
}

/// `1 event`, `2 events`: a number and what it counts, whose plural ends with s.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// One line on standard error.
func complain(_ line: String) {
  try? FileBytes.write(Array("\(line)\n".utf8), to: STDERR_FILENO, "Standard error")
}
