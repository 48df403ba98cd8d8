import API
import HTTPServer
import Pages
import Web

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
    service.didAnswer = { [requestCounts] path, status in
      requestCounts.add(path.map(RequestClass.init(path:)) ?? .malformed, status: status.code)
    }
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
