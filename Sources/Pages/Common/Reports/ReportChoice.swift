/// The part of a report that a leader has chosen for a closer look.
struct ReportChoice: Hashable {
  var agency = ""
  var field = ""

  var pairs: [(name: String, value: String)] { [(name: "co-quan", value: agency), (name: "linh-vuc", value: field)] }
}
