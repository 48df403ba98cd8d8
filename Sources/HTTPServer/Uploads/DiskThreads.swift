import Dispatch

/// Threads that wait for the disk, so that no event loop does. Few, as there is one disk.
enum DiskThreads {
  private static let queues = (0..<4).map { DispatchQueue(label: "http-disk-\($0)") }

  /// Runs the work on one of the threads.
  static func run<Result: Sendable, Failure: Error>(
    _ work: @escaping @Sendable () throws(Failure) -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      queues[Int.random(in: queues.indices)].async {
        do throws(Failure) {
          continuation.resume(returning: try work())
        } catch {
          continuation.resume(throwing: error)
        }
      }
    }
  }
}
