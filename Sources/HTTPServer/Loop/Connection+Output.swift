/// From the loop's output and the queue to the socket.
extension Connection {
  /// Sends what has gathered in the loop's output.
  func flush() {
    guard !loop.output.isEmpty else { return }
    defer { loop.output.removeAll() }
    guard !isClosed else { return }
    if state.isBlocked {
      hold(.bytes(loop.output.array(), from: 0))
      return
    }
    switch Socket.send(descriptor, loop.output.bytes) {
    case .moved(let count):
      if count < loop.output.count { hold(.bytes(loop.output.array(from: count), from: 0)) }
    case .wouldBlock: hold(.bytes(loop.output.array(), from: 0))
    case .failed: reset()
    }
  }

  /// Sends a piece of a streamed answer.
  func send(_ bytes: [UInt8]) {
    if bytes.count <= 4096 {
      loop.output.append(bytes)
      flush()
    } else {
      sendLarge(bytes)
    }
    watch()
  }

  /// Sends the loop's output and these bytes with it, without copying them.
  func sendLarge(_ bytes: [UInt8]) {
    guard !isClosed else {
      loop.output.removeAll()
      return
    }
    if state.isBlocked {
      flush()
      hold(.bytes(bytes, from: 0))
      return
    }
    let ahead = loop.output.count
    let outcome = bytes.withUnsafeBytes { Socket.send(descriptor, loop.output.bytes, $0) }
    var sent = 0
    switch outcome {
    case .moved(let count): sent = count
    case .wouldBlock: break
    case .failed:
      loop.output.removeAll()
      reset()
      return
    }
    if sent < ahead { hold(.bytes(loop.output.array(from: sent), from: 0)) }
    loop.output.removeAll()
    if sent < ahead + bytes.count { hold(.bytes(bytes, from: max(0, sent - ahead))) }
  }

  func enqueue(_ piece: OutputQueue.Piece) {
    hold(piece)
    sendQueued(isTurn: false)
  }

  private func hold(_ piece: OutputQueue.Piece) {
    if queue == nil { queue = OutputQueue() }
    queue?.append(piece)
    state.outputBlocked(at: loop.clock.now)
  }

  /// A long queue is sent in steps, so that one fast reader does not keep the loop from the others.
  private static let stepsPerTurn = 16

  /// The socket takes bytes again.
  /// - Parameter isTurn: false within a turn, which goes on by itself.
  func sendQueued(isTurn: Bool = true) {
    var steps = Self.stepsPerTurn
    while let piece = queue?.head {
      steps -= 1
      guard steps >= 0 else { return }
      switch send(piece) {
      case .moved(let offset):
        state.outputMoved(at: loop.clock.now)
        queue?.advance(to: offset)
      case .wouldBlock: return
      case .failed:
        reset()
        return
      }
    }
    queue = nil
    carryOut(state.outputDrained(at: loop.clock.now))
    if isTurn { resume() }
  }

  /// - Returns: the offset reached in the piece.
  private func send(_ piece: OutputQueue.Piece) -> Socket.Outcome {
    switch piece {
    case .bytes(let bytes, let from):
      let outcome = bytes.withUnsafeBytes { Socket.send(descriptor, UnsafeRawBufferPointer(rebasing: $0[from...])) }
      if case .moved(let count) = outcome { return .moved(from + count) }
      return outcome
    case .file(let content, let from):
      let buffer = loop.fileBuffer
      let wanted = min(buffer.count, content.length - from)
      guard let read = content.file.read(into: buffer, count: wanted, at: content.offset + from), read > 0 else {
        // The file is shorter than promised: only a broken connection tells the client.
        return .failed
      }
      let outcome = Socket.send(descriptor, UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[0..<read]))
      if case .moved(let count) = outcome { return .moved(from + count) }
      return outcome
    }
  }
}
