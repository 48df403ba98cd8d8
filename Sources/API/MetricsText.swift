import Glibc
import OneStop
import OneStopStore
import Operations
import Web

/// The figures of the running program, in the text format of Prometheus (version 0.0.4).
struct MetricsText {
  let text: String

  init(state: LoopState, snapshot: some Snapshot, now: Moment) throws {
    var lines = Lines()
    lines.begin("motcua_requests_total", "counter", "Requests answered, by class of address and class of status.")
    for kind in RequestClass.allCases {
      for hundred in RequestCounts.statuses {
        let sum = state.shared.requests(kind, hundred)
        if sum > 0 { lines.add("motcua_requests_total{class=\"\(kind.rawValue)\",status=\"\(hundred)xx\"}", sum) }
      }
    }
    lines.one(
      "motcua_writer_waiting", "gauge", "Changes waiting for the next commit.", state.store.writer.waitingCount)

    let day = Period(from: now.date, to: now.date) ?? Period(monthOf: now.date)
    let total = try ReportBuilder(catalogue: Catalogue(), for: .everyone).total(
      of: day, scope: .city, from: snapshot, now: now)
    lines.one("motcua_dossiers_received_today", "gauge", "Dossiers received today.", total.received.total)
    lines.one("motcua_dossiers_ended_today", "gauge", "Dossiers ended today.", total.ended.total)
    lines.one("motcua_dossiers_open", "gauge", "Dossiers that have not ended.", total.open.total)
    lines.one("motcua_dossiers_overdue", "gauge", "Open dossiers past their due moment.", total.open.overdue)
    if let pages = MetricsText.residentPages() {
      lines.one(
        "process_resident_memory_bytes", "gauge", "Memory held by the process.",
        pages * Int(sysconf(Int32(_SC_PAGESIZE)))
      )
    }
    text = lines.text
  }

  /// The second number in `/proc/self/statm`, see proc(5).
  private static func residentPages() -> Int? {
    guard let file = fopen("/proc/self/statm", "re") else { return nil }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 256)
    guard fgets(&buffer, Int32(buffer.count), file) != nil else { return nil }
    let line = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let numbers = line.split(separator: " ")
    return numbers.count > 1 ? Int(numbers[1]) : nil
  }

  private struct Lines {
    var text = ""

    mutating func begin(_ name: String, _ kind: String, _ help: String) {
      text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
    }

    mutating func add(_ name: String, _ value: Int) { text += "\(name) \(value)\n" }

    mutating func one(_ name: String, _ kind: String, _ help: String, _ value: Int) {
      begin(name, kind, help)
      add(name, value)
    }
  }
}
