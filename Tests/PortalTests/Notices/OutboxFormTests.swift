import OneStop
import Testing

@testable import Markup
@testable import Operations
@testable import Pages

@Suite("What can be done about a message, on its page as a value") struct OutboxFormTests {
  @Test(
    "What waits or could not be delivered is sent again, unless it is under way; what is over is not",
    arguments: [(.waiting, 1), (.failed, 1), (.sent, 0), (.withdrawn, 0)] as [(MessageState, Int)])
  func forms(_ state: MessageState, _ count: Int) throws {
    let elements = try PageElements(PageSample.outbox(PageFixtures(), state).page.content)
    #expect(elements.named("form").map { $0["action"] } == Array(repeating: "\(Address.sendAgain(0))", count: count))
  }
}
