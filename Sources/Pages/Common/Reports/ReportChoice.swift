/// What a leader has chosen from a report to look at more closely.
struct ReportChoice: Hashable {
  var agency = ""
  var field = ""

  var pairs: [(name: String, value: String)] { [(name: "co-quan", value: agency), (name: "linh-vuc", value: field)] }
}
