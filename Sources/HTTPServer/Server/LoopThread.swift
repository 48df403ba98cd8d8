import CSystem
import Glibc

/// The thread of a loop.
enum LoopThread {
  private final class Start {
    let loop: EventLoop
    let ended: () -> Void

    init(_ loop: EventLoop, _ ended: @escaping () -> Void) {
      self.loop = loop
      self.ended = ended
    }
  }

  /// pthread_create(3), detached. If no thread can be created, the loop ends at once.
  static func start(_ loop: EventLoop, ended: @escaping @Sendable () -> Void) {
    let start = Unmanaged.passRetained(Start(loop, ended))
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        let start = Unmanaged<Start>.fromOpaque(pointer).takeRetainedValue()
        csystem_name_thread("http-\(start.loop.index)")
        start.loop.run()
        start.ended()
        return nil
      }, start.toOpaque())
    if code == 0 {
      pthread_detach(thread)
    } else {
      start.release()
      loop.core.logger.error("No thread for an event loop.", metadata: ["code": "\(code)"])
      ended()
    }
  }
}
