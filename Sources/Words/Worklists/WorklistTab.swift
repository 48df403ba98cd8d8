/// The worklists; the raw value is the name in their address.
package enum WorklistTab: String, CaseIterable, Sendable {
  case mine = "cua-toi"
  case filed = "cho-tiep-nhan"
  case dueToday = "hom-nay"
  case dueSoon = "sap-den-han"
  case overdue = "qua-han"
  case likelyLate = "de-tre"
  case waiting = "tam-dung"
  case awaitingAnswers = "cho-tra-loi"
  case toHandOver = "cho-tra"
  case open = "tat-ca"
}
