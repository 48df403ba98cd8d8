import API
import HTTPServer
import HTTPTypes
import Pages
import Web

extension SharedState {
  /// What a loop answers itself where its requests are otherwise answered on lanes: static files, and whether the
  /// program lives.
  func ownAnswers(assets files: StaticFiles) -> PromptHandler {
    var router = Router()
    router.get("/assets/{name...}", prompt: files.handler)
    router.get("/health/live", prompt: HealthEndpoints.live)
    let prompt = router.prompt
    return { request, context in
      guard request.path.hasPrefix("/assets/") || request.path == "/health/live" else { return nil }
      return try prompt?(request, context)
    }
  }

  /// Counts the answers of one loop.
  func counting() -> @Sendable (String?, HTTPResponse.Status) -> Void {
    let counts = makeRequestCounts()
    return { path, status in counts.add(path.map(RequestClass.init(path:)) ?? .malformed, status: status.code) }
  }
}

extension LoopState {
  /// The service that a loop of the server calls.
  package func service(assets files: StaticFiles) -> LoopService {
    var router = router()
    router.get("/assets/{name...}", prompt: files.handler)
    return service(router)
  }

  package func service(_ router: Router) -> LoopService {
    var service = LoopService(router: router, errorResponder: errorResponder(problem: problem))
    // The batch's read transaction ends with the batch.
    service.batchDidEnd = { [reader] in reader.endBatch() }
    service.didAnswer = shared.counting()
    return service
  }

  /// Every route except that of the assets.
  package func router() -> Router {
    var routes = Routes(state: self)
    routes.addPages()
    routes.addAPI()
    routes.addHealth(page: Routes.home)
    return routes.router
  }
}
