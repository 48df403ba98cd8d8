import Glibc

/// Feeds a program, reads its output, and reaps it when it ends.
struct ProgramWatch {
  let process: pid_t
  let input: ProgramInput
  let output: ProgramStream
  let complaint: ProgramStream

  /// How often to check whether it is still running, and still may, in milliseconds.
  private static let tick: Int32 = 100

  func run(seconds: Int, isStopping: () -> Bool) -> Program.Outcome.End {
    let deadline = ProgramWatch.seconds() + seconds
    while true {
      wait()
      input.feed()
      output.drain()
      complaint.drain()
      if let end = collect(WNOHANG) {
        // Read what is left in the streams; one of its own children may hold them open.
        output.drain()
        complaint.drain()
        killGroup()
        return end
      }
      let isLate = ProgramWatch.seconds() >= deadline
      if isLate || isStopping() {
        killGroup()
        _ = collect(0)
        return isLate ? .timedOut : .interrupted
      }
    }
  }

  /// Waits until something can be read or written, or a tick has passed (poll(2)).
  private func wait() {
    var streams = [output, complaint].filter(\.isOpen).map { pollfd(fd: $0.ours, events: Int16(POLLIN), revents: 0) }
    if input.stream.isOpen { streams.append(pollfd(fd: input.stream.ours, events: Int16(POLLOUT), revents: 0)) }
    // If all streams are closed, its end is near.
    _ = poll(&streams, nfds_t(streams.count), streams.isEmpty ? ProgramWatch.tick / 10 : ProgramWatch.tick)
  }

  /// waitpid(2); nil while it is running.
  private func collect(_ options: Int32) -> Program.Outcome.End? {
    var status: Int32 = 0
    var result = waitpid(process, &status, options)
    while result == -1, errno == EINTR { result = waitpid(process, &status, options) }
    guard result == process else { return result == 0 ? nil : .killed(0) }
    // WIFEXITED, WEXITSTATUS and WTERMSIG of wait(2), macros that Swift does not see.
    return status & 0x7F == 0 ? .exited((status >> 8) & 0xFF) : .killed(status & 0x7F)
  }

  /// Kills the program and everything that it has started; does nothing if they have ended (kill(2)).
  private func killGroup() { _ = kill(-process, SIGKILL) }

  private static func seconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec
  }
}
