import CSystem
import Glibc
import Synchronization
import System

/// A thread that waits for its sockets and runs its handlers.
///
/// As a task executor it runs the tasks of its requests, so a handler's code between two suspensions runs here, no
/// matter which thread resumed it. Unchecked: apart from `inbox`, `thread` and `stopRequested`, only the loop's thread
/// touches its members.
final class EventLoop: TaskExecutor, @unchecked Sendable {
  let index: Int
  let core: ServerCore
  let poller: Poller
  var clock = LoopClock()
  var parser = HeadParser()
  var encoder: ResponseEncoder
  /// Answers of the current connection that are not sent yet.
  var output = OutputBuffer()
  let inputBuffer: UnsafeMutableBufferPointer<UInt8>
  private(set) lazy var fileBuffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.bufferSize, alignment: 16)

  private var acceptor: Acceptor
  private var connections = ConnectionTable()
  private var ready: [UnownedJob] = []
  private var taken: [UnownedJob] = []
  /// Another thread has put jobs into the inbox.
  private var hasMail = false
  private var finished: [Exchange] = []
  /// Tasks of requests that are suspended, or wait to run.
  private var waitingTasks = 0
  private var isStopping = false
  private var stopDeadline: Int64 = 0
  private var nextSweep: Int64 = 0

  private let inbox: JobInbox
  private let thread = Atomic<UInt>(0)
  private let stopRequested = Atomic<Bool>(false)

  static let bufferSize = 64 * 1024
  /// Even if tasks keep waking each other, the sockets get their turn.
  private static let roundsPerTurn = 32

  private static let wakeToken = Acceptor.token - 1

  init(index: Int, core: ServerCore, listener: Listener, configuration: Configuration) throws(SystemError) {
    self.index = index
    self.core = core
    poller = try Poller()
    inbox = try JobInbox()
    encoder = ResponseEncoder(fixedFields: configuration.fixedFields, compression: configuration.compression)
    inputBuffer = .allocate(capacity: Self.bufferSize)
    try poller.add(inbox.wakeUp.raw, events: Poller.readable, token: Self.wakeToken)
    acceptor = try Acceptor(listener, core: core, poller: poller)
  }

  deinit {
    inputBuffer.deallocate()
    fileBuffer.deallocate()
  }

  // MARK: Executor

  /// Whether the caller runs on the loop's thread.
  var isCurrent: Bool { thread.load(ordering: .relaxed) == UInt(pthread_self()) }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    if isCurrent {
      ready.append(job)
    } else if !inbox.put(job) {
      // The server has stopped and a handler has outlived it: it finishes on the common pool, without a connection.
      globalConcurrentExecutor.enqueue(ExecutorJob(job))
    }
  }

  /// From any thread.
  func requestStop() {
    stopRequested.store(true, ordering: .releasing)
    inbox.wakeUp.signal()
  }

  // MARK: The loop

  /// Runs until it is stopped.
  func run() {
    thread.store(UInt(pthread_self()), ordering: .relaxed)
    nextSweep = clock.now + core.times.sweep
    while !mayEnd {
      let events = poller.wait(milliseconds: patience)
      clock.tick()
      for event in events { dispatch(event) }
      runTasks()
      if clock.now >= nextSweep { sweep() }
      if !isStopping, stopRequested.load(ordering: .acquiring) { beginStop() }
      core.service.batchDidEnd?()
    }
    finishRunning()
  }

  /// How long to wait for events.
  private var patience: Int32 {
    if !ready.isEmpty || !finished.isEmpty { return 0 }
    if connections.count == 0, acceptor.pausedUntil == nil, !isStopping { return -1 }
    return Int32(clamping: max(1, nextSweep - clock.now + 1))
  }

  private func dispatch(_ event: csystem_event) {
    switch event.token {
    case Acceptor.token: accept()
    case Self.wakeToken:
      inbox.wakeUp.clear()
      hasMail = true
    default: connections[event.token]?.handle(event.events)
    }
  }

  private func runTasks() {
    for _ in 0..<Self.roundsPerTurn {
      if hasMail {
        hasMail = false
        inbox.take(into: &taken)
      } else if ready.isEmpty, finished.isEmpty {
        return
      }
      let executor = asUnownedTaskExecutor()
      for job in taken { job.runSynchronously(on: executor) }
      taken.removeAll(keepingCapacity: true)
      let now = ready
      ready = []
      for job in now { job.runSynchronously(on: executor) }
      let ended = finished
      finished = []
      for exchange in ended { finish(exchange) }
    }
  }

  // MARK: Exchanges

  func didStartWaiting() { waitingTasks += 1 }

  /// A handler that had been suspended has answered. Its connection goes on outside the task.
  func didFinish(_ exchange: Exchange) {
    // Unless the loop has ended before it.
    if isCurrent { finished.append(exchange) }
  }

  private func finish(_ exchange: Exchange) {
    waitingTasks -= 1
    exchange.task = nil
    guard let connection = exchange.connection else { return }
    connection.finish(exchange)
    connection.resume()
  }

  // MARK: Connections

  private func accept() {
    acceptor.accept(at: clock.now, poller: poller, makeRoom: makeRoom, add: add)
    if let until = acceptor.pausedUntil { nextSweep = min(nextSweep, until) }
  }

  private func makeRoom() -> Bool {
    let silent = connections.longestSilent(at: clock.now)
    for connection in silent { connection.close() }
    return !silent.isEmpty
  }

  private func add(_ arrival: Acceptor.Arrival) -> Bool {
    let token = connections.token(for: arrival.descriptor)
    guard (try? poller.add(arrival.descriptor, events: Poller.readable, token: token)) != nil else { return false }
    connections.insert(
      Connection(
        loop: self, descriptor: arrival.descriptor, token: token, peer: arrival.peer, client: arrival.client))
    if connections.count == 1 { nextSweep = clock.now + core.times.sweep }
    return true
  }

  /// The connection is about to close its descriptor.
  func remove(_ connection: Connection) {
    connections.remove(connection)
    core.places.giveBack(of: connection.client)
  }

  /// Checks every deadline.
  private func sweep() {
    let now = clock.now
    nextSweep = now + core.times.sweep
    for connection in connections.all {
      if let connection, connection.deadline <= now { connection.timeOut() }
    }
    acceptor.resume(at: now, poller: poller)
    if let until = acceptor.pausedUntil { nextSweep = min(nextSweep, until) }
    if isStopping, now >= stopDeadline { resetAll() }
  }

  // MARK: The end

  private func beginStop() {
    isStopping = true
    stopDeadline = clock.now + core.times.stop
    if acceptor.isOnlyOwner { accept() }
    acceptor.close(poller: poller)
    for connection in connections.all { connection?.stop() }
    nextSweep = min(nextSweep, stopDeadline)
  }

  private func resetAll() {
    for connection in connections.all { connection?.reset() }
  }

  /// A handler that ignores its cancellation is waited for once more as long as the stop may take.
  private var mayEnd: Bool {
    guard isStopping, connections.count == 0, ready.isEmpty, finished.isEmpty else { return false }
    return waitingTasks == 0 || clock.now >= stopDeadline + max(core.times.stop, 100)
  }

  private func finishRunning() {
    let executor = asUnownedTaskExecutor()
    for job in inbox.close() { job.runSynchronously(on: executor) }
    finished = []
    while !ready.isEmpty {
      let now = ready
      ready = []
      for job in now { job.runSynchronously(on: executor) }
    }
    thread.store(0, ordering: .relaxed)
  }
}
