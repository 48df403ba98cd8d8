import Markup
import OneStop

// What is wrong with a field, by why its rule does not take it.

extension IntakeMistakeWords {
  package func tooLong(_ count: Int, limit: Int) -> HTML {
    tooLong(count: count, ["limit": tooLong.number(limit)])
  }

  package func sentence(_ mistake: NameMistake) -> HTML {
    switch mistake {
    case .text(.tooLong(let count, let limit)): tooLong(count, limit: limit)
    case .text(.empty), .text(.invisible), .text(.saysNothing), .text(.controls): nameMissing.html
    case .card: nameIsCard.html
    }
  }

  package func sentence(_ mistake: IdentityNumber.Mistake, for kind: Applicant.Kind) -> HTML {
    switch mistake {
    case .character(let character): identityCharacter(["character": HTML(text: String(character))])
    case .passport(let count): passport(count: count)
    case .digits(let count):
      switch kind {
      case .citizen: identity(count: count)
      case .enterprise: taxCode(count: count)
      case .organisation: organisationNumber(count: count)
      }
    }
  }

  package func sentence(_ mistake: PhoneNumber.Mistake) -> HTML {
    switch mistake {
    case .character(let character): phoneLetters(["character": HTML(text: String(character))])
    case .beginning: phoneStart.html
    case .length(let count): phoneLength(count: count)
    }
  }

  package func sentence(_ lack: MessageChannel.Lack) -> HTML {
    switch lack {
    case .email: noticeEmail.html
    case .phone: noticePhone.html
    case .mobile: noticeMobile.html
    }
  }
}
