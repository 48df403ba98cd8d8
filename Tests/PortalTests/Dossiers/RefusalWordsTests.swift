import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Words

@Suite struct RefusalWordsTests {
  private static let moment = Moment("2018-06-15T17:00") ?? Moment(microseconds: 0)
  static let all: [Refusal] = [
    .notAllowed(.finish, in: .handedOver), .inTheFuture(moment), .beforeLastEvent(moment), .causeMissing, .noteMissing,
    .papersMissing, .amountMissing, .newDueMissing, .newDueTooEarly(moment), .alreadyExtended(to: moment), .noDueMoment,
    .stepMissing,
    .asksItself, .questionMissing, .answerMissing, .noSuchConsultation,
    .consultationOver(.lapsed, at: moment), .consultationOver(.withdrawn, at: moment),
    .consultationOver(.overtaken, at: moment), .stillToAnswer(moment),
  ]

  @Test("Every refusal has a sentence of its own, without an unfilled place", arguments: Language.allCases)
  func sentences(_ language: Language) throws {
    let words = try Resources.words(language)
    let sentences = RefusalWordsTests.all.map { words.sentence($0) }
    #expect(Set(sentences).count == sentences.count)
    for sentence in sentences {
      #expect(sentence.hasSuffix("."))
      #expect(!sentence.contains("{"))
    }
  }

  @Test("A moment is said in the reader's language, and a forbidden action by its name and the status")
  func filled() throws {
    let words = try Resources.words(.vietnamese)
    #expect(words.sentence(.newDueTooEarly(RefusalWordsTests.moment)).contains("17 giờ 00, thứ Sáu, 15/06/2018"))
    #expect(
      words.sentence(.notAllowed(.finish, in: .handedOver))
        == "Hồ sơ đang ở trạng thái “Đã trả kết quả” nên không thực hiện được việc “Xử lý xong”.")
  }
}
