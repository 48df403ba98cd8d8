import OneStop
import Operations
import Web
import Words

extension Visit {
  /// The list of the dossiers that a figure of a report counts: late ones with their causes and, if the report is as of
  /// now, overdue ones in the worklist. nil where the reader may not see such a list, or none has exactly these
  /// dossiers.
  func figureLists(
    of report: Report, _ question: ReportQuestion, _ choice: ReportChoice
  ) throws -> (ReportColumn, Report.Row?) -> Address? {
    let account = try account
    let (catalogue, today) = (catalogue, now.date)
    let isOfNow = report.asOf != report.period.to.next.start
    let hasChildren = !catalogue.children(of: account.agency).isEmpty
    return { column, row in
      guard choice.field.isEmpty else { return nil }
      var agency = choice.agency
      var procedure = ""
      switch row.map({ ($0.key, report.grouping) }) {
      case (let key, .agency)?: agency = key
      case (let key, .procedure)?: procedure = key
      case (_, .field)?: return nil
      case nil: break
      }
      switch column {
      case .late where procedure.isEmpty:
        return LateCausesAddress(period: report.period, agency: agency).address
      case .overdue where isOfNow && account.role.has(.handleDossiers):
        // A worklist covers one agency, or those below without the reader's own.
        if agency.isEmpty, hasChildren { return nil }
        if !agency.isEmpty {
          guard let code = AgencyCode(agency), account.sees(code, in: catalogue, on: today) else { return nil }
          if code == account.agency { agency = "" }
        }
        var list = WorklistQuestion(FormContent([(name: AgencyScope.field, value: agency)]))
        list.filter.procedure = procedure.isEmpty ? nil : ProcedureCode(procedure)
        return list.address(.overdue)
      default: return nil
      }
    }
  }
}
