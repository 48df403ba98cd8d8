import Glibc

/// One line on standard output.
func say(_ line: String) {
  print(line)
}

/// One line on standard error.
func complain(_ line: String) {
  try? FileBytes.write(Array("\(line)\n".utf8), to: STDERR_FILENO, "Standard error")
}
