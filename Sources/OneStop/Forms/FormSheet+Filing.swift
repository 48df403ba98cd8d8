/// What the dossier takes from a form.
extension FormSheet {
  /// The first field with the role that is asked and answered.
  private func field(_ role: FieldRole) -> Field? {
    fields.first { field in
      field.field.role == role && field.places.contains { values[$0] != nil }
    }
  }

  private func text(_ role: FieldRole) -> String? { field(role).flatMap { values[$0.place]?.text } }

  /// nil without a name.
  ///
  /// - Parameter lists: for the names of provinces.
  package func applicant(_ lists: FormLists) -> Applicant? {
    guard let name = text(.applicantName) else { return nil }
    let identity = field(.applicantIdentity)
    let isEnterprise = identity.map { $0.field.type == .input(.taxCode) } ?? false
    let applicant = Applicant(
      kind: isEnterprise ? .enterprise : .citizen, name: name,
      identity: identity.flatMap { values[$0.place]?.text }.map { IdentityNumber(stored: $0) },
      phone: text(.applicantPhone).map { PhoneNumber(stored: $0) },
      email: text(.applicantEmail).flatMap { EmailAddress($0) },
      address: field(.applicantAddress).map { address($0, lists) } ?? "",
      birthDate: isEnterprise ? nil : field(.applicantBirthDate).flatMap { values[$0.place]?.date })
    return filing(applicant)
  }

  /// Where whoever files can be reached by one of the channels: by their own number, or as the form says.
  package func contact(_ channels: [MessageChannel]) -> Recipient? {
    let phone = (self[.phone]?.text ?? text(.applicantPhone)).map { PhoneNumber(stored: $0) }
    let email = text(.applicantEmail).flatMap { EmailAddress($0) }
    for channel in channels {
      switch channel {
      case .email: if let email { return .email(email) }
      case .sms: if let phone, phone.isMobile { return .sms(phone) }
      }
    }
    return nil
  }

  /// The address by which the agency is found; nil where the form asks for none, or it was not answered.
  /// Of several, the first that lies in the city's own province.
  package func place(_ lists: FormLists, province: String? = nil) -> String? {
    let home = fields.first { $0.isAddressOfPlace && province != nil && values[$0.provincePlace]?.text == province }
    return (home ?? field(.place)).map { address($0, lists) }
  }

  package var summary: String? { text(.summary) }

  /// The four digits that a draft's link needs besides, once the phone number of whoever files is there.
  package var digits: String? { (self[.phone]?.text ?? text(.applicantPhone)).map { String($0.suffix(4)) } }

  /// `86 Lê Thánh Tôn, Phường Sài Gòn, Thành phố Hồ Chí Minh`
  private func address(_ field: Field, _ lists: FormLists) -> String {
    guard case .composite = field.field.type else { return values[field.place]?.text ?? "" }
    let keys: [CompositeType.Key] = [.street, .commune, .district, .province]
    return keys.compactMap { key -> String? in
      var place = field.place
      place.name += "." + key.rawValue
      guard let text = values[place]?.text else { return nil }
      return key == .province ? lists.entry(text, in: .provinces)?.name.vietnamese ?? text : text
    }.joined(separator: ", ")
  }

  /// The fields of files that are asked, with the paper that each is.
  package var filePapers: [(field: String, paper: String)] {
    fields.compactMap { field in
      guard case .input(.files(let rule)) = field.field.type else { return nil }
      return (field.field.key.description, rule.paper ?? "")
    }
  }
}

extension Filing {
  /// The event that begins a dossier that was filed by a form and that nobody has accepted yet.
  package func filed(at moment: Moment, by actor: Actor = .applicant) -> DossierEvent {
    DossierEvent(at: moment, recordedAt: moment, actor: actor, kind: .filed, due: nil)
  }

  /// The event by which its files come with it; nil without any.
  package func papers(_ files: [AttachedFile], at moment: Moment, by actor: Actor = .applicant) -> DossierEvent? {
    guard !files.isEmpty else { return nil }
    return DossierEvent(at: moment, recordedAt: moment, actor: actor, kind: .papersAdded(files), due: nil)
  }
}

extension FormSheet {
  /// What is filed: the answers of what is asked, without what stayed from before a choice was changed.
  package func asked(_ answers: FormAnswers) -> FormAnswers {
    var asked = FormAnswers()
    for field in fields {
      if case .group = field.field.type {
        let key = field.field.key.description
        asked.rows[key] = field.rows.map { row in
          row.flatMap { [$0.place] + $0.partPlaces }.reduce(into: [:]) { kept, place in
            let texts = answers[place]
            if !texts.isEmpty { kept[place.name] = texts }
          }
        }
      } else {
        for place in [field.place] + field.partPlaces where !answers[place].isEmpty {
          asked.fields[place.name] = answers[place]
        }
      }
    }
    return asked
  }
}
