import HTTPServer
import Synchronization
import System

/// A thread that answers requests on a database connection of its own: where the database is asked over a socket, an
/// event loop must not wait for it.
///
/// A task that prefers it runs on its thread between two suspensions. `@unchecked`: the service and its state are touched
/// on that thread only.
final class Lane: TaskExecutor, @unchecked Sendable {
  let service: LoopService
  private let jobs = Mailbox<UnownedJob>()
  private let thread = Mutex<Thread?>(nil)
  private let active = Atomic<Int>(0)

  init(_ service: LoopService) throws(SystemError) {
    self.service = service
    let new = try Thread.start("lane") { [jobs, service, unowned self] in
      let executor = asUnownedTaskExecutor()
      while let batch = jobs.take(upTo: .max) {
        for job in batch { job.runSynchronously(on: executor) }
        // What comes next sees what has been committed meanwhile.
        service.batchDidEnd?()
      }
    }
    thread.withLock { $0 = new }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    // The server has stopped, and a handler has outlived it.
    if !jobs.put(job) { globalConcurrentExecutor.enqueue(ExecutorJob(job)) }
  }

  /// As an event loop does: what need not wait comes first.
  func answer(_ request: Request, _ context: Context) async throws -> Response {
    if request.method == .get || request.method == .head, let answer = try service.prompt?(request, context) {
      return answer
    }
    return try await service.handler(request, context)
  }

  /// How many requests it has in hand.
  var load: Int { active.load(ordering: .relaxed) }

  /// Runs the work here, then goes on where it was called.
  func run<T: Sendable>(_ work: () async throws -> T) async rethrows -> T {
    active.add(1, ordering: .relaxed)
    defer { active.subtract(1, ordering: .relaxed) }
    return try await withTaskExecutorPreference(self, operation: work)
  }

  /// Blocks until what was begun is done.
  func close() {
    jobs.close()
    thread.withLock { $0.take() }?.join()
  }
}
