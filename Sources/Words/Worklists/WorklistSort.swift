/// The orders of a list; the raw value is the name in its address.
package enum WorklistSort: String, CaseIterable, Sendable {
  case due = "han"
  case received = "nhan"
  case code = "ma"
  case applicant = "ten"
}
