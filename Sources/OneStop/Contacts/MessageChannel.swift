/// The ways in which a message goes out.
package enum MessageChannel: String, Hashable, Sendable, CaseIterable {
  case email, sms
}
