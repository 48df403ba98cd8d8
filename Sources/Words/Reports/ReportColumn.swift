import OneStop

/// The figures of a row, in the order of the columns in files.
package enum ReportColumn: String, CaseIterable, Sendable {
  case online, direct, postal, received, carriedOver, transferredIn
  case early, onTime, late, refused, withdrawn, stopped, endedUndated, ended, transferredOut
  case withinTime, overdue, paused, openUndated, open
  case repeatSupplements, corrections

  package func value(_ figures: ReportFigures) -> Int {
    switch self {
    case .online: figures.received.online
    case .direct: figures.received.direct
    case .postal: figures.received.postal
    case .received: figures.received.total
    case .carriedOver: figures.carriedOver
    case .transferredIn: figures.transferred.in
    case .early: figures.ended.early
    case .onTime: figures.ended.onTime
    case .late: figures.ended.late
    case .refused: figures.ended.refused
    case .withdrawn: figures.ended.withdrawn
    case .stopped: figures.ended.stopped
    case .endedUndated: figures.ended.undated
    case .ended: figures.ended.total
    case .transferredOut: figures.transferred.out
    case .withinTime: figures.open.withinTime
    case .overdue: figures.open.overdue
    case .paused: figures.open.paused
    case .openUndated: figures.open.undated
    case .open: figures.open.total
    case .repeatSupplements: figures.repeatSupplements
    case .corrections: figures.corrections
    }
  }
}
