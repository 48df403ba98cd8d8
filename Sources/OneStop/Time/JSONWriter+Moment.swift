import JSON

extension JSONWriter {
  /// RFC 3339 with the offset of Viet Nam.
  package mutating func moment(_ moment: Moment) {
    string { moment.writeRFC3339(to: &$0) }
  }

  /// null where there is no moment.
  package mutating func member(_ name: StaticString, _ moment: Moment?) {
    self.name(name)
    if let moment { self.moment(moment) } else { null() }
  }
}
