import System

/// The thread of a loop.
enum LoopThread {
  /// If no thread can be created, the loop ends at once.
  static func start(_ loop: EventLoop, ended: @escaping @Sendable () -> Void) {
    do {
      try Thread.start("http-\(loop.index)") {
        loop.run()
        ended()
      }.detach()
    } catch {
      loop.core.logger.error("No thread for an event loop.", metadata: ["code": "\(error.code)"])
      ended()
    }
  }
}
