import CSystem
import Glibc
import Synchronization

/// A thread that waits for its sockets and runs its handlers.
///
/// As a task executor it runs the tasks of its requests, so a handler's code between two suspensions runs here, whoever
/// resumed it. Unchecked: but for `inbox`, `thread` and `stopRequested`, only the loop's thread touches what is here.
final class EventLoop: TaskExecutor, @unchecked Sendable {
  let index: Int
  let core: ServerCore
  let poller: Poller
  var clock = LoopClock()
  var parser = HeadParser()
  var encoder: ResponseEncoder
  /// Answers of the connection whose turn it is, until they are sent.
  var output = OutputBuffer()
  let inputBuffer: UnsafeMutableBufferPointer<UInt8>
  private(set) lazy var fileBuffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.bufferSize, alignment: 16)

  private var listener: Listener?
  private var isAccepting = false
  private var acceptsAgain: Int64 = 0
  /// By descriptor.
  private var connections: [Connection?] = []
  private var connectionCount = 0
  private var generation: UInt32 = 0
  private var ready: [UnownedJob] = []
  private var taken: [UnownedJob] = []
  /// Somebody has put jobs into the inbox.
  private var hasMail = false
  private var finished: [Exchange] = []
  /// Tasks of requests that are suspended, or wait to run.
  private var waitingTasks = 0
  private(set) var isStopping = false
  private var stopDeadline: Int64 = 0
  private var nextSweep: Int64 = 0

  private let inbox: JobInbox
  private let thread = Atomic<UInt>(0)
  private let stopRequested = Atomic<Bool>(false)

  static let bufferSize = 64 * 1024
  /// A refused accept is tried again after so many milliseconds.
  private static let acceptPause: Int64 = 100
  private static let acceptsPerTurn = 64
  /// How long a connection may be silent before it makes room where none is left, in milliseconds.
  private static let timeToSpeak: Int64 = 1_000
  private static let closedForRoom = 64
  /// Tasks that keep waking each other let the sockets have their turn.
  private static let roundsPerTurn = 32

  private static let listenerToken = UInt64.max
  private static let wakeToken = UInt64.max - 1

  init(index: Int, core: ServerCore, listener: Listener, configuration: Configuration) throws(SystemError) {
    self.index = index
    self.core = core
    self.listener = listener
    poller = try Poller()
    inbox = try JobInbox()
    encoder = ResponseEncoder(fixedFields: configuration.fixedFields, compression: configuration.compression)
    inputBuffer = .allocate(capacity: Self.bufferSize)
    try poller.add(inbox.wakeUp.raw, events: Poller.readable, token: Self.wakeToken)
    try poller.add(listener.raw, events: Poller.readable, token: Self.listenerToken)
    isAccepting = true
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
      // The server has stopped and a handler has outlived it: it ends on the common pool, without a connection.
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
    if connectionCount == 0, listener == nil || isAccepting, !isStopping { return -1 }
    return Int32(clamping: max(1, nextSweep - clock.now + 1))
  }

  private func dispatch(_ event: csystem_event) {
    switch event.token {
    case Self.listenerToken: accept()
    case Self.wakeToken:
      inbox.wakeUp.clear()
      hasMail = true
    default:
      let descriptor = Int(truncatingIfNeeded: event.token & 0xFFFF_FFFF)
      // An event of this batch may be for a connection that is closed by now, and its descriptor used again.
      guard descriptor < connections.count, let connection = connections[descriptor], connection.token == event.token
      else { return }
      connection.handle(event.events)
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

  /// A handler that had been suspended has answered. Its connection goes on outside of its task.
  func didFinish(_ exchange: Exchange) {
    // Not one that ends after the loop has.
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
    guard let listener else { return }
    for _ in 0..<Self.acceptsPerTurn {
      guard core.places.reserve() || makeRoom() && core.places.reserve() else {
        pauseAccepting(listener)
        return
      }
      switch listener.accept() {
      case .connection(let descriptor, let peer):
        add(descriptor, peer)
      case .nothing:
        core.places.giveBack()
        return
      case .exhausted:
        core.places.giveBack()
        core.logger.warning("No descriptor is left for a connection.")
        pauseAccepting(listener)
        return
      }
    }
  }

  /// Closes the connections that have been silent longest. What has just come is given the time to speak.
  /// - Returns: whether there were any.
  private func makeRoom() -> Bool {
    let silent = connections.compactMap { connection in
      connection?.silentSince.flatMap { $0 + Self.timeToSpeak <= clock.now ? (since: $0, connection) : nil }
    }
    let oldest = silent.sorted { $0.since < $1.since }.prefix(Self.closedForRoom)
    for (_, connection) in oldest { connection?.close() }
    return !oldest.isEmpty
  }

  private func add(_ descriptor: Int32, _ peer: PeerAddress) {
    let client = core.client(of: peer)
    guard client.map(core.places.admit) ?? true else {
      Socket.close(descriptor)
      core.places.giveBack()
      return
    }
    Socket.sendAtOnce(descriptor)
    generation &+= 1
    // The two reserved tokens have descriptors that no kernel gives.
    let token = UInt64(generation) << 32 | UInt64(UInt32(bitPattern: descriptor))
    guard (try? poller.add(descriptor, events: Poller.readable, token: token)) != nil else {
      Socket.close(descriptor)
      core.places.giveBack()
      if let client { core.places.dismiss(client) }
      return
    }
    while connections.count <= Int(descriptor) { connections.append(nil) }
    connections[Int(descriptor)] = Connection(
      loop: self, descriptor: descriptor, token: token, peer: peer, client: client)
    connectionCount += 1
    if connectionCount == 1 { nextSweep = clock.now + core.times.sweep }
  }

  /// The connection is about to close its descriptor.
  func remove(_ connection: Connection) {
    connections[Int(connection.descriptor)] = nil
    connectionCount -= 1
    core.places.giveBack()
    if let client = connection.client { core.places.dismiss(client) }
  }

  private func pauseAccepting(_ listener: Listener) {
    poller.remove(listener.raw)
    isAccepting = false
    acceptsAgain = clock.now + Self.acceptPause
    nextSweep = min(nextSweep, acceptsAgain)
  }

  /// Looks at every deadline.
  private func sweep() {
    let now = clock.now
    nextSweep = now + core.times.sweep
    for connection in connections {
      if let connection, connection.deadline <= now { connection.timeOut() }
    }
    if !isAccepting, let listener {
      if now >= acceptsAgain, (try? poller.add(listener.raw, events: Poller.readable, token: Self.listenerToken)) != nil
      {
        isAccepting = true
      } else {
        nextSweep = min(nextSweep, now + Self.acceptPause)
      }
    }
    if isStopping, now >= stopDeadline { abortAll() }
  }

  // MARK: The end

  private func beginStop() {
    isStopping = true
    stopDeadline = clock.now + core.times.stop
    // Who is in the kernel's queue was promised a connection: by us, unless a successor has the socket too.
    if listener?.isInherited == false { accept() }
    if let listener, isAccepting { poller.remove(listener.raw) }
    listener?.close()
    listener = nil
    for connection in connections { connection?.stop() }
    nextSweep = min(nextSweep, stopDeadline)
  }

  private func abortAll() {
    for connection in connections { connection?.reset() }
  }

  /// A handler that ignores its cancellation is waited for no longer than as long again as the stop may take.
  private var mayEnd: Bool {
    guard isStopping, connectionCount == 0, ready.isEmpty, finished.isEmpty else { return false }
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
