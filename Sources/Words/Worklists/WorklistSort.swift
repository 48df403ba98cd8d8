/// What a list may be sorted by, by the name that the address has.
package enum WorklistSort: String, CaseIterable, Sendable {
  case due = "han"
  case received = "nhan"
  case code = "ma"
  case applicant = "ten"
}
