import HTTPServer
import Web

/// The lanes of a portal.
struct Lanes: Sendable {
  private let lanes: [Lane]

  /// - Parameter makeService: makes one lane's service, with a state of its own.
  init(count: Int, _ makeService: () throws -> LoopService) throws {
    lanes = try (0..<max(1, count)).map { _ in try Lane(makeService()) }
  }

  /// What an event loop calls.
  ///
  /// - Parameter own: answers what needs no database; nil for the rest.
  func service(own: @escaping PromptHandler) -> LoopService {
    var service = LoopService { [self] request, context in
      let lane = free
      return try await lane.run { try await lane.answer(request, context).streaming(on: lane) }
    }
    service.prompt = own
    service.errorResponder = { [self] error, request, context in
      let lane = free
      return await lane.run { await lane.service.errorResponder?(error, request, context) ?? Response() }
    }
    return service
  }

  /// The one with the fewest requests in hand.
  private var free: Lane { lanes.min { $0.load < $1.load } ?? lanes[0] }

  func close() { for lane in lanes { lane.close() } }
}

extension Response {
  /// The same, but what writes its content runs on the lane whose connection it reads.
  fileprivate consuming func streaming(on lane: Lane) -> Response {
    guard case .stream(let stream) = body else { return self }
    body = .stream(
      ResponseStream(length: stream.length) { writer in try await lane.run { try await stream.write(writer) } })
    return self
  }
}
