import Database
import OneStop

extension Snapshot {
  /// How long the procedure's finished dossiers took from their intake, over all agencies, in working time without
  /// pauses.
  package func timesToEnd(of procedure: ProcedureCode) throws(StoreError) -> TimeHistogram {
    var histogram = TimeHistogram()
    try connection.forEach(
      "SELECT bucket, sum(count) FROM step_times WHERE procedure = $1 AND step = 0 GROUP BY bucket", procedure
    ) { histogram.add($0.int(1), bucket: $0.int(0)) }
    return histogram
  }
}
