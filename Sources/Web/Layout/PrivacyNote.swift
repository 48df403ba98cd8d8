import Markup
import OneStop
import Operations
import Words

/// What people are told where their data is taken, in one breath, and where the rest stands.
package struct PrivacyNote {
  private let door: PrivacyDoor
  private let words: Words

  package init(_ door: PrivacyDoor, words: Words) { (self.door, self.words) = (door, words) }

  package var html: HTML {
    let text = words.privacy.doors[door](["hotline": words.hotline])
    return "<p class=\"soft small\">\(text) <a href=\"\(Address.privacy)\">\(words.privacy.more)</a></p>"
  }
}
