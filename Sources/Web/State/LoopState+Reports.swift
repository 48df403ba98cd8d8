import OneStop
import Operations

extension LoopState {
  package func reportBuilder(_ catalogue: Catalogue, for audience: ReportBuilder.Audience) -> ReportBuilder {
    ReportBuilder(catalogue: catalogue, vietnamese: words(.vietnamese), english: words(.english), for: audience)
  }
}
