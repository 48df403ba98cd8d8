import JSON
import OneStop

/// A report as JSON, for other programs.
package struct ReportJSON {
  package let report: Report
  /// Ratings, where the report includes them, as the public figures do.
  package let ratings: PublicRatings?

  package init(report: Report, ratings: PublicRatings? = nil) {
    self.report = report
    self.ratings = ratings
  }

  package var bytes: [UInt8] {
    JSONWriter.bytes(capacity: 480 * (report.rows.count + 1) + 128) { writer in
      writer.object { json in
        json.member("from", text: report.period.from)
        json.member("to", text: report.period.to)
        json.member("as_of", report.asOf)
        json.member("by", report.grouping.rawValue)
        json.member("late_entries", report.lateEntries)
        if let period = ratings?.period {
          json.member("satisfaction_from", text: period.from)
          json.member("satisfaction_to", text: period.to)
        }
        json.member("rows", array: report.rows) { list, row in
          list.object { json in
            json.member("key", row.key)
            json.names(row.name)
            write(row.figures, ratings?.row(row.key), to: &json)
          }
        }
        json.member("total", object: { write(report.total, ratings?.total, to: &$0) })
      }
    }
  }

  private func write(_ figures: ReportFigures, _ ratings: PublicRatings.Row?, to json: inout JSONWriter) {
    json.member("received") {
      $0.member("online", figures.received.online)
      $0.member("direct", figures.received.direct)
      $0.member("postal", figures.received.postal)
    }
    json.member("carried_over", figures.carriedOver)
    json.member("transferred_in", figures.transferred.in)
    json.member("ended") {
      $0.member("early", figures.ended.early)
      $0.member("on_time", figures.ended.onTime)
      $0.member("late", figures.ended.late)
      $0.member("refused", figures.ended.refused)
      $0.member("withdrawn", figures.ended.withdrawn)
      $0.member("stopped", figures.ended.stopped)
      $0.member("undated", figures.ended.undated)
    }
    json.member("transferred_out", figures.transferred.out)
    json.member("open") {
      $0.member("within_time", figures.open.withinTime)
      $0.member("overdue", figures.open.overdue)
      $0.member("paused", figures.open.paused)
      $0.member("undated", figures.open.undated)
    }
    json.member("repeat_supplements", figures.repeatSupplements)
    json.member("corrections", figures.corrections)
    json.member("on_time_rate", figures.onTimeRate)
    guard let ratings else { return }
    json.member("satisfaction") {
      $0.member("satisfied", ratings[.satisfied])
      $0.member("partly", ratings[.partly])
      $0.member("unsatisfied", ratings[.unsatisfied])
    }
  }
}
