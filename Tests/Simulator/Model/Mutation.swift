/// A rule that the model is made to get wrong, to see that a run finds it. The program itself is never changed.
enum Mutation: String, CaseIterable, Sendable {
  case firstDayCounts, cutoffIsIgnored, nothingRestarts, paymentStopsNothing
  case serialsGoOn, lateNeedsNoCause, clerksFinish, takersKeep
  case silenceAtDueMoment, undoneEndLeavesQuestionsOver, undoneEndsStay, transferKeepsHolder
  case filedCountAsOpen, handOverDecidesLateness, transfersAreReceived
  case noticesAreNotOvertaken, refusedMessagesAreRetried, secondRating, tokensAreForgotten
  case reminderOnDueDay, everyWeekReported, daysOffMoveNothing, undoneQuestionIsTold
}
