extension Procedure {
  /// What the law says about asking the agency; nil where it says nothing.
  package func consultation(with agency: Agency) -> Procedure.Consultation? {
    consultations.first { consultation in
      switch consultation.asked {
      case .agency(let code): agency.answers(to: code)
      case .every(let kind): kind == agency.kind
      }
    }
  }
}
